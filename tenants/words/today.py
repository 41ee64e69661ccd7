"""Dutch of the page Vandaag: greetings, counts in words, how long ago something was."""

from collections.abc import Mapping
from datetime import date, datetime

from infra.clock import BRUSSELS
from tenants.words.dates import day

NUMBERS = (
    "geen",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
)
MORNING, NOON, EVENING = 5, 12, 18
COMMON_NOUNS = frozenset({"Gezin", "Familie"})
NOTHING = "Niets vraagt vandaag je aandacht."
URGENCIES: Mapping[str | None, str] = {"very": ", zeer dringend", "fairly": ", eerder dringend"}


def greeting(now: datetime) -> str:
    """By the hour in Brussels."""
    hour = now.astimezone(BRUSSELS).hour
    if MORNING <= hour < NOON:
        return "Goedemorgen"
    return "Goedemiddag" if NOON <= hour < EVENING else "Goedenavond"


def headline(urgent: int, later: int, today: date) -> str:
    """How many things ask for attention, in words."""
    count, date_in_words = urgent + later, f"{today.day} {day(today).rsplit(' ', 1)[1]}"
    if not count:
        return NOTHING
    what = f"{in_words(count)} {'ding' if count == 1 else 'dingen'}"
    verb = "vraagt" if count == 1 else "vragen"
    if urgent:
        return f"{_begun(what)} {verb} vandaag, {date_in_words}, je aandacht. Al de rest loopt."
    return f"Vandaag, {date_in_words}, kan alles wachten. {_begun(what)} {verb} deze week je aandacht."


def _begun(words: str) -> str:
    """At the beginning of a sentence; only the second e of "eén" keeps its accent there."""
    return f"{words[0].upper()}{words[1:]}".replace("Éé", "Eé")


def in_words(count: int) -> str:
    """`vier`, and figures beyond twelve."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def since(moment: datetime, today: date) -> str:
    """`Vandaag`, `Gisteren`, `Dinsdag 5 mei`."""
    on = moment.astimezone(BRUSSELS).date()
    near = {0: "Vandaag", 1: "Gisteren"}
    return near.get((today - on).days) or day(on).capitalize()


def amid(name: str) -> str:
    """The name of a case in the middle of a sentence: "gezin Claes", but "Niels"."""
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in COMMON_NOUNS else name


def listed(names: list[str]) -> str:
    """`Ward`, `Ward en Leen`, `Ward, Leen en Tine`."""
    *first, last = names
    return f"{', '.join(first)} en {last}" if first else last
