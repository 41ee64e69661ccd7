"""Preparations (voorbereiding): the client's kit "Mijn overleg", and each participant's three minutes.

Start at kits.py (the client, and who is family) and contributions.py (helpers and friends). What becomes an agenda
of it is decided in services/consultations/agenda.py.
"""
