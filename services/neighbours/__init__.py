"""Neighbours (een collega uit een buurgemeente): who takes over one case until a date, and is gone after it.

Not here: who may open a case (services/cases/openings.py), being asked to work here (services/members).
Start at actions.py.
"""
