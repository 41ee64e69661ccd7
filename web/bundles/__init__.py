"""Bundles (bundels): the network's desk, and what a municipality does with the answers. Start at handlers.py."""
