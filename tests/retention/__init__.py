"""Closing, keeping, erasing: when, what stops it, and that nothing stays."""
