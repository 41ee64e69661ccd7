"""Bottlenecks: what may stand in one, who may read the list, and who may see where it came from."""
