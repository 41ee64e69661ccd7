"""Logs (logboek): who read or did what. Writing them is tenants/audit.py; start at queries.py."""
