"""Readings (leeszaal, tabel, kaart, geheugen): what a network reads back of what it gathered, and what anybody reads.

Not here: counting and protecting (services/publications), deciding (services/bundles). Start at queries.py.
"""
