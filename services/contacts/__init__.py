"""Contacts (contacten): professionals a municipality works with, shared with its networks or not.

Never family, never a case: a contact is somebody of a service, by work phone and work mail. Start at actions.py.
"""
