"""What is counted: situations by municipality, in piles of those that stand in the same cells.

A situation that told of a theme twice is one situation. It stands in one pile of that theme, under one municipality
and one place. Tokens are keyed: nobody here can tell whose they are.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from services.publications.floors import Homes

NONE = ""


@dataclass(frozen=True)
class Outline:
    """Which cells there are, whatever was told: themes with their sub-themes, places, domains."""

    themes: Mapping[str, tuple[str, ...]]
    places: tuple[str, ...]
    domains: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One bottleneck as it is counted; `home` and `client` are tokens."""

    theme: str
    sub_theme: str
    domain: str
    place: str
    home: Hashable
    client: Hashable


@dataclass(frozen=True)
class Pile:
    """Situations of one theme that stand in exactly these sub-themes (or domains), '' for none that we know."""

    theme: str
    place: str
    parts: frozenset[str]
    homes: Homes


@dataclass(frozen=True)
class Tally:
    """Every situation of a period, twice: by place and sub-themes, and by domains (there `place` is '')."""

    parts: tuple[Pile, ...]
    domains: tuple[Pile, ...]


def tally(lines: Iterable[Line], outline: Outline) -> Tally:
    """The same as `counting.counted` lets PostgreSQL do, for lines at hand; unknown themes count nowhere."""
    told: dict[tuple[str, Hashable], list[Line]] = defaultdict(list)
    for line in lines:
        if line.theme in outline.themes:
            told[line.theme, line.client].append(line)
    parts: dict[tuple[str, str, frozenset[str]], dict[Hashable, int]] = defaultdict(dict)
    domains: dict[tuple[str, str, frozenset[str]], dict[Hashable, int]] = defaultdict(dict)
    for (theme, _), of_one in told.items():
        home = min(of_one, key=lambda line: repr(line.home)).home
        place = min(line.place for line in of_one)
        known = {one.sub_theme if one.sub_theme in outline.themes[theme] else NONE for one in of_one}
        about = {one.domain if one.domain in outline.domains else NONE for one in of_one}
        for pile, key in (
            (parts, (theme, place, frozenset(known))),
            (domains, (theme, NONE, frozenset(about))),
        ):
            pile[key][home] = pile[key].get(home, 0) + 1
    return Tally(_piles(parts), _piles(domains))


def _piles(found: Mapping[tuple[str, str, frozenset[str]], Homes]) -> tuple[Pile, ...]:
    return tuple(Pile(*key, homes) for key, homes in found.items())


def together(piles: Iterable[Pile]) -> dict[Hashable, int]:
    """All situations of several piles, by municipality: no situation is in two."""
    found: dict[Hashable, int] = {}
    for pile in piles:
        for home, times in pile.homes.items():
            found[home] = found.get(home, 0) + times
    return found
