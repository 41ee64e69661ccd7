"""What the thanks say about when, per urgency: the code in the address is a term, nothing of the request."""

from collections.abc import Mapping

from services.referrals.tables import Urgency

TERMS: Mapping[str | None, str] = {
    Urgency.VERY: "week",
    Urgency.FAIRLY: "drie-weken",
    Urgency.NOT_SO: "maand",
    Urgency.OTHER: "anders",
}
CALL: Mapping[str, str] = {
    "week": "vandaag of de volgende werkdag",
    "drie-weken": "deze week nog, of begin volgende week",
    "maand": "binnen de week",
    "anders": "binnen de week",
}
THEN: Mapping[str, str] = {
    "week": "Komt er een overleg, dan liefst binnen de week.",
    "drie-weken": "Komt er een overleg, dan liefst binnen de drie weken.",
    "maand": "Komt er een overleg, dan liefst binnen de maand.",
    "anders": "Komt er een overleg, dan zoeken jullie samen een moment.",
}
