"""Retention (bewaren en wissen): closing a case, how long it is kept, what stops that, and everything about one client.

Start at rules.py. What belongs to a case is asked of PostgreSQL, in reach.py.
"""
