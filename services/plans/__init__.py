"""Plans (hulpverleningsplannen): goals, steps, agreements, and the client's yes to them.

Who may read a plan is not decided here: that is consents and reports. Start at actions.py.
"""
