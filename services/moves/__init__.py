"""Moves (verhuizen): a client goes to live in another municipality, and the case goes along when the client says so.

What is offered stands in the municipality that has the case, with what the client agreed to. Accepting is one
crossing (decision 0015). Here, start at rules.py; the whole decision is in procedures/move_case.py.
"""
