"""Dutch words for the codes of consent."""

from collections.abc import Mapping
from dataclasses import dataclass

MANNERS: Mapping[str, str] = {
    "spoken": "Gezegd, in een gesprek of aan de telefoon",
    "paper": "Op papier, met een handtekening",
    "screen": "Zelf ingevuld op een scherm",
}
BY_LINK = {"link": "Zelf gezegd via de eigen pagina"}
MANNER: Mapping[str, str] = {
    "spoken": "gezegd",
    "paper": "op papier",
    "screen": "op een scherm",
    "link": "via de eigen pagina",
}
WELCOME: Mapping[str, str] = {"yes": "ja", "no": "liever niet", "": "niet gevraagd"}


@dataclass(frozen=True)
class Explained:
    """One question that people have, and its answer in easy words."""

    question: str
    answer: str


# What somebody hears before saying yes (row 68). Another text gets another version: it is kept with the yes.
EXPLAINED_VERSION = "2026-11"
EXPLAINED = (
    Explained(
        "Wat is dit overleg?",
        "Je zit samen met de mensen die jou helpen. Jij zegt wat je wil. Samen spreken jullie af wie wat doet.",
    ),
    Explained(
        "Wat vertellen ze over mij?",
        "Alleen wat nodig is om jou te helpen. Jij kiest waarover niet gepraat wordt.",
    ),
    Explained(
        "Aan wie?",
        "Alleen aan de mensen die jij erbij wil. Zij beloven om te zwijgen. Daarna krijgen zij een kort verslag.",
    ),
    Explained("Wanneer?", "Op de dag van het overleg. Ervoor weten ze alleen wanneer en waar het is."),
    Explained(
        "Mag ik nee zeggen?", "Ja. Altijd, ook later. Je hulp loopt gewoon door. Niemand vraagt waarom."
    ),
)

EMERGENCIES: Mapping[str, str] = {
    "necessity": "Noodtoestand: zwijgen zou iets veel ergers laten gebeuren",
    "danger": "Acuut gevaar voor de cliënt of voor iemand anders",
    "duty-to-report": "Een wet verplicht om dit te melden",
}
EMERGENCY: Mapping[str, str] = {
    "necessity": "noodtoestand",
    "danger": "acuut gevaar",
    "duty-to-report": "meldplicht",
}
