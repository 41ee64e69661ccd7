"""The code of conduct, per version, in our own plain words; and what client and family hear instead.

A version that somebody signed is never changed: a new text is a new version, signed anew. A municipality
may be stricter, never looser (row 92).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256


@dataclass(frozen=True)
class Part:
    """One heading with what we agree under it."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Conduct:
    """One version of the code."""

    version: str
    parts: tuple[Part, ...]
    mark: str = ""

    @property
    def signed_as(self) -> str:
        """What a signature keeps: the version, and a mark of what this municipality added to it.

        The mark keeps apart what two municipalities call by one number, after a merger or a move.
        """
        return f"{self.version} {self.mark}".strip()


FIRST = Conduct(
    "2026-1",
    (
        Part(
            "Waarvoor dient dit?",
            (
                "Ik zit mee aan tafel om de hulp beter af te stemmen op wat de cliënt wil en nodig heeft.",
                "Deze afspraken zijn een houvast. Ze nemen mijn eigen oordeel niet over.",
            ),
        ),
        Part(
            "Wat zegt de wet?",
            (
                "Ik ben gebonden door beroepsgeheim of door discretieplicht. Dat blijft zo aan deze tafel.",
                "Wat ik hier deel, deel ik alleen met wie aan tafel zit, in het belang van de cliënt.",
                "Wie er niet bij was, hoort van mij niets, tenzij de cliënt daar uitdrukkelijk ja op zei.",
            ),
        ),
        Part(
            "Alleen wat nodig is",
            (
                "Ik zeg wat anderen moeten weten om goed te kunnen helpen, en niet meer.",
                "Bij twijfel vraag ik het eerst aan de cliënt.",
            ),
        ),
        Part(
            "De cliënt weet ervan",
            (
                "De cliënt weet dat er een overleg komt, waarom, en wie er zit.",
                "Ik leg het uit in gewone woorden. De cliënt kent ook deze afspraken.",
            ),
        ),
        Part(
            "De cliënt zegt ja",
            (
                "Er is geen overleg zonder het ja van de cliënt. Dat ja mag altijd worden ingetrokken.",
                "De cliënt bepaalt wat niet besproken wordt, en wie iets niet hoort. Daar hou ik mij aan.",
            ),
        ),
        Part(
            "De cliënt is voorbereid",
            (
                "Ik vertel de cliënt vooraf wat ik zelf op tafel leg. Niemand wordt verrast.",
                "Ik help de cliënt om zelf te zeggen wat belangrijk is.",
            ),
        ),
        Part(
            "Respect",
            (
                "Ik oordeel niet over de cliënt en zijn naasten, en veroordeel niet.",
                "Ik respecteer de rechten van de cliënt, en het werk van de anderen aan tafel.",
            ),
        ),
        Part(
            "Samen praten",
            (
                "Ik luister, laat uitspreken en gebruik woorden die iedereen begrijpt.",
                "Ik praat met de cliënt, niet over de cliënt.",
            ),
        ),
        Part(
            "Een plan dat werkt",
            (
                "Samen maken we afspraken: wie doet wat, tegen wanneer.",
                "Ik doe wat ik afspreek, en zeg het op tijd als het niet lukt.",
            ),
        ),
    ),
)

VERSIONS: Mapping[str, Conduct] = {FIRST.version: FIRST}
CURRENT = FIRST
ADDED = "Bij ons ook"


def with_additions(number: int, sentences: Sequence[str]) -> Conduct:
    """The present code and what a municipality adds, as its version of that number; never anything less."""
    mark = sha256("\n".join(sentences).encode()).hexdigest()[:8]
    added = (Part(ADDED, tuple(sentences)),) if sentences else ()
    version = f"{CURRENT.version}+{number}"
    return replace(CURRENT, version=version, parts=(*CURRENT.parts, *added), mark=mark)


STAYS_HERE = Part(
    "Wat hier gezegd wordt, blijft hier",
    (
        "Iedereen die werkt met jou, heeft beloofd om te zwijgen over wat hier gezegd wordt.",
        "Jij kiest zelf wat je vertelt, en aan wie.",
        "Hoor je iets over iemand anders? Hou het dan ook voor jezelf.",
    ),
)
