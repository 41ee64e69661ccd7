"""Signals (knelpunten): the structural bottleneck, marked in one sentence and listed for the municipality.

Not here: what leaves the municipality (services/bundles). Start at actions.py.
"""
