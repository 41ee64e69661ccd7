"""Phone calls (belletjes, belblad): who was called about a sitting, by whom, when, and what came of it.

What somebody answered stands with the invitation. Start at actions.py; who may not be called is in rules.py.
"""
