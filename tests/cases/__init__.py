"""What people may and may not do with cases."""
