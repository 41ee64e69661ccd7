"""The schema of services/, in SQL, one file per change. A migration that has run anywhere is never changed."""
