"""Contacts: professionals a municipality works with, shared with its networks or not."""
