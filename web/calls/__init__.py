"""Belblad, for the coordinator: everyone of one table with number, answer, input, consent and who called.

Everything a guest can do by link is one click here; start at pages.py. What is shown is collected in view.py.
"""
