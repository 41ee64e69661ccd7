"""Dutch for what a municipality does with its bottlenecks, and for the file of a year for the council."""

from collections.abc import Mapping

WHOM: Mapping[str, str] = {
    "head-of-service": "het diensthoofd",
    "alderman": "de schepen",
    "college": "het college",
    "council": "de raad",
    "advisory-board": "een adviesraad",
    "other": "iemand anders",
}
STATUSES: Mapping[str, str] = {
    "heard": "gehoord, nog niets beslist",
    "taken-up": "iemand neemt het op",
    "in-part": "deels opgelost",
    "solved": "opgelost",
    "refused": "het gaat niet door",
}
# As a tag beside a line: good, ask or calm.
TONES: Mapping[str, str] = {
    "": "ask",
    "heard": "ask",
    "taken-up": "good",
    "in-part": "good",
    "solved": "good",
    "refused": "calm",
}
NO_ANSWER = "nog geen antwoord"
FEW = "geen getal: minder dan vijf situaties, of geen"
DEEDS: Mapping[str, str] = {
    "raising.noted": "schreef op dat een knelpunt aangekaart is",
    "raising.changed": "paste aan wat er aangekaart is",
    "raising.answered": "schreef een antwoord op een knelpunt op",
    "raising.taken-back": "haalde weg dat iets aangekaart is",
    "council.written": "schreef aan het jaardossier voor de raad",
    "council.chosen": "koos zinnen voor het jaardossier",
    "council.file-made": "maakte een jaardossier voor de raad",
    "council.file-printed": "haalde een jaardossier op papier",
    "listing.changed": "paste aan wat iedereen ziet bij “wie coördineert waar”",
    "listing.checked": "keek na wat iedereen ziet bij “wie coördineert waar”",
    "listing.own-changed": "koos wat anderen over zichzelf zien bij “wie coördineert waar”",
    "network.contact-changed": "paste aan wie men bij het netwerk belt",
}
REFUSED: Mapping[str, str] = {
    "raising.no-theme": "Kies een thema.",
    "raising.to-come": "Die dag komt nog. Kies vandaag of een dag die voorbij is.",
    "raising.answer-before": "Kies een dag die later komt dan de dag waarop je het aankaartte.",
    "raising.answer-to-come": "Die dag komt nog. Kies vandaag of een dag die voorbij is.",
    "raising.answer-too-early": "Dat is vroeger dan de dag waarop je het aankaartte.",
    "raising.no-plain-words": "Schrijf eerst bij het antwoord hetzelfde in gewone woorden. Dan kun je het geven.",
    "council.too-early": "Dat jaar is nog niet lang genoeg voorbij. Een dossier kan vanaf 31 januari.",
    "council.empty": "Er staat nog geen enkel thema in. Schrijf eerst bij één thema wat er misloopt.",
    "council.what-changed": "Schrijf in één zin wat er nieuw is. Wie de vorige versie las, ziet het dan meteen.",
    "council.too-many-quotes": "Kies er hoogstens drie. Twee of drie zinnen zeggen meer dan twintig.",
    "council.merged": "Van dit jaar zijn er al dossiers van de gemeenten van voor de fusie. Die blijven gelden.",
    "council.unread": "Kijk de woorden hieronder na. Zeggen ze niets over één mens? Vink dat dan aan.",
}


def band(low: int | None) -> str:
    """`5 tot 9 situaties`, or that there is no number, for whatever reason."""
    return FEW if low is None else f"{low} tot {low + 4} situaties"


def brought(to_whom: str, addressee: str) -> str:
    """`de schepen (Mia Voorbeeld, schepen van Wonen)`."""
    who = WHOM[to_whom]
    if not addressee:
        return who
    return addressee if to_whom == "other" else f"{who} ({addressee})"
