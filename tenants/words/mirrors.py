"""Dutch for a coordinator's own mirror: lists to look at once a year with colleagues. About the work."""

from collections.abc import Mapping
from dataclasses import dataclass

from tenants.words.packs import Spoken


@dataclass(frozen=True)
class Checklist:
    """A list: its title, and its lines by code."""

    title: str
    lines: Mapping[str, str]


MIRROR: Mapping[str, Checklist] = {
    "a": Checklist(
        "Hoe gaat het aan tafel?",
        {
            "a-introductions": "Er is tijd om te zeggen wie je bent en wat je komt doen.",
            "a-goals": "We maken het doel duidelijk voor iedereen, en nemen daar tijd voor.",
            "a-together": "We werken samen naar de doelen toe. Gelijk halen is niet nodig.",
            "a-utter": "Iedereen mag zeggen wat die voelt en denkt over doelen, afspraken en samenwerken.",
            "a-client": "De cliënt wordt uitgenodigd om mee te praten, door mij en door de anderen.",
            "a-tasks": "We weten van elkaar wie wat doet en wie wat mag beslissen.",
            "a-coordinator": Spoken("Als {coordinator} hou ik de draad vast."),
            "a-key-worker": Spoken("{key_worker.The} volgt goed op wat afgesproken is."),
            "a-respect": "We luisteren, laten elkaar uitspreken en halen spanning weg. Een ruzie praten we uit.",
            "a-works": "Elke keer kijken we even of het zo nog werkt.",
            "a-serve": "Wat we beslissen, dient de doelen.",
            "a-consensus": "We beslissen zoveel mogelijk samen, tot ieder ermee verder kan.",
        },
    ),
    "b": Checklist(
        "Hoe werken we?",
        {
            "b-needs": "Wat de cliënt nodig heeft, staat in het midden: op het overleg en erna.",
            "b-agenda": "Iedereen kent de agenda op voorhand.",
            "b-template": "We gebruiken het vaste verslag.",
            "b-tools": "Er is genoeg informatie en materiaal om ons doel te halen.",
            "b-time": "Er is genoeg tijd voor wat op de agenda staat.",
            "b-procedures": "We hebben vaste manieren van werken, en die helpen.",
            "b-progress": Spoken("Op elk overleg komt {plan.the} een stap verder."),
            "b-client-view": Spoken("In {plan.the} staat hoe de cliënt het ziet."),
            "b-network-view": Spoken("In {plan.the} staat hoe familie en vrienden het zien."),
            "b-equipped": "Wij kunnen dit werk aan: genoeg mensen, genoeg kennis.",
            "b-results": "We beginnen met wat er van de vorige afspraken kwam.",
            "b-todo": "Op het einde weet iedereen wat te doen, ook de cliënt.",
            "b-efficient": "Alles samen werken we vlot.",
        },
    ),
    "c": Checklist(
        "Wat maakt dat het lukt?",
        {
            "c-welcome": "Iedereen wordt onthaald en voelt zich welkom. De sfeer is goed.",
            "c-exact": "Afspraken zijn precies: wie, wat en tegen wanneer.",
            "c-followed": "Wat afgesproken is, volgen we op.",
            "c-report": "Het verslag is kort en duidelijk.",
            "c-network": "Familie en vrienden doen mee, als de cliënt dat wil.",
            "c-language": "We spreken een taal die iedereen begrijpt.",
            "c-along": "De cliënt weet, denkt, beslist, doet en kijkt mee terug.",
            "c-not-without": "Er is geen overleg zonder de cliënt, tenzij die het zelf zo wil.",
            "c-whole": Spoken("Als {coordinator} kijk ik naar het geheel, en kies ik geen kant."),
        },
    ),
}
ANSWERS: Mapping[str, str] = {"yes": "Ja", "partly": "Deels", "no": "Nee"}
