"""Beleid: what was done with bottlenecks at home, and the file of a year for the council. Start at pages.py."""
