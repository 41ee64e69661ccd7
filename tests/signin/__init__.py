"""Signing in: the journey to the provider and back, sessions, forged requests, kept forms."""
