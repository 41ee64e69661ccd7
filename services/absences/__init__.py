"""Absences (afwezigheid): why somebody is not at the table, whether they were phoned, and who tells them afterwards.

Not here: the answer itself, and taking part by telephone or on the screen (services/invitations).
"""
