"""The list of themes of a network, kept by people: rename, add, split, end. Start at pages.py."""
