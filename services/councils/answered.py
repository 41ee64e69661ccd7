"""What networks asked about our bottlenecks and what was answered, for the file of a year; only beside a number."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.councils.floors import Cell
from services.signals.tables import Signal
from tenants import tidings
from tenants.access import Access
from tenants.tidings import Tiding

Told = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True)
class About:
    """A tiding, with what its text is about in our own list."""

    tiding: Tiding
    theme: str
    sub_theme: str


async def by_theme(access: Access, cells: Mapping[str, Cell], year: int) -> Told:
    """By theme what the file tells of networks."""
    told = await tidings.tidings(access)
    ids = list({one.signal for one in told})
    rows = await Signal.objects().where(Signal.id.is_in(ids)) if ids else []
    about = {row.id: row for row in rows}
    found = [About(one, about[one.signal].theme, about[one.signal].sub_theme) for one in told]
    return {theme: bundles(_may_stand(found, theme, cell), year) for theme, cell in cells.items()}


def _may_stand(found: Iterable[About], theme: str, cell: Cell) -> list[Tiding]:
    """Of a theme that has a number; of a part only when the part has one too, else it would tell of a few."""
    shown: Collection[str] = {"", *cell.parts}
    return [one.tiding for one in found if one.theme == theme and one.sub_theme in shown]


def bundles(told: Iterable[Tiding], year: int) -> list[dict[str, Any]]:
    """Each bundle once, however many of ours are in it: what was asked of whom, and every answer."""
    of_bundle: dict[object, list[Tiding]] = {}
    for one in told:
        of_bundle.setdefault(one.bundle, []).append(one)
    found = [_bundle(each) for each in of_bundle.values() if _belongs(each, year)]
    return sorted(found, key=lambda one: (one["sent_on"], one["title"]))


def _belongs(told: Sequence[Tiding], year: int) -> bool:
    """Asked in that year, or earlier and not answered before it; what nobody was asked yet is not told."""
    answers = [one.answered_on for one in told if one.answered_on is not None]
    since = _since(told[0])
    if since.year > year or (told[0].sent_on is None and not answers):
        return False
    return since.year == year or not answers or max(answers).year >= year


def _since(one: Tiding) -> date:
    return one.sent_on or one.bundled_on


def _bundle(told: Sequence[Tiding]) -> dict[str, Any]:
    one = told[0]
    answers = {each.answer: each for each in told if each.answer is not None}
    return {
        "network": one.network,
        "title": one.title,
        "asks": one.asks,
        "asked_of": one.asked_of,
        "sent_on": _since(one).isoformat(),
        "answers": [
            _answer(each) for each in sorted(answers.values(), key=lambda each: str(each.answered_on))
        ],
    }


def _answer(one: Tiding) -> dict[str, Any]:
    return {
        "on": str(one.answered_on),
        "status": one.status,
        "by_whom": one.who,
        "words": " ".join(part for part in (one.words, one.because) if part),
    }
