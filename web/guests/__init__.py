"""What a participant and the client see through their link: little at first, more after a code.

Start at entrance.py (who comes in how far), then show.py (which page that gives) and pages.py (what they send).
"""
