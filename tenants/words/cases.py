"""Dutch words for the codes of cases: who somebody is, which duty binds, who may open a case."""

from collections.abc import Mapping

from tenants.words.packs import Spoken

COORDINATOR_KINDS: Mapping[str, str] = {
    "external": "Van buitenaf: werkt voor een andere organisatie",
    "semi-external": "Zelfde organisatie, maar helpt deze cliënt niet",
    "internal": "Helpt deze cliënt zelf ook",
}
COORDINATOR_KIND: Mapping[str, str] = {
    "external": "komt van buitenaf",
    "semi-external": "werkt bij dezelfde organisatie, maar helpt de cliënt niet",
    "internal": "helpt de cliënt zelf ook",
}
CIRCLE_KINDS: Mapping[str, str] = {
    "client": "De cliënt",
    "family": "Familie of gezin",
    "network": "Iemand anders uit de omgeving: vriend, buur, vrijwilliger",
    "helper": "Hulpverlener of zorgverlener",
}
CIRCLE_KIND: Mapping[str, str] = {
    "client": "cliënt",
    "family": "familie",
    "network": "omgeving",
    "helper": "hulpverlener",
}
ROLES: Mapping[str, str] = {
    "care-giver": "Zorgverstrekker, met een RIZIV-nummer",
    "helper": "Helpt ook als hulpverlener",
    "requester": "Vroeg dit overleg aan",
    "note-taker": "Schrijft het verslag",
    "family": "Is ook familie",
    "friend": "Is ook een vriend of buur",
    "volunteer": "Is vrijwilliger",
    "trainee": "Loopt stage",
}
ROLE: Mapping[str, str] = {
    "care-giver": "zorgverstrekker",
    "helper": "hulpverlener",
    "requester": "aanvrager",
    "note-taker": "verslaggever",
    "family": "familie",
    "friend": "vriend of buur",
    "volunteer": "vrijwilliger",
    "trainee": "stagiair",
}
CIRCLE_GROUPS: Mapping[str, str] = {
    "client": "De cliënt",
    "family": "Familie en gezin",
    "network": "Uit de omgeving",
    "helper": "Hulpverleners",
}
SPARING: Mapping[str, str] = {
    "comes": "Komt mee aan tafel",
    "generalist": "Komt, en kan voor anderen spreken: de generalist",
    "can-wait": "Kan wachten",
    "taken-along": "Wordt meegenomen door iemand anders",
}
SPARED: Mapping[str, str] = {
    "comes": "komt mee aan tafel",
    "generalist": "de generalist",
    "can-wait": "kan wachten",
    "taken-along": "wordt meegenomen door {who}",
}
SECRECY: Mapping[str, str] = {
    "professional": "Beroepsgeheim",
    "discretion": "Alleen discretieplicht",
    "none": "Geen van beide",
    "unknown": "Dat weten we nog niet",
}
SECRECY_SHORT: Mapping[str, str] = {
    "professional": "beroepsgeheim",
    "discretion": "discretieplicht",
    "none": "geen zwijgplicht",
    "unknown": "zwijgplicht nog niet bekend",
}
SECTORS: Mapping[str, str] = {
    "social-services": "OCMW",
    "general-welfare": "CAW",
    "mental-health": "geestelijke gezondheidszorg (CGG, mobiel team, psychiatrie)",
    "pupil-guidance": "CLB",
    "disability": "hulp voor mensen met een handicap (dagcentrum, begeleid wonen)",
    "school": "school",
    "youth-help": "jeugdhulp",
    "early-years": "Kind en Gezin, Huis van het Kind",
    "physician": "arts, apotheker, vroedvrouw",
    "home-care": "thuiszorg, thuisverpleging, ziekenfonds",
    "housing": "woonmaatschappij",
    "work": "werk (VDAB, maatwerk)",
    "administrator": "bewindvoering",
    "debt-mediation": "schuldbemiddeling",
    "community-work": "buurtwerk, samenlevingsopbouw",
    "justice": "justitie",
    "police": "politie",
    "": "ergens anders, of dat weten we niet",
}
REPRESENTATIVES: Mapping[str, str] = {
    "parent": "Ouder van een minderjarige",
    "guardian": "Voogd",
    "administrator-of-goods": "Bewindvoerder over de goederen (geld, huis)",
    "administrator-of-person": "Bewindvoerder over de persoon",
}
REPRESENTATIVE: Mapping[str, str] = {
    "parent": "ouder",
    "guardian": "voogd",
    "administrator-of-goods": "bewindvoerder over de goederen",
    "administrator-of-person": "bewindvoerder over de persoon",
}
OPENINGS: Mapping[str, str] = {
    "coordinator": "coördineert deze situatie",
    "replacement": Spoken("vervangt {coordinator.the}"),
    "chair": "zit de overleggen voor",
    "reason": "opende met een reden",
    "barred": "mag niet openen",
}
ORDINALS = (
    "Eerste",
    "Tweede",
    "Derde",
    "Vierde",
    "Vijfde",
    "Zesde",
    "Zevende",
    "Achtste",
    "Negende",
    "Tiende",
)


def ordinal(number: int) -> str:
    """`Derde`, for the third; from eleven on in figures."""
    return ORDINALS[number - 1] if 0 < number <= len(ORDINALS) else f"{number}e"
