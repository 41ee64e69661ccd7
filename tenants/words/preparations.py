"""Dutch for preparing: what the kit asks, in easy words with a drawing; what is in the way and what helps."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """One question of "Mijn overleg": the question, a few more words, its drawing and what the drawing shows."""

    words: str
    hint: str
    drawing: str
    shows: str


SHORT = ("problem", "solution", "help")
QUESTIONS: Mapping[str, Asked] = {
    "problem": Asked(
        "Wat is voor jou het moeilijkst?",
        "Kies zelf wat voor jou telt. Eén zin is genoeg.",
        "1f615",
        "een gezicht dat niet blij is",
    ),
    "solution": Asked(
        "Hoe zou jij het oplossen?", "Wat zou het voor jou beter maken?", "1f4a1", "een lamp die brandt"
    ),
    "help": Asked(
        "Waar wil je hulp bij?",
        "Wie kan jou helpen? Wat doet die dan?",
        "1f91d",
        "twee handen die elkaar geven",
    ),
    "dream": Asked(
        "Waar wil je naartoe?", "Hoe wil je leven, over een jaar of later?", "1f9ed", "een kompas"
    ),
    "goes-well": Asked(
        "Wat gaat er goed?", "Waar ben je blij mee? Wat mag zo blijven?", "1f44d", "een duim omhoog"
    ),
    "first": Asked(
        "Wat wil je nu eerst?",
        "Heb je daar energie voor? Of is er eerst iets anders nodig?",
        "0031-fe0f-20e3",
        "het cijfer 1",
    ),
    "obstacle": Asked("Wat houdt je tegen?", "Wat maakt het lastig?", "1f6a7", "een hek op de weg"),
    "self": Asked("Wat kun je zelf doen?", "Een kleine stap telt ook.", "1f4aa", "een sterke arm"),
}
ATTENDS: Mapping[str, str] = {
    "whole": "Ja, van begin tot einde",
    "part": "Ja, voor een stuk",
    "not": "Liever niet",
    "unsure": "Ik weet het nog niet",
}
ATTENDS_OF: Mapping[str, str] = {
    "whole": "komt, van begin tot einde",
    "part": "komt voor een stuk",
    "not": "komt liever niet",
    "unsure": "weet nog niet of dat lukt",
}


@dataclass(frozen=True)
class InTheWay:
    """What may hold somebody back: in their words, its drawing, and what often helps."""

    words: str
    drawing: str
    shows: str
    helps: str


THRESHOLDS: Mapping[str, InTheWay] = {
    "transport": InTheWay(
        "Ik raak er niet",
        "1f68c",
        "een bus",
        "Wie komt halen? Denk aan een buur, een vrijwilliger, de mindermobielencentrale of een taxicheque.",
    ),
    "childcare": InTheWay(
        "Ik heb opvang nodig voor de kinderen",
        "1f9f8",
        "een knuffelbeer",
        "Mogen de kinderen mee? Wie vangt ze op, hier of elders?",
    ),
    "own-home": InTheWay(
        "Ik wil het liever bij mij thuis",
        "1f3e0",
        "een huis",
        "Kan het thuis? Spreek af wie er dan binnenkomt, en dat het met minder kan.",
    ),
    "companion": InTheWay(
        "Ik wil iemand meebrengen",
        "1f9d1-200d-1f91d-200d-1f9d1",
        "twee mensen hand in hand",
        "Wie? Zet die persoon in de kring en nodig mee uit.",
    ),
    "language": InTheWay(
        "Nederlands is moeilijk voor mij",
        "1f5e3",
        "iemand die praat",
        "Welke taal? Vraag een sociaal tolk, geen familie. Neem de tekeningen mee.",
    ),
    "people": InTheWay(
        "Zoveel mensen is te veel voor mij",
        "1f465",
        "een paar mensen",
        "Wie is echt nodig? Wie kan vooraf iets meegeven, of sluit maar even aan?",
    ),
    "moment": InTheWay(
        "Die dag of dat uur past niet", "1f552", "een klok", "Wanneer wel? Zoek een ander moment."
    ),
    "afraid": InTheWay(
        "Ik vind het spannend",
        "1f61f",
        "een bang gezicht",
        "Ga samen vooraf kijken. Vertel wie waar zit, en dat stoppen altijd mag.",
    ),
    "other": InTheWay("Iets anders", "2753", "een vraagteken", "Wat zou helpen?"),
}
SILENCES: Mapping[str, str] = {
    "": "Ja",
    "dementia": "Nee, door dementie",
    "small-child": "Nee, nog te klein",
    "illness": "Nee, te ziek",
    "other": "Nee, om een andere reden",
}
STATES: Mapping[str, str] = {"": "nog niets", "begun": "begonnen", "ready": "klaar"}

# What the log says after a name.
DEEDS: Mapping[str, str] = {
    "kit.answered": "schreef in Mijn overleg",
    "kit.coming": "schreef op hoe komen lukt",
    "kit.readers-chosen": "koos wie Mijn overleg mag lezen",
    "kit.ready": "zette Mijn overleg op klaar",
    "kit.reopened": "zette Mijn overleg terug op niet klaar",
    "kit.paper-kept": "bewaarde een foto of opname bij Mijn overleg",
    "kit.printed": "drukte het blad van Mijn overleg af",
    "threshold.met": "schreef op wat komen makkelijker maakt",
    "contribution.written": "schreef aan de eigen voorbereiding",
    "contribution.ready": "rondde de eigen voorbereiding af",
    "topic.raised": "stelde een punt voor",
    "topic.talked-through": "schreef op dat een punt met de cliënt besproken is",
    "topic.taken-back": "trok een voorgesteld punt terug",
}
REFUSED: Mapping[str, str] = {
    "kit.no-teller": "Kies wie het vertelt.",
    "kit.known-how": "Schrijf hoe je weet wat deze persoon wil, en van wie.",
    "kit.too-many-papers": "Er zijn al zes bestanden. Haal er eerst één weg.",
    "contribution.too-many-topics": "Zes punten is genoeg voor één overleg. Trek er eerst één terug.",
    "contribution.no-title": "Schrijf in enkele woorden waarover het gaat.",
    "contribution.no-why": "Schrijf in één zin waarom de tafel dit moet weten.",
}
