"""Infra: how the product runs. Settings, database, queue, mail, sign-in, paper, the clock and the log.

Nothing here knows the field. Start at settings.py: everything that an environment can change stands there.
"""
