"""Local: everything that `make run` and `make test` start on one machine. Nothing here runs in production.

Start at __main__.py. PostgreSQL, Redis, the mail sink and the sign-in each have a file; processes.py keeps
them alive.
"""
