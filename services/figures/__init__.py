"""Figures (cijfers): what the work itself tells of a municipality in a year; counts, never about a client or a helper.

Nobody registers anything for it. Start at tree.py (which figures there are, and when they may be shown), then
queries.py (the own mirror), actions.py (the sheet of a year, what is shared with a network). Decision 0036.
"""
