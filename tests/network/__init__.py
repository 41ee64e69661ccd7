"""What the network sees, and what it never sees."""
