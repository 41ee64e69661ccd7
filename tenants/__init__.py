"""Tenants: for whom. Municipalities, networks, members, rights, isolation, audit and later work.

Nothing of the field is here. Start at door.py: whoever wants a row passes it.
"""
