"""Councils (gemeenteraad): what a municipality does itself with its bottlenecks, and its yearly file for the council.

To whom something was brought and what they answered (raising.py), which numbers may leave the desk (floors.py), the
file of a year, made once per version and never changed (actions.py). Not here: the bottlenecks themselves
(services/signals), and what goes to a network (services/contributions). Decision 0040.
"""
