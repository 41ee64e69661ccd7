"""What somebody did for a network, as its log says it after a name. Never which text, and never from where it came."""

from collections.abc import Mapping

READ: Mapping[str, str] = {
    "text.read": "las een tekst na",
    "text.listed": "bekeek wat nog in te delen is",
    "text.contact-read": "bekeek wie gebeld mag worden over een tekst",
}
DEEDS: Mapping[str, str] = {
    "text.accepted": "aanvaardde een tekst",
    "text.refused": "stuurde een tekst terug",
    "text.coded": "deelde een tekst in",
    "theme.added": "voegde een thema toe",
    "theme.changed": "veranderde een thema",
    "theme.split": "splitste een thema",
    "theme.ended": "sloot een thema af",
    "theme.kept": "behield een thema",
    "publication.begun": "legde vast wat in een publicatie telt",
    "publication.ordered": "liet een publicatie maken",
    "publication.published": "maakte een publicatie openbaar",
    "publication.again": "begon een publicatie opnieuw",
    "publication.policy": "koos hoe vaak en vanaf hoeveel er gepubliceerd wordt",
    "network-member.asked": "vroeg iemand om voor het netwerk te werken",
    "network-member.asking-ended": "trok zo’n vraag in",
    "network-member.joined": "begon voor het netwerk te werken",
    "network-member.blocked": "blokkeerde iemand",
    "network-member.unblocked": "liet iemand weer toe",
    "network-municipality.began": "liet een gemeente beginnen",
    "network-municipality.asked": "vroeg iemand om een gemeente te beheren",
}
