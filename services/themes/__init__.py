"""Themes (thema's): what bottlenecks are about, a list per network that people keep, with words that suggest one.

A code stays; a name may change. Not here: what was sent under a theme (services/contributions). Start at queries.py.
"""
