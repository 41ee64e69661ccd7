"""What a network reads back: texts with a search, the table of themes, the map, the memory. Start at handlers.py."""
