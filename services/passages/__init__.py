"""Passages (mijn afspraken): a helper proves a mail address once and sees the own agreements of every municipality.

Each municipality is still read through its own door: decision 0034. Start at proving.py, then doors.py.
"""
