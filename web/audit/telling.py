"""Lines of the log as sentences, grouped by day: who, in whose place, did or read what, and when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from infra.clock import BRUSSELS
from services.logs.queries import Line
from tenants.words.actions import ACTIONS, GROUNDS, UNKNOWN, Sort
from tenants.words.packs import Words
from web.shared import dates

NOBODY = {
    "job": "Rondetafel",
    "public": "Iemand zonder account",
    "guest": "Een gast",
    "member": "Iemand die hier niet meer werkt",
}
REFUSED = "wou hier binnen en kwam er niet in"


@dataclass(frozen=True)
class Told:
    """One line of the page: who, in brackets why this person, what, at what hour; `times` when it was done again."""

    who: str
    ground: str
    what: str
    hours: str
    sort: str
    municipality: str = ""
    about: str = ""


@dataclass(frozen=True)
class Day:
    """One day of the log, newest first."""

    on: date
    lines: list[Told]


def days(lines: Sequence[Line], words: Words) -> list[Day]:
    """By day; what the same person did again right after is one line with its hours."""
    return [
        Day(on, [_told(list(same), words) for _, same in groupby(of_day, _alike)])
        for on, of_day in groupby(lines, lambda line: line.at.astimezone(BRUSSELS).date())
    ]


def _alike(line: Line) -> tuple[object, ...]:
    return (
        line.actor,
        line.kind,
        line.action,
        line.outcome,
        line.ground,
        line.municipality,
        line.about,
        line.whom,
    )


def _told(same: Sequence[Line], words: Words) -> Told:
    line = same[0]
    action = ACTIONS.get(line.action, UNKNOWN)
    is_refused = line.outcome == "refused"
    what = REFUSED if is_refused and line.action == "page.refused" else action.words
    return Told(
        line.who or NOBODY.get(line.kind, "Iemand"),
        ground_of(line),
        what.format(**vars(words)),
        _hours(same),
        Sort.ACCESS if is_refused else action.sort,
        line.municipality,
        line.about,
    )


def ground_of(line: Line) -> str:
    """`vervangt An`, `voorzitter`; nothing for the coordinator."""
    if line.kind == "guest":
        return "langs de link"
    ground = GROUNDS.get(line.ground, "").format(whom=_first(line.whom) or "een collega")
    in_place = f"voor {line.whom}" if line.whom and line.ground != "replacement" else ""
    return ", ".join(filter(None, (ground, in_place)))


def _hours(same: Iterable[Line]) -> str:
    found = [dates.clock(line.at) for line in same]
    if len(found) == 1:
        return found[0]
    began = f"{found[-1].removesuffix(' uur')} tot " if found[-1] != found[0] else ""
    return f"{began}{found[0]}, {len(found)} keer"


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0] if name else ""
