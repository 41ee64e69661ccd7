"""What may and may not with a colleague of a neighbouring municipality."""
