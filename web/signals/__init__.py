"""Bottlenecks (knelpunten): mark one sentence in a case, rewrite it, send it; and the list of the municipality.

Start at pages.py; what leaves is shown by sending.py.
"""
