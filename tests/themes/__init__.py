"""The list of themes of a network."""
