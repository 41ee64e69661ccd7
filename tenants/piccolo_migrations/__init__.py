"""The schema of tenants/, in SQL, in order. A migration that has run anywhere is never changed."""
