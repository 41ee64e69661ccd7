"""Pages of how it goes (zelfredzaamheid): for the coordinator at a case, and at a guest's own link.

Both have the same pages: acts.py answers, coordinator.py and guest.py open the door. scale.py is for who administers.
"""
