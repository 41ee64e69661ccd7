"""Waar ben je aangemeld? The browsers of one identity, seen and ended by that person."""
