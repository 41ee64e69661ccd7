"""Where a case stands and what comes next, in words. The codes are those of services/cases/stages.py.

{client}, {by} (the key worker, or the coordinator: "jij"), {day}, {clock}, {waiting} and {unasked} are filled in.
"""

from collections.abc import Mapping
from dataclasses import dataclass

STAGES: Mapping[str, str] = {
    "consent": "Toestemming",
    "preparation": "Voorbereiding",
    "table": "Aan tafel",
    "report": "Verslag",
    "follow-up": "Opvolging",
}
BEFORE = "Aanvraag"
BEFORE_AGAIN = "Vorige keer"
BEFORE_OURS = "Overgenomen"


@dataclass(frozen=True)
class StepWords:
    """What, why, and what the button says."""

    what: str
    why: str
    button: str


STEPS: Mapping[str, StepWords] = {
    "ask-consent": StepWords(
        "Vraag aan {client} wie erbij mag zijn, en waarover niet.",
        "Leg eerst uit waarvoor het overleg dient. Nee zeggen mag: de hulp loopt dan gewoon door.",
        "Noteer de toestemming",
    ),
    "respect-withdrawal": StepWords(
        "{client} wil nu geen overleg.",
        "Dat mag altijd, en de hulp loopt gewoon door. Wil {client} later toch, dan begin je hier opnieuw.",
        "Naar de toestemming",
    ),
    "fill-circle": StepWords(
        "Wie staat er rond {client}?",
        "Vraag het samen na: familie, vrienden, buren, hulpverleners.",
        "Voeg iemand toe",
    ),
    "plan": StepWords(
        "Kies een dag waarop {client} kan.",
        "Daarna zie je wie er nog bij hoort, en waarover het gaat.",
        "Plan het overleg",
    ),
    "find-date": StepWords(
        "Zoek samen een dag.",
        "Wie kan wanneer? Het beste moment staat eerst: {client} weegt het meest.",
        "Naar de datumvraag",
    ),
    "invite": StepWords(
        "Vraag iedereen voor {day}.",
        "{unasked} kreeg nog geen uitnodiging.",
        "Naar de uitnodigingen",
    ),
    "prepare": StepWords(
        "{client} vertelt wat op tafel mag komen.",
        "{by} doet dit samen met {client}: thuis, aan de telefoon of op papier.",
        "Noteer het doel",
    ),
    "wait-for-answers": StepWords(
        "{waiting} antwoordde nog niet.",
        "De herinnering vertrekt vanzelf. Even bellen mag ook.",
        "Wie komt er?",
    ),
    "ready": StepWords(
        "Alles staat klaar voor {day}.",
        "Er hoeft nu niets meer.",
        "Bekijk het overleg",
    ),
    "open-table": StepWords(
        "Jullie zitten vandaag rond de tafel, om {clock}.",
        "Bedank eerst {client}, dan de anderen.",
        "Open de tafel",
    ),
    "finish-report": StepWords(
        "Maak het verslag af.",
        "Kort is goed: de afspraken staan er al in.",
        "Naar het verslag",
    ),
    "debrief": StepWords(
        "Is {by} al langsgegaan bij {client}?",
        "Binnen de week, zonder publiek: wat bleef hangen, en klopt het ja nog?",
        "Noteer hoe het was",
    ),
    "plan-next": StepWords(
        "Wanneer zien jullie elkaar terug?",
        "Een vast moment geeft rust. Het mag ook ver weg liggen.",
        "Plan een opvolgoverleg",
    ),
}
