"""Consents (toestemmingen): who may be there, what is not talked about, who may not know something.

Not GDPR consent, and not the yes to a goal or an agreement. Start at rules.py; withdrawing touches other
services too and is in procedures/withdraw_consent.py.
"""
