"""Attacks on the running product: a crowd of municipalities at once, bad input by the thousand, injected SQL."""
