"""What people do for a client, in the client's words, and names of services that reveal something about a client."""

import re
from collections.abc import Mapping

# For the client's own page and letter, by where somebody works ("Leen, helpt met wonen").
HELPS: Mapping[str, str] = {
    "social-services": "helpt bij het OCMW",
    "general-welfare": "helpt als het moeilijk loopt",
    "mental-health": "helpt met hoe je je voelt",
    "pupil-guidance": "helpt rond school",
    "disability": "begeleidt jou",
    "school": "werkt op school",
    "youth-help": "helpt jou en je gezin",
    "early-years": "helpt met de kleine kinderen",
    "home-care": "helpt bij jou thuis",
    "housing": "helpt met wonen",
    "work": "helpt met werk",
    "administrator": "helpt met je geld",
    "debt-mediation": "helpt met je geld",
    "community-work": "helpt in de buurt",
}
# The same by the part of life that somebody brings to the table: closer than where they work.
HELPS_WITH: Mapping[str, str] = {
    "housing": "helpt met wonen",
    "health": "helpt met je gezondheid",
    "income": "helpt met je geld",
    "debts": "helpt met je geld",
    "children": "helpt met de kinderen",
    "network": "helpt met familie en vrienden",
    "work": "helpt met werk",
    "daytime": "helpt met wat je overdag doet",
    "administration": "helpt met papieren",
    "mobility": "helpt met op weg gaan",
}
# What stands where no function was written down and the organisation may not be named.
WITHOUT_FUNCTION: Mapping[str, str] = {"helper": "hulpverlener"}
OTHER_TASK = "medewerker met een andere opdracht"  # who may report to a judge is not called a helper

# Parts of names of services that tell why somebody needs help. Police are not here: they say who they are.
REVEALING = re.compile(
    r"justitie|probatie|reclassering|gevangenis|penitentiair|strafu|elektronisch toezicht|daderhulp"
    r"|drug|versla|alcohol|\baa\b|\bcad\b|ontwenning|gok|de sleutel|de kiem|free clinic|katarsis"
    r"|slachtoffer|vluchthuis|partnergeweld|seksueel geweld|family justice|veilig huis"
    r"|\bhiv\b|\bsoa\b|sensoa|zwangerschap|abortus|palliati"
    r"|psychiatr|forensi|suïcide|zelfmoord"
    r"|kerk|parochi|moskee|synagoge|imam|pastor|getuigen van jehova|vrijzinnig|religi"
    r"|fedasil|asiel|vluchteling|zonder papieren|çavaria|cavaria|lgbt|transgender",
    re.IGNORECASE,
)


def reveals(name: str) -> bool:
    """Whether the name of a service probably tells something about who goes there."""
    return REVEALING.search(name) is not None
