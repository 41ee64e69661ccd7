"""Help with the talk, in our own words: what to say when it gets difficult, and how to keep a table open."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Tip:
    """Something that happens at a table, what helps, and a sentence to say aloud."""

    when: str
    helps: str
    say: str


DISTURBANCES: tuple[Tip, ...] = (
    Tip(
        "Iemand dwaalt af",
        "Wacht niet tot het vanzelf stopt. Onderbreek vriendelijk en vraag waar het naartoe gaat.",
        "Ik onderbreek je even: wat wil je ons hiermee zeggen over dit punt?",
    ),
    Tip(
        "Iemand gooit er een losse opmerking tussen",
        "Ga er niet aan voorbij. Vraag wat erachter zit.",
        "Dat hoor ik je zeggen. Wat bedoel je precies?",
    ),
    Tip(
        "Het gaat ineens over principes",
        "Kap het niet af. Vat samen wat iemand belangrijk vindt, en keer terug naar de vraag.",
        "Voor jou telt dat dit eerlijk verloopt. Wat betekent dat voor wat we hier zoeken?",
    ),
    Tip(
        "De aandacht is weg",
        "Vraag hoe het komt. Is iedereen moe? Neem pauze, of hou een paar punten voor de volgende keer.",
        "Ik merk dat we er niet meer bij zijn. Pauze, of is het genoeg voor vandaag?",
    ),
    Tip(
        "Er zit iets onder de tafel",
        "Zwijgen lost het zelden op. Benoem rustig wat je merkt en laat mensen het uitspreken.",
        "Ik heb de indruk dat hier iets speelt. Mag dat even gezegd worden?",
    ),
    Tip(
        "Het gesprek valt stil",
        "Vraag door, vat samen, leg twee dingen naast elkaar die niet samen passen.",
        "Tot nu toe hoor ik dit … en dit … Hoe past dat bij elkaar?",
    ),
    Tip(
        "Iemand loopt vooruit",
        "Wijs naar de agenda en zeg wanneer het aan de beurt komt.",
        "Daar komen we straks bij. Mag ik het tot dan bewaren?",
    ),
    Tip(
        "Iemand praat maar door, of valt uit",
        "Stoppen lukt vaak niet. Geef in één zin terug wat iemand bedoelt, zonder de harde woorden.",
        "Als ik je goed begrijp, maak jij je zorgen over … Klopt dat?",
    ),
)

TABLE_TIPS: tuple[str, ...] = (
    "Wie zei nog niets? Vraag het gewoon. Kijk ook naar gezichten en handen.",
    "Onduidelijk? Vraag om een voorbeeld. Een vakwoord leggen we meteen uit.",
    "Leg verbanden: “Wat jij zegt, sluit aan bij …”",
    "Let op de tijd en op het onderwerp. Nooit beslissen omdat de tijd op is.",
    "Eerst begrijpen wat er aan de hand is, dan pas naar oplossingen.",
    "Praat mét {client}, niet over {client}. {client} mag altijd iets vragen of zeggen.",
    "Dit is geen rechtbank: niemand hoeft zich te verantwoorden.",
    "{client} wil iets proberen waar de rest niet in gelooft? Dat mag. Lukt het niet, dan leren we eruit.",
    "Iemand uitlachen, negeren, schuld geven of niet laten uitspreken: dat zie je, en dat stop je.",
)

# What comes first at each kind of point, in a line or two; {client} is the first name.
CUES: Mapping[str, tuple[str, ...]] = {
    "welcome": (
        "Is iedereen er? Dank eerst {client}: hier zitten vraagt moed. Dank dan de anderen.",
        "Iedereen zegt wie die is en wat die doet. {client} kiest wie begint.",
        "Overloop de agenda, ook wat geschrapt is. Wat hier gezegd wordt, blijft hier.",
    ),
    "goals": (
        "{client} vertelt, of wie {client} dat vroeg. Ook wat er al geprobeerd is.",
        "Daarna de anderen, om de beurt: wat loopt goed, en wat loopt moeilijk?",
    ),
    "previous-agreements": ("Niet gelukt? Vraag wat er nodig was. Een andere dag kiezen is gewoon.",),
    "topic": ("Wat wil {client} hier veranderen? Wat kan {client} zelf, en waar is hulp bij nodig?",),
    "agreements": (
        "Lees elke afspraak voor. Kan {client} ermee leven? En wie ze doet: mag die dat beslissen?",
        "Heeft iemand er moeite mee? Praat dat eerst uit. Half een afspraak is geen afspraak.",
    ),
    "closing": ("Herhaal eerst wat goed loopt, en lees dan de afspraken voor.",),
}

STOP_STEPS: tuple[str, ...] = (
    "Iedereen zwijgt. Wie aan het woord was, maakt de zin niet af.",
    "Vraag {client}: wil je even buiten, iets drinken, of iets zeggen? Niets zeggen mag ook.",
    "Gaat {client} naar buiten? {companion} gaat mee.",
    "Daarna kiest {client}: verder, dit punt overslaan, of stoppen voor vandaag.",
)
