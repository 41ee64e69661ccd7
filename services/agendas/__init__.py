"""Agendas per person (agenda, agendablad): what each participant may read of it beforehand, and who got it.

The points themselves are in consultations. Start at queries.py; sending is in actions.py.
"""
