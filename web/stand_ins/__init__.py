"""Somebody is ill on the morning of a meeting: naming who stands in, and what that person needs."""
