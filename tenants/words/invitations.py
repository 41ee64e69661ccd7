"""Dutch words around being asked: where it stands, how, through whom, and a client's wishes."""

from collections.abc import Mapping

CHANNELS: Mapping[str, str] = {"mail": "met een mail", "paper": "op papier"}
PLACES: Mapping[str, str] = {
    "office": "Bij het OCMW of een dienst",
    "home": "Bij de cliënt thuis",
    "elsewhere": "Ergens anders",
    "online": "Op het scherm",
}
ANSWERS: Mapping[str, str] = {
    "yes": "Komt",
    "phone": "Belt in",
    "online": "Volgt op het scherm",
    "no": "Komt niet",
}

# What a calendar program of somebody else answered.
STRAY: Mapping[str, str] = {"yes": "komt", "no": "komt niet", "maybe": "misschien"}

# Where being asked stands: a word, and the kind of its tag.
STATES: Mapping[str, tuple[str, str]] = {
    "not-asked": ("nog niet gevraagd", "ask"),
    "asked": ("nog geen antwoord", "ask"),
    "bounced": ("mail kwam niet aan", "stop"),
    "misdirected": ("kwam bij iemand anders", "stop"),
    "yes": ("komt", "good"),
    "phone": ("belt in", "good"),
    "online": ("op het scherm", "good"),
    "no": ("verontschuldigd", "calm"),
}
WISHES: Mapping[str, str] = {
    "say": "wil zeggen",
    "not-this-topic": "praat liever niet over",
    "rather-without": "heeft er liever niet bij",
}
