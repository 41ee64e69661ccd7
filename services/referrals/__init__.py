"""Referrals (aanvragen) and their weighing (afweging): who asks, and whether a consultation is the answer.

Not here: the case that may come of it (services/cases). Start at actions.py.
"""
