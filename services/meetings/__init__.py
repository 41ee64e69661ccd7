"""Meetings (aan tafel): what happens while people sit together: presence, notes, what goes well, new topics.

Agreements and goals are in services/plans, the report in services/reports. Start at course.py and rules.py.
"""
