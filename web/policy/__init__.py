"""Instellingen: what a municipality has set, by its administrator."""
