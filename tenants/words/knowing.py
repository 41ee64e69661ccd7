"""Who knows what of somebody, said to that person: short sentences, A2 to B1. {name} is who knows it."""

from collections.abc import Mapping

from tenants.words.packs import Spoken

KNOWS = "{name} weet: {topics}."
NOT = "Niet: {topics}."
ALL = "{name} mag horen wat jij deelt."
NOTHING = "{name} weet niets."
NOT_YET = "{name} weet nog niets. We vragen het eerst aan jou."
SHARED = "Op {on} is dit in nood gedeeld met {whom}, zonder jouw ja: {what}"
NOBODY = "Niemand praat over: {topics}."
STAFF: Mapping[str, str] = {
    "coordinator": "{name} leidt het overleg en leest wat hier opgeschreven is.",
    "replacement": Spoken("{name} vervangt {coordinator.the} en leest wat hier opgeschreven is."),
    "chair": "{name} zit het overleg voor en leest wat hier opgeschreven is.",
    "reason": "{name} opende dit even, en moest zeggen waarom. Vraag gerust wat de reden was.",
}
LOOKED = "{name} keek naar {what}."
GROUNDS: Mapping[str, str] = {
    "coordinator": "leidt het overleg",
    "replacement": Spoken("vervangt {coordinator.the}"),
    "chair": "zit het overleg voor",
    "reason": "gaf een reden",
}
