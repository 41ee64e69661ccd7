"""What anybody reads of publications: pages in plain words, CSV, and what catalogues want to know. Start at handlers.py."""
