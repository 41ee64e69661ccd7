"""Words about the end of a series and its red thread."""

# What a series brought; a plan that is done is one of many good results. That it is stable, or that people go on
# together without a consultation, is why it ends: tenants/words/retention.py.
BROUGHT = {
    "goals": "Wat de cliënt wilde, is bereikt",
    "own-strength": "De cliënt kan zelf weer verder",
    "heard": "De cliënt voelt zich gehoord",
    "understanding": "Iedereen begrijpt elkaar beter",
    "priorities": "Het is duidelijk wat eerst komt",
    "on-hold": "Sommige dingen mogen even wachten",
    "tasks": "De taken zijn beter verdeeld",
    "shared-care": "De zorg wordt gedeeld",
}
BECAME = {
    "done": "gedaan",
    "runs": "loopt nog",
    "moved": "loopt nog, kreeg een andere dag",
    "let-go": "niet meer nodig",
}
# What stands beside a yes that was said before a case was opened again: "zei ja op 3 mei, in een vorige reeks".
EARLIER = "een vorige reeks"
# What becomes of an open agreement when the table meets again.
VERDICTS = {"keep": "Blijft", "move": "Een andere dag", "done": "Is gedaan", "let-go": "Hoeft niet meer"}
LET_GO = "Samen overlopen voor het opvolgoverleg"
HOLIDAYS = {
    "new-year": "Nieuwjaar",
    "easter-monday": "paasmaandag",
    "labour-day": "de Dag van de Arbeid",
    "ascension": "Hemelvaart",
    "whit-monday": "pinkstermaandag",
    "flanders": "de Vlaamse feestdag",
    "national-day": "de nationale feestdag",
    "assumption": "Onze-Lieve-Vrouw-Hemelvaart",
    "all-saints": "Allerheiligen",
    "armistice": "Wapenstilstand",
    "christmas": "Kerstmis",
}
# What stands in the way of a next date, told at the table.
IN_THE_WAY = {
    "holiday": "Dat is een feestdag: {about}.",
    "weekend": "Dat is een dag in het weekend.",
    "own-diary": "Jij hebt dan al een ander overleg.",
    "room": "De zaal is dan al bezet.",
    "absent": "{about} is er vandaag niet bij: vraag nog of die dag past.",
}
