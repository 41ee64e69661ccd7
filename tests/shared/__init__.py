"""What every page shares: seats, rows, fields."""
