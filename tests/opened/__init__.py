"""What anybody reads of publications: pages, CSV, metadata."""
