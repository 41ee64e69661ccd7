"""Cases (cliëntsituaties): the client, the household, the circle, and who may open the case.

Not here: consent (services/consents) and the consultations. Start at actions.py.
"""
