"""Invitations (uitnodigingen): who was asked, how, what they answered, by which link, what they signed.

Not here: who sits at the table (services/consultations) and the mails (jobs). Start at actions.py; what a
guest may see is in guests.py, how a guest comes in is in codes.py.
"""
