"""Screens (het gedeelde scherm): a projector or tablet in the room shows what everybody present may see.

Pairing is in pairing.py, on and off in actions.py, what may be shown in rules.py, what is shown in showing.py.
"""
