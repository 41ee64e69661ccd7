"""The law by number, in one place: the new Strafwetboek of 2026 counts its articles anew, so each says which count.

Named on papers for who doubts; what it means for one person stands in hearing.py.
"""

PENAL = "Strafwetboek, oude nummering"
SECRECY = f"Art. 458 {PENAL}: het beroepsgeheim, en de straf voor wie het schendt."
DANGER = f"Art. 458bis {PENAL}: spreken mag bij ernstig en dreigend gevaar voor wie zich niet kan weren."
CASE_CONFERENCE = f"Art. 458ter {PENAL}: het casusoverleg met politie of justitie. Dit overleg is dat niet."
YOUTH = "Art. 30 decreet integrale jeugdhulp: het cliëntoverleg in de jeugdhulp."

# On the sheet for a helper who doubts; in youth help one more.
ON_SHEET = (SECRECY, DANGER, CASE_CONFERENCE)
