"""The agenda of nine points (row 117) in plain words; {teller} is who tells, mostly the client."""

from collections.abc import Mapping

TEMPLATE: Mapping[str, str] = {
    "welcome": "Welkom",
    "previous-report": "Klopt het verslag van vorige keer?",
    "previous-agreements": "Wat spraken we vorige keer af?",
    "goals": "{teller} vertelt",
    "varia": "Nog iets anders?",
    "agreements": "Wat spreken we af?",
    "closing": "Afronden",
    "next-date": "Wanneer zien we elkaar terug?",
    "evaluation": "Hoe was dit voor jou?",
}
