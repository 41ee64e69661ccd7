"""Bottlenecks (knelpunten): mark one sentence in a case, and the list of the municipality."""
