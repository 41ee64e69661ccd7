"""Words to weigh a request: age against urgency, reasons, warnings, wrong purposes and other forms, per pack."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tenants.words.packs import Spoken, Words

REASONS: Mapping[str, str] = {
    "muddled": "De samenwerking loopt stroef of is onduidelijk",
    "start": "Er start iets met meerdere diensten tegelijk",
    "follow-up": "Het loopt al, en vraagt samen opvolgen",
    "trust": "De cliënt verloor het vertrouwen, of ziet niet wat wie doet",
}
CAUTIONS: Mapping[str, str] = {
    "conflict": "Er is veel ruzie, of het vertrouwen is broos",
    "crisis": "Er is een crisis, en niemand kan nu praten",
    "medical": "Het gaat vooral om een medische of psychiatrische vraag",
    "gather-information": "De aanvrager wil vooral snel informatie verzamelen",
    "complete-file": "De aanvrager wil een dossier in orde brengen",
    "vent": "De aanvrager wil vooral frustratie kwijt",
    "pass-on": "De aanvrager wil de cliënt doorgeven",
    "take-over": Spoken("De aanvrager hoopt dat {consultation.the} de hulp overneemt"),
}
ANSWERS: Mapping[str, str] = {
    "conflict": "Breng eerst twee of drie mensen samen, of bel apart. Een grote tafel kan schaden.",
    "crisis": "Eerst de crisis. Spreek af wie nu belt, en weeg daarna opnieuw af.",
    "medical": "Kijk of een MDO of een overleg psychiatrische patiënt past. Dat kan ook terugbetaald worden.",
    "gather-information": "Vragen stellen kan per telefoon, met de cliënt erbij. Daarvoor komt niemand aan tafel.",
    "complete-file": "Daar heeft de cliënt niets aan. Vraag wat de cliënt zelf verder wil brengen.",
    "vent": "Luister, en vraag dan wat er voor de cliënt beter moet. Daarmee begint het pas.",
    "pass-on": "Iedereen blijft verantwoordelijk. Vraag wat de aanvrager zelf blijft doen.",
    "take-over": Spoken(
        "{consultation.The} neemt niets over en maakt geen nieuw aanbod. De hulp loopt gewoon door."
    ),
}
# X17: a wrong purpose where adults meet, a right one in youth help.
RIGHT_IN_YOUTH = "complete-file"
YOUTH_NOTE = "Een diagnostisch beeld samen vervolledigen mag hier wel een doel zijn."
ANSWER: Mapping[str, str] = {"yes": "Ja", "no": "Nee", "open": "Weet ik nog niet"}
FORMS: Mapping[str, str] = {
    "bilateral": "Ze bellen elkaar, met de cliënt",
    "small-group": "Eerst in kleine groep",
    "mdo": "Een multidisciplinair overleg (MDO)",
    "psychiatric": "Een overleg psychiatrische patiënt",
    "casusoverleg": "Een casusoverleg met politie of justitie",
    "other": "Nog iets anders",
}
NONE, ONE = 0, 1


@dataclass(frozen=True)
class Form:
    """Another way to talk together: its name, when it fits, whom to call."""

    name: str
    when: str
    call: str


HELP: tuple[Form, ...] = (
    Form(
        "Bellen met twee",
        "Als er maar één of twee diensten helpen.",
        "De aanvrager belt zelf de andere dienst, met de cliënt erbij.",
    ),
    Form(
        "In kleine groep",
        "Als er veel ruzie is, of het vertrouwen nog broos is.",
        "Bel zelf wie de cliënt het meest vertrouwt.",
    ),
    Form(
        "MDO",
        "Als zorg of een ziekte thuis de kern is, en een arts of verpleegkundige erbij hoort.",
        "Bel de huisarts of de eerstelijnszone.",
    ),
    Form(
        "Overleg psychiatrische patiënt",
        "Als de cliënt in behandeling is of was voor een psychiatrische ziekte.",
        "Bel het netwerk geestelijke gezondheid van de regio.",
    ),
    Form(
        "Casusoverleg",
        "Als politie of justitie mee beslist over veiligheid. Dat heeft een eigen wet: artikel 458ter.",
        "Bel het parket of de lokale politie. Wij zitten daar niet voor.",
    ),
)


def cautions(vocabulary: str) -> dict[str, str]:
    """What to beware of, as this municipality weighs."""
    return {code: words for code, words in CAUTIONS.items() if not _is_right(code, vocabulary)}


def _is_right(code: str, vocabulary: str) -> bool:
    return vocabulary == "jeugdhulp" and code == RIGHT_IN_YOUTH


def days(count: int) -> str:
    """`1 dag`, `12 dagen`."""
    return "1 dag" if count == ONE else f"{count} dagen"


def age(asked_on: date, today: date) -> str:
    """How long ago it was asked."""
    past = (today - asked_on).days
    return {0: "vandaag gevraagd", 1: "gisteren gevraagd"}.get(past, f"{past} dagen geleden gevraagd")


def against(by_on: date | None, today: date) -> str:
    """Age against urgency, in words; what is late says so."""
    if by_on is None:
        return ""
    left = (by_on - today).days
    if left < NONE:
        return f"{days(-left)} te laat"
    return "vandaag is de laatste dag" if left == NONE else f"nog {days(left)}"


def yes_or_no(answer: bool | None) -> str:  # noqa: FBT001 - an answer
    """As it reads behind a question."""
    return {True: "ja", False: "nee", None: ""}[answer]


def to_say(name: str, other_form: str | None, reason: str, next_step: str, words: Words) -> str:
    """What one can say to the requester on the phone, in plain words."""
    first = name.split(maxsplit=1)[0] if name else ""
    begin = f"Dag {first}, we bekeken je vraag. Er komt nu geen {words.consultation}."
    form = f" Wat beter past: {_small(FORMS[other_form])}." if other_form and other_form != "other" else ""
    then = f" Wat er nu gebeurt: {_ended(next_step)}" if next_step else ""
    return f"{begin} {_ended(reason)}{form}{then} Verandert er iets? Bel gerust opnieuw."


def to_mail(name: str, phone: str) -> str:
    """A mail that says nothing about anybody: only that there is an answer, and whom to call."""
    first = name.split(maxsplit=1)[0] if name else ""
    return f"Dag {first}, er is een antwoord op je vraag. Je hoort het liefst aan de telefoon: bel {phone}."


def _small(text: str) -> str:
    is_word = text[1:2].islower() or text[1:2] == " "
    return text[:1].lower() + text[1:] if is_word and not text[:1].isdigit() else text


def _ended(text: str) -> str:
    return text if text[-1:] in ".!?" else f"{text}."
