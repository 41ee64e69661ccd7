"""Vandaag: what asks for me, most urgent first, then this week; empty and calm where nothing does.

Start at pages.py. What asks is found by the services; here it becomes a sentence and a way to act (of_*.py).
"""
