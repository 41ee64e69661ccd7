"""Signing in (aanmelden): to the identity provider and back, the choice of a municipality, signing out.

Sessions themselves are rows: tenants/sessions.py. Which providers there are is data: tenants/providers.py.
Start at pages.py.
"""
