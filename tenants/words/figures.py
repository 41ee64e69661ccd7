"""Dutch for figures: what each number is called, what it counts, and what it does not say."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """A figure: its name, what exactly is counted, and the names of its parts."""

    name: str
    counts: str
    parts: Mapping[str, str]


FACES = {"yes": "ja", "mostly": "meestal", "hardly": "weinig", "no": "nee", "skipped": "overgeslagen"}
ROOTS: Mapping[str, Told] = {
    "requests": Told("Aanvragen", "Elke aanvraag telt in het kwartaal waarin ze binnenkwam.", {}),
    "held": Told(
        "Overleggen die plaatsvonden",
        "Elk overleg telt in het kwartaal waarin het gehouden is, ook een opvolgoverleg.",
        {},
    ),
    "not-held": Told(
        "Overleggen die niet doorgingen",
        "De tafel stond klaar, en het overleg is niet gehouden. Dat is niemands schuld.",
        {},
    ),
    "called-off": Told("Overleggen die vooraf afgezegd zijn", "Afgezegd voor de dag zelf.", {}),
    "done": Told(
        "Opvolging: gedaan",
        "Hoe vaak iemand liet weten dat een afspraak gedaan is. Stappen van cliënten tellen nooit mee.",
        {},
    ),
    "moved": Told("Opvolging: andere datum", "Hoe vaak een datum verschoof. Dat is gewoon.", {}),
    "signals": Told(
        "Knelpunten",
        "Wat in de gemeente zelf is opgeschreven en niet ingetrokken. Op een blad: per vijf, 10 is 10 tot 14.",
        {},
    ),
    "evaluated": Told(
        "Cliënten gevraagd hoe het was", "Per overleg één vraag. Antwoorden hoeft niemand.", {}
    ),
}
GROUPS: Mapping[str, Told] = {
    "outcome": Told(
        "Wat kwam er uit de afweging?",
        "De laatste afweging van elke aanvraag.",
        {
            "consultation": "een overleg",
            "not-now": "nu niet",
            "other-form": "een andere vorm",
            "open": "nog geen afweging",
        },
    ),
    "way": Told(
        "Van aanvraag tot eerste tafel",
        "Dagen tussen de aanvraag en het eerste overleg. Wat overgenomen is of een opvolgoverleg was, staat apart.",
        {
            "two-weeks": "binnen 14 dagen",
            "month": "15 tot 31 dagen",
            "two-months": "32 tot 62 dagen",
            "longer": "langer",
            "again": "opvolging of overname",
        },
    ),
    "client": Told(
        "Zat de cliënt mee aan tafel?",
        "Alleen wat aan tafel genoteerd is. Niet genoteerd kan ook vergeten zijn.",
        {"there": "ja, genoteerd", "not-noted": "nee of niet genoteerd"},
    ),
    "people": Told(
        "Hoeveel mensen zaten er?",
        "Iedereen die aanwezig genoteerd is, de cliënt ook.",
        {
            "few": "tot 4 mensen",
            "some": "5 tot 8 mensen",
            "many": "meer dan 8 mensen",
            "not-noted": "niet genoteerd",
        },
    ),
    "key-worker": Told(
        "Was er een {key_worker}?",
        "Op de dag van het overleg. Zonder {key_worker} valt dat werk op {coordinator.the}.",
        {"with": "met {key_worker}", "without": "zonder {key_worker}"},
    ),
    "result": Told(
        "Wat bracht het overleg?",
        "Een ander resultaat, bij naam genoemd, is even goed: rust, inzicht, of weten wie wat doet.",
        {"plan": "afspraken of een plan", "other": "een ander resultaat"},
    ),
    "debrief": Told(
        "Terugkoppeling met de cliënt",
        "Binnen zeven dagen na het overleg.",
        {"within": "binnen zeven dagen", "after": "later", "open": "nog niet genoteerd"},
    ),
    "answered": Told("Antwoordde de cliënt?", "Zwijgen mag.", {"yes": "antwoordde", "no": "antwoordde niet"}),
    "relevance": Told("Past de hulp bij wat ik nodig heb?", "Wat cliënten kozen.", FACES),
    "impact": Told("Merk ik er thuis iets van?", "Wat cliënten kozen.", FACES),
    "fulfilment": Told("Sta ik er sterker voor?", "Wat cliënten kozen.", FACES),
    "coordination": Told("Telde ik mee aan tafel?", "Wat cliënten kozen.", FACES),
}
DEEDS: Mapping[str, str] = {
    "figures.sheet-made": "maakte het cijferblad van een jaar",
    "figures.shared": "deelde een cijfer met het netwerk",
    "figures.unshared": "stopte met een cijfer te delen",
}
REFUSED: Mapping[str, str] = {
    "figures.too-early": "Dat blad kan pas vanaf 31 januari na dat jaar: tot dan komen er nog antwoorden binnen.",
}
