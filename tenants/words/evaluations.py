"""Dutch for evaluating: four questions with their faces, the minute, short forms, the plan again.

The questions are data: another way to ask is another line here. The lists of the own mirror are in mirrors.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tenants.words.packs import Spoken


@dataclass(frozen=True)
class Face:
    """One of the four faces: what it says, its drawing, what the drawing shows."""

    words: str
    drawing: str
    shows: str


FACES: Mapping[str, Face] = {
    "yes": Face("Ja, zeker", "face-yes", "een gezicht dat breed lacht"),
    "mostly": Face("Ja, een beetje", "face-mostly", "een gezicht dat lacht"),
    "hardly": Face("Niet echt", "face-hardly", "een gezicht met een rechte mond"),
    "no": Face("Nee", "face-no", "een gezicht dat niet blij is"),
}
SKIPPED = "niets gezegd"


@dataclass(frozen=True)
class Asked:
    """One question, and a few more words."""

    words: str
    hint: str


# Per person who is asked: the client, somebody of the family, a child. The codes are the aspects of Feedback.
ASPECTS: Mapping[str, Mapping[str, Asked]] = {
    "client": {
        "relevance": Asked("Ging het over wat voor jou telt?", "Past de hulp bij wat jij nodig hebt?"),
        "impact": Asked("Merk je er thuis iets van?", "Is er iets lichter of makkelijker geworden?"),
        "fulfilment": Asked("Voel je je er sterker door?", "Geloof je meer in jezelf? Kies je meer zelf?"),
        "coordination": Asked(
            Spoken("Luisterde {coordinator.the} echt naar jou?"), "Kon jij meepraten zoals de anderen?"
        ),
    },
    "family": {
        "relevance": Asked(
            "Ging het over wat voor jullie telt?", "Past de hulp bij wat jullie nodig hebben?"
        ),
        "impact": Asked("Merken jullie er thuis iets van?", "Is er iets lichter of makkelijker geworden?"),
        "fulfilment": Asked("Geeft het jou meer kracht?", "Kun jij weer wat meer aan? Kies je meer zelf?"),
        "coordination": Asked(
            Spoken("Luisterde {coordinator.the} ook naar jou?"), "Kon jij meepraten zoals de anderen?"
        ),
    },
    "child": {
        "relevance": Asked(
            "Praatten we over wat jij belangrijk vindt?", "Thuis, op school, met je vrienden."
        ),
        "impact": Asked("Gaat het nu beter?", "Thuis of op school."),
        "fulfilment": Asked("Ben je trots op iets?", "Iets wat jij kunt, of wat jij koos."),
        "coordination": Asked(
            Spoken("Luisterde {coordinator.the} naar jou?"), "Mocht jij zeggen wat je wou?"
        ),
    },
}
# What an aspect is called where faces of several sittings stand side by side.
SHORT: Mapping[str, str] = {
    "relevance": "Ging het over wat telt?",
    "impact": "Merk je er iets van?",
    "fulfilment": "Voel je je sterker?",
    "coordination": "Werd er geluisterd?",
}


@dataclass(frozen=True)
class Completion:
    """A sentence to finish; what stands before the dots."""

    begins: str
    hint: str


# Sentences that somebody finishes in own words (002). Another one is another line.
COMPLETIONS: Mapping[str, Completion] = {
    "client": Completion("Ik kwam naar het overleg omdat …", "Maak de zin af, in je eigen woorden."),
    "family": Completion("Ik kwam mee naar het overleg omdat …", "Maak de zin af, in je eigen woorden."),
    "child": Completion("Ik was erbij omdat …", "Maak de zin af. Eén woord mag ook."),
    "helper": Completion("Zonder overleg zoals dit zou mijn werk …", "Maak de zin af. Eén zin is genoeg."),
}
MORE: Mapping[str, str] = {
    "client": "Wil je nog iets zeggen?",
    "family": "Wil je nog iets zeggen?",
    "child": "Wil je nog iets vertellen?",
}
READERS: Mapping[str, str] = {
    "coordinator": "Alleen {name}",
    "table": "Iedereen die aan tafel zat mag mijn woorden lezen",
    "nobody": "Niemand. Tel alleen de gezichten mee, bewaar geen woorden",
}
READ_BY: Mapping[str, str] = {
    "coordinator": Spoken("Alleen {coordinator.the} leest dit."),
    "table": "De woorden mogen aan tafel gezegd worden. De gezichten niet.",
    "nobody": "Niemand leest dit. De gezichten tellen alleen mee.",
}
WAYS: Mapping[str, str] = {
    "own": "op de eigen pagina",
    "phone": "aan de telefoon",
    "paper": "op papier",
    "neutral": "in een gesprek",
}
TICKS: Mapping[str, str] = {"yes": "Ja", "partly": "Een beetje", "no": "Nee"}
TABLE_WORD = "Vraag het luidop aan iedereen. Eén woord of één zin voor de hele tafel is genoeg. Hoeft niet."
MINUTE: Mapping[str, str] = {
    "was_useful": "Was dit overleg zijn tijd waard?",
    "client_had_say": "Kon de cliënt mee beslissen?",
}


@dataclass(frozen=True)
class Form:
    """A short form for who wants it: its title, why, and its lines."""

    title: str
    why: str
    lines: Mapping[str, str]
    more: str


FORMS: Mapping[str, Form] = {
    "strength": Form(
        "Maakte het jou sterker?",
        "Acht korte zinnen. Alles mag je overslaan.",
        {
            "heard": "Er werd eerlijk naar mij geluisterd.",
            "spoken-with": "Er werd met mij gepraat, niet over mij.",
            "own-view": "Hoe ik het zie, telt even zwaar als hoe anderen het zien.",
            "supported": "Ik voel dat ik er niet alleen voor sta.",
            "insight": "Ik begrijp beter hoe het zit.",
            "grip": "Ik heb meer greep op wat er gebeurt.",
            "co-decides": "Er is niets beslist zonder mij.",
            "chooses": "Ik kies zelf waaraan we werken.",
        },
        "Wat maakte het verschil?",
    ),
    "team": Form(
        "Wat hielp ons, en wat nog niet?",
        "Zeven dingen die maken dat een overleg iets oplevert. Overloop ze samen; alles mag je overslaan.",
        {
            "prepared": "We bereidden het overleg voor met de cliënt: waarover, en met wie.",
            "relations": "De cliënt heeft vertrouwen in wie aan tafel zat.",
            "involved": "De cliënt was van begin tot einde mee.",
            "key-worker": Spoken("{key_worker.The} of een vertrouwenspersoon stond naast de cliënt."),
            "goal": "Het doel van dit overleg was voor iedereen hetzelfde en duidelijk.",
            "openness": "Iedereen durfde te zeggen wat die dacht.",
            "neutral": Spoken("{coordinator.The} koos geen kant."),
        },
        "Wat nemen we mee naar een volgende keer?",
    ),
}
REVIEW: Mapping[str, str] = {
    "plan_fits": Spoken("Past {plan.the} nog bij hoe het nu is?"),
    "goals_fit": "Wil de cliënt nog altijd wat in de doelen staat?",
    "new_needs": "Is er iets nieuws nodig?",
    "work_fits": "Gebeurt wat afgesproken is, en sluit het op elkaar aan?",
    "help_fits": "Past wie nu helpt bij wat nodig is: niet te veel, niet te weinig?",
}
NEXT: Mapping[str, str] = {
    "go-on": "Zo verdergaan",
    "adjust": Spoken("{plan.The} bijsturen"),
    "meet": "Een opvolgoverleg plannen",
    "talk": "Eerst met iemand praten",
}
