"""Dutch words for what is to be done before a table: what, why, and the one link that helps.

{names} are first names, {client} is who the table is for; words of the municipality come with {key_worker}.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """One thing to do: the sentence while it is open, a word about it, the button and where it leads, and when done."""

    todo: str
    why: str
    button: str
    href: str
    done: str


SITTING, CASE = "/overleggen/{sitting}", "/situaties/{case}"
TODOS: Mapping[str, Said] = {
    "consent": Said(
        "Vraag het ja van {client}.",
        "Zonder dat ja nodig je niemand uit.",
        "Naar de toestemming",
        f"{CASE}/toestemming",
        "{client} zei ja",
    ),
    "date": Said(
        "Zoek een datum.",
        "Wat past voor {client} weegt het zwaarst.",
        "Naar de datum",
        f"{SITTING}/datumvraag",
        "Er is een datum",
    ),
    "goal": Said(
        "Vraag aan {client} wat {consultation} mag opleveren.",
        "Eén doel, in eigen woorden.",
        "Noteer het doel",
        f"{SITTING}/gegevens",
        "Het doel is bekend",
    ),
    "prepared": Said(
        "Bereid {client} voor.",
        "Met “Mijn overleg”, op het scherm of op papier.",
        "Naar de voorbereiding",
        f"{SITTING}/voorbereiding",
        "{client} is voorbereid",
    ),
    "in-the-way": Said(
        "Iets houdt mensen nog tegen om te komen ({count}).",
        "Bekijk wat jij kunt regelen.",
        "Bekijk wat tegenhoudt",
        f"{SITTING}/voorbereiding",
        "",
    ),
    "ask": Said(
        "Nodig {names} uit.",
        "Met een mail of op papier.",
        "Naar de uitnodigingen",
        f"{SITTING}/uitnodigingen",
        "Iedereen is uitgenodigd",
    ),
    "address": Said(
        "De mail aan {names} kwam niet aan.",
        "Bel, en vraag een ander adres.",
        "Naar het belblad",
        f"{SITTING}/belblad",
        "",
    ),
    "answers": Said(
        "{names}: nog geen antwoord.",
        "Een telefoontje helpt.",
        "Naar het belblad",
        f"{SITTING}/belblad",
        "Iedereen antwoordde",
    ),
    "absent": Said(
        "Bel {names}: die komt niet.",
        "Kan inbellen? Of vooraf iets meegeven?",
        "Naar het belblad",
        f"{SITTING}/belblad",
        "",
    ),
    "discuss-first": Said(
        "Bespreek eerst nog iets met {client} ({count}).",
        "Tot dan staat het niet op de agenda van de anderen.",
        "Naar de agenda",
        f"{SITTING}/agenda",
        "",
    ),
    "proposed": Said(
        "Bekijk wat voorgesteld is voor de agenda ({count}).",
        "Jij kiest wat erop komt.",
        "Naar de agenda",
        f"{SITTING}/agenda#voorgesteld",
        "",
    ),
    "practical": Said(
        "Regel wat praktisch nodig is: {names}.",
        "",
        "Regel het hieronder",
        f"{SITTING}/gereedheid#praktisch",
        "Het praktische is geregeld",
    ),
    "agenda": Said(
        "Laat weten dat de agenda klaarstaat.",
        "Ieder leest alleen wat die mag weten.",
        "Naar de agenda",
        f"{SITTING}/agenda#wie-kreeg-wat",
        "Iedereen heeft de agenda",
    ),
    "key-worker": Said(
        "{client} koos nog geen {key_worker}.",
        "Vraag het, dan weet iedereen bij wie {client} terechtkan.",
        "Noteer wie",
        f"{CASE}/spilfiguur",
        "Er is een {key_worker}",
    ),
    "sheet": Said(
        "Druk het aanwezigheidsblad af.",
        "Met de afspraken voor wie nog moet tekenen.",
        "Druk af",
        f"{SITTING}/aanwezigheidsblad",
        "Het aanwezigheidsblad is afgedrukt",
    ),
}
NEEDS: Mapping[str, tuple[str, str]] = {
    "reception": ("het onthaal", "Wie haalt iedereen op en brengt ze naar de zaal?"),
    "transport": ("het vervoer", "Raakt iedereen er?"),
    "childcare": ("de kinderopvang", "Wie zorgt voor de kinderen?"),
    "understanding": ("elkaar verstaan", "Tolk, slechthorend, lezen?"),
    "drinks": ("zaal en drank", "Water, koffie, een plek om even weg te gaan?"),
}
