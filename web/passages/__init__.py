"""Mijn afspraken: one page for a helper of several municipalities. Nothing here opens a case: see services/passages."""
