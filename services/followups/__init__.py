"""Followups (opvolging): what becomes of agreements, and the debrief (terugkoppeling) within the week.

Not here: the agreements themselves (services/plans). Start at actions.py; the client's own steps stand on no
list here (X21): they come back only as a nudge to the key worker.
"""
