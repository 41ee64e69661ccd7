"""What may and may not with requests and weighings."""
