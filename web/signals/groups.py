"""The list of a municipality as somebody reads it: per theme, most first; what was asked for, page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from services.signals.queries import NO_THEME, Listed, Wanted
from web.signals.view import LIST

FEW = 8
MOST = 20


@dataclass(frozen=True)
class Group:
    """One theme: the newest of it, how many there are, and where all of them are."""

    name: str
    shown: Sequence[Listed]
    number: int
    everything: str


@dataclass(frozen=True)
class Part:
    """Some of what was asked for, and where the ones before and after it are."""

    shown: Sequence[Listed]
    number: int
    before: str
    after: str


def groups(rows: Sequence[Listed], themes: Mapping[str, str]) -> list[Group]:
    """Per theme, most first; nothing when all of it fits on one screen. What has no theme comes last."""
    if len(rows) <= FEW:
        return []
    by_theme: dict[str, list[Listed]] = {}
    for one in rows:
        by_theme.setdefault(one.theme if one.theme in themes else "", []).append(one)
    codes = sorted(by_theme, key=lambda code: (code == "", -len(by_theme[code]), themes.get(code, "")))
    return [_group(code, themes.get(code, "Nog zonder thema"), by_theme[code]) for code in codes]


def _group(code: str, name: str, rows: Sequence[Listed]) -> Group:
    everything = f"{LIST}?{urlencode({'theme': code or NO_THEME})}#lijst" if len(rows) > MOST else ""
    return Group(name, rows[:MOST], len(rows), everything)


def part(rows: Sequence[Listed], wanted: Wanted, told: str) -> Part:
    """Twenty of what was asked for; a number that is none begins at the first."""
    start = int(told) if told.isascii() and told.isdigit() and len(told) < MOST else 0
    start = start if start < len(rows) else 0
    before = _from(wanted, max(0, start - MOST)) if start else ""
    after = _from(wanted, start + MOST) if start + MOST < len(rows) else ""
    return Part(rows[start : start + MOST], len(rows), before, after)


def _from(wanted: Wanted, start: int) -> str:
    asked = {name: told for name, told in vars(wanted).items() if told}
    return f"{LIST}?{urlencode(asked | {'vanaf': start})}#lijst"
