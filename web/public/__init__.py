"""Voor iedereen: find the coordinator of a municipality, and request a consultation. Nobody signs in here."""
