"""May this person hear it, and why: two sentences and their source per ground.

{who} is the person, {client} the client, {key_worker} the municipality's word.
The codes are those of services/consents/hearing.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass

BOOK = "Draaiboek LCO Kempen, §5.2"


@dataclass(frozen=True)
class Sentences:
    """Whether, why, and where that comes from; `tag` says it in a word or two."""

    tag: str
    whether: str
    why: str
    source: str = BOOK


HEARING: Mapping[str, Sentences] = {
    "own": Sentences(
        "mag alles horen",
        "{client} mag alles horen wat over {client} gaat.",
        "Het beroepsgeheim geldt niet tegenover de cliënt zelf.",
    ),
    "shared-secrecy": Sentences(
        "mag dit horen",
        "{who} mag horen wat nodig is voor de hulp.",
        "{who} heeft beroepsgeheim, net als de andere hulpverleners, en {client} weet ervan.",
        f"gedeeld beroepsgeheim: {BOOK}",
    ),
    "same-team": Sentences(
        "mag dit horen",
        "{who} mag horen wat nodig is voor de hulp.",
        "{who} heeft beroepsgeheim en werkt in dezelfde dienst als {coordinator.the}.",
        f"gezamenlijk beroepsgeheim: {BOOK}, voetnoot 1",
    ),
    "bound-by-role": Sentences(
        "mag dit horen",
        "{who} mag horen wat {client} deelt.",
        "{client} koos {who} zelf. Wie {key_worker} of vertrouwenspersoon is, is ook gebonden door beroepsgeheim.",
    ),
    "explicit-yes": Sentences(
        "mag dit horen",
        "{who} mag horen wat {client} deelt.",
        "{client} zei uitdrukkelijk ja op {who}, en op wat er besproken wordt.",
        f"uitdrukkelijke toestemming: {BOOK}",
    ),
    "family-yes": Sentences(
        "mag dit horen",
        "{who} mag horen wat {client} deelt.",
        "{who} hoort bij het gezin, en {client} zei uitdrukkelijk ja.",
        f"uitdrukkelijke toestemming: {BOOK}",
    ),
    "other-law-yes": Sentences(
        "alleen wat is afgesproken",
        "{who} hoort alleen waar {client} uitdrukkelijk ja op zei.",
        "{who} werkt voor politie of justitie en kan verslag uitbrengen bij een rechter. {client} weet dat.",
        f"ander wettelijk kader, casusoverleg: {BOOK}",
    ),
    "other-law": Sentences(
        "eerst vragen",
        "{who} hoort nog niets. Vraag het eerst aan {client}.",
        "{who} werkt voor politie of justitie en kan verslag uitbrengen bij een rechter. "
        "Zeg dat eerst aan {client}.",
        f"ander wettelijk kader, casusoverleg: {BOOK}",
    ),
    "ask-duty": Sentences(
        "eerst vragen",
        "{who} hoort nog niets. Vraag eerst of {who} beroepsgeheim heeft.",
        "Zonder beroepsgeheim hoort {who} alleen waar {client} uitdrukkelijk ja op zegt.",
    ),
    "family-ask": Sentences(
        "eerst vragen",
        "{who} hoort nog niets. Vraag eerst aan {client} of {who} dit mag horen.",
        "Familie heeft geen beroepsgeheim: {client} zegt er uitdrukkelijk ja op.",
    ),
    "discretion-ask": Sentences(
        "eerst vragen",
        "{who} hoort nog niets. Vraag eerst aan {client} of {who} dit mag horen.",
        "{who} heeft alleen discretieplicht: daarvoor is een uitdrukkelijk ja van {client} nodig.",
    ),
    "no-duty-ask": Sentences(
        "eerst vragen",
        "{who} hoort nog niets. Vraag eerst aan {client} of {who} dit mag horen.",
        "{who} heeft geen zwijgplicht: daarvoor is een uitdrukkelijk ja van {client} nodig.",
    ),
    "not-welcome": Sentences(
        "hoort niets",
        "{who} hoort niets van dit overleg.",
        "{client} wil liever niet dat {who} erbij is.",
    ),
    "emergency": Sentences(
        "alleen in nood",
        "{who} hoort alleen wat in deze nood nodig is, en niets meer.",
        "{client} zei hier geen ja op. Waarom het toch gedeeld wordt, staat bij “Delen in nood”.",
        f"noodtoestand, acuut gevaar of meldplicht: {BOOK}",
    ),
    "no-consent": Sentences(
        "hoort nog niets",
        "{who} hoort nog niets.",
        "{client} heeft nog geen toestemming gegeven. Zonder dat ja is er geen overleg.",
    ),
    "withdrawn": Sentences(
        "hoort niets meer",
        "{who} hoort niets meer.",
        "{client} trok de toestemming in. De hulp loopt gewoon door.",
    ),
}

# What somebody may tell the others at this table, from their own duty and that of the others (rows 78 to 82).
TELLS: Mapping[str, str] = {
    "free": "{who} mag zelf vertellen wat van {who} is.",
    "team": "{who} mag zelf vertellen wat nodig is: de anderen werken in dezelfde dienst.",
    "necessary": "{who} mag zelf vertellen wat nodig is, aan wie in dezelfde dienst werkt.",
    "informed": "{who} mag zelf vertellen wat nodig is voor de hulp: {client} weet ervan en zegt ja.",
    "explicit-given": "{who} mag zelf vertellen wat nodig is: {client} zei uitdrukkelijk ja op wie erbij is.",
    "explicit": "{who} mag zelf alleen vertellen waar {client} uitdrukkelijk ja op zegt.",
}
TEAM = "Met {colleagues} werkt {who} in dezelfde dienst: onder elkaar geldt het gezamenlijk beroepsgeheim."
TEAM_DISCREET = (
    "Met {colleagues} werkt {who} in dezelfde dienst: onder elkaar mag wat nodig is voor het werk."
)
