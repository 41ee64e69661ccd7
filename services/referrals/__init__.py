"""Referrals (aanvragen) and their weighing (afweging): who asks for a consultation, and is it the right answer now?

Not here: the case that may come of it (services/cases). Start at actions.py.
"""
