"""Preparing one sitting: "Mijn overleg" of client and family, three minutes of all others, and who is ready.

guest.py and minutes.py are behind a link; kit.py, behalf.py and overview.py are the coordinator's.
"""
