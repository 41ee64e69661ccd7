"""What a municipality has set."""
