"""Shared screens: pairing, what everybody present may see, what a screen may not, and that it hears of every change."""
