"""Opvolging: agreements that run, one of them, the debrief; for the coordinator and through a guest's link.

Start at pages.py; guests.py has what owners and the key worker see.
"""
