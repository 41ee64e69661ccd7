"""By which words in a name of a service or a function we recognise where somebody works."""

from collections.abc import Mapping

KNOWN: Mapping[str, str] = {
    "ocmw": "social-services",
    "sociaal huis": "social-services",
    "caw": "general-welfare",
    "cgg": "mental-health",
    "psycholoog": "mental-health",
    "psychiat": "mental-health",
    "clb": "pupil-guidance",
    "dagcentrum": "disability",
    "begeleid wonen": "disability",
    "leerkracht": "school",
    "school": "school",
    "jeugdhulp": "youth-help",
    "kind en gezin": "early-years",
    "huisarts": "physician",
    "huisdokter": "physician",
    "apotheker": "physician",
    "vroedvrouw": "physician",
    "thuiszorg": "home-care",
    "thuisverple": "home-care",
    "gezinszorg": "home-care",
    "ziekenfonds": "home-care",
    "mutualiteit": "home-care",
    "woonmaatschappij": "housing",
    "vdab": "work",
    "maatwerk": "work",
    "bewindvoer": "administrator",
    "schuldbemiddel": "debt-mediation",
    "buurtwerk": "community-work",
    "samenlevingsopbouw": "community-work",
    "justitie": "justice",
    "politie": "police",
    "wijkinspecteur": "police",
}


def sector_in(*words: str) -> str:
    """The sector that these words point at, or "" when none is recognised."""
    told = " ".join(words).casefold()
    return next((sector for known, sector in KNOWN.items() if known in told), "")
