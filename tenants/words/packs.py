"""The vocabulary packs: what a municipality calls its roles and papers (X9).

A pack is data: a fourth one is a few lines here and nothing elsewhere.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from html import escape
from typing import Self


@dataclass(frozen=True)
class Term:
    """One word with its article and plural: `the` gives "de spilfiguur", `The` the same as a beginning."""

    word: str
    plural: str
    article: str = "de"

    @property
    def the(self) -> str:
        """With its article."""
        return f"{self.article} {self.word}"

    @property
    def The(self) -> str:  # noqa: N802 - the capital is the meaning
        """With its article, where a sentence begins."""
        return f"{self.article.capitalize()} {self.word}"

    @property
    def this(self) -> str:
        """Pointed at: "deze spilfiguur", "dit overleg"."""
        return f"{'dit' if self.article == 'het' else 'deze'} {self.word}"

    @property
    def possessive(self) -> str:
        """Somebody's own: "jouw" goes with each, "ons" or "onze" with the article."""
        return f"{'ons' if self.article == 'het' else 'onze'} {self.word}"

    @property
    def capital(self) -> str:
        """Where a heading or a label begins with it; "LCO-coördinator" keeps its capitals."""
        return self.word[:1].upper() + self.word[1:]

    def __str__(self) -> str:
        return self.word


@dataclass(frozen=True)
class Words:
    """One pack; pages, mails and documents ask it for every word that municipalities say differently."""

    consultation: Term
    coordinator: Term
    key_worker: Term
    plan: Term
    chair: Term
    calendar: str


LIMBURG = Words(
    consultation=Term("overleg", "overleggen", "het"),
    coordinator=Term("coördinator", "coördinatoren"),
    key_worker=Term("spilfiguur", "spilfiguren"),
    plan=Term("hulpverleningsplan", "hulpverleningsplannen", "het"),
    chair=Term("voorzitter", "voorzitters"),
    calendar="Overleg (LCO)",
)
KEMPEN = Words(
    consultation=Term("overleg", "overleggen", "het"),
    coordinator=Term("LCO-coördinator", "LCO-coördinatoren"),
    key_worker=Term("spilfiguur", "spilfiguren"),
    plan=Term("stappenplan", "stappenplannen", "het"),
    chair=Term("voorzitter", "voorzitters"),
    calendar="Overleg (LCO)",
)
YOUTH = Words(
    consultation=Term("cliëntoverleg", "cliëntoverleggen", "het"),
    coordinator=Term("voorzitter", "voorzitters"),
    key_worker=Term("hulpcoördinator", "hulpcoördinatoren"),
    plan=Term("werkplan", "werkplannen", "het"),
    chair=Term("voorzitter", "voorzitters"),
    calendar="Cliëntoverleg",
)

PACKS: Mapping[str, Words] = {"limburg": LIMBURG, "kempen": KEMPEN, "jeugdhulp": YOUTH}

NAMES = ("consultation", "coordinator", "key_worker", "plan", "chair")
FORMS = ("the", "The", "this", "possessive", "plural", "capital")
TERMS = re.compile(rf"\{{(?:{'|'.join(NAMES)})(?:\.(?:{'|'.join(FORMS)}))?\}}")
_SPEAKING: ContextVar[Words] = ContextVar("speaking", default=LIMBURG)


class Spoken(str):
    """A sentence out of a table of words, with `{coordinator.the}` and the like in it.

    Whoever shows it fills in the words of the municipality; elsewhere it reads as the pack of Limburg has it.
    """

    __slots__ = ("pattern",)
    pattern: str

    def __new__(cls, pattern: str) -> Self:
        made = super().__new__(cls, _filled(pattern, LIMBURG))
        made.pattern = pattern
        return made

    def format(self, *args: object, **kwargs: object) -> "Spoken":
        """As a string does it, and the words of the pack stay open."""
        kept = TERMS.sub(r"{\g<0>}", self.pattern)
        return Spoken(kept.format(*args, **kwargs))

    def __html__(self) -> str:
        """Also where a widget or a template joins it to other words."""
        return escape(str(told(self)))


@contextmanager
def speaking(words: Words) -> Iterator[None]:
    """Inside, `told()` says things as this pack does."""
    token = _SPEAKING.set(words)
    try:
        yield
    finally:
        _SPEAKING.reset(token)


def told(value: object) -> object:
    """What a template is about to show: a Spoken in the words of the municipality, anything else as it is."""
    return _filled(value.pattern, _SPEAKING.get()) if isinstance(value, Spoken) else value


def spoken(text: str, words: Words) -> str:
    """The same outside a template: a sentence out of a table of words, as this pack says it."""
    return _filled(text.pattern, words) if isinstance(text, Spoken) else text


def _filled(pattern: str, words: Words) -> str:
    """Only the terms of a pack are filled in; other braces stay for whoever fills those."""

    def word(found: re.Match[str]) -> str:
        name, _, form = found.group()[1:-1].partition(".")
        return str(getattr(getattr(words, name), form or "word"))

    return TERMS.sub(word, pattern)
