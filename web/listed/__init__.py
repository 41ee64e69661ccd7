"""Wie coördineert waar: for everybody, kept by each municipality, whole for a network. Start at public.py."""
