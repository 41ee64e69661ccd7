"""Dutch words for the codes of requests and weighings."""

from collections.abc import Iterable, Mapping

from tenants.words.packs import Spoken, Words, spoken

REQUESTERS: Mapping[str, str] = {
    "helper": "Een hulpverlener",
    "client": "De cliënt zelf",
    "close": "Iemand die dicht bij de cliënt staat",
    "young-person": "Een jongere, voor zichzelf",
}
INFORMED: Mapping[str, str] = {"yes": "Ja", "no": "Nee, nog niet"}
CONSENTS: Mapping[str, str] = {
    "yes": "Ja, de cliënt zelf",
    "confidant": "Niet de cliënt, wel de vertrouwenspersoon",
    "no": "Nee",
}
LIVING: Mapping[str, str] = {"alone": "Alleen", "together": "Samen met anderen"}
PRESENCES: Mapping[str, str] = {"with": "Met de cliënt erbij", "without": "Zonder de cliënt"}
PLACES: Mapping[str, str] = {"home": "Bij de cliënt thuis", "other": "Ergens anders"}
URGENCIES: Mapping[str, str] = {
    "very": "Zeer dringend: liefst binnen de week",
    "fairly": "Eerder dringend: binnen de drie weken",
    "not-so": "Niet zo dringend: binnen de maand",
    "other": "Een ander moment",
}
URGENCY: Mapping[str, str] = {
    "very": "zeer dringend",
    "fairly": "eerder dringend",
    "not-so": "niet zo dringend",
    "other": "ander moment",
}
CHANNELS: Mapping[str, str] = {"public": "via de website", "phone": "per telefoon", "paper": "op papier"}
STAFF_CHANNELS: Mapping[str, str] = {"phone": "Per telefoon", "paper": "Op papier"}
OUTCOMES: Mapping[str, str] = {
    "consultation": Spoken("Een {consultation}"),
    "not-now": "Nu niet",
    "other-form": "Iets anders past beter",
}
STAGES: Mapping[str, str] = {
    "to-assign": "nog toe te wijzen",
    "to-call": "bellen: de cliënt weet nog van niets",
    "to-weigh": "nog af te wegen",
    "to-begin": Spoken("wordt een {consultation}"),
    "to-tell": "nog te zeggen aan de aanvrager",
    "next-step": "volgende stap is nu",
    "waiting": "wacht op de volgende stap",
    "joined": "hoort bij een andere aanvraag",
    "case": "werd een cliëntsituatie",
    "closed": "afgerond",
}

MARKS: Mapping[str, str] = {
    "to-assign": "toe te wijzen",
    "to-call": "bellen",
    "to-begin": Spoken("wordt een {consultation}"),
    "to-tell": "aanvrager inlichten",
    "next-step": "volgende stap",
}
BECAUSE: Mapping[str, str] = {
    "name": "dezelfde naam",
    "address": "hetzelfde adres",
    "phone": "hetzelfde telefoonnummer",
    "requester": "dezelfde aanvrager, kort na elkaar",
}


def outcome(code: str, words: Words) -> str:
    """In the middle of a sentence: `een overleg`, `nu niet`."""
    said = spoken(OUTCOMES[code], words)
    return said[:1].lower() + said[1:]


def because(codes: Iterable[str]) -> str:
    """What is the same in two requests."""
    return ", ".join(BECAUSE[code] for code in codes)
