"""Series (rode draad, afsluiten): what runs through the consultations round one client, and how they end.

Closing itself, and how long a case is kept, is in services/retention. Start at thread.py.
"""
