"""Contributions (bijdragen): rewritten bottlenecks as they arrive at a network, read a second time and coded there.

Nothing here knows a municipality or a case. Start at tables.py.
"""
