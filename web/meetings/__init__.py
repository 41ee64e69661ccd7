"""Pages at the table, for the one who types: /overleggen/{id}/tafel, its closing, and the client's yes apart."""
