"""Bundles (bundels): what several municipalities meet, asked of who can change it, and what was answered.

A bundle links contributions and overwrites none. No municipality, no case: answers travel back by the ids that the
origins hold. Start at actions.py; decision 0043.
"""
