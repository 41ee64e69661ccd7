"""Figures of a municipality: what is counted, what may be shown, what is shared."""
