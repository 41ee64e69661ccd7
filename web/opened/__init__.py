"""What anybody reads of publications: pages in plain words, CSV, metadata for catalogues. Start at handlers.py."""
