"""Members (medewerkers): asked to work here, let in, given roles, blocked, gone. Start in rules.py.

Who may come in is asked in tenants/members.py; which cases somebody may open is for services/cases.
"""
