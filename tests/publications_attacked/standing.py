"""Counts anew, from the corpus alone, what stands in each cell; and publishes it badly, to prove the auditor.

Nothing of the product is used here: what the protection calls a floor, an edge or a limit is worked out again.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations

from tests.publications_attacked.auditor import Band, Key
from tests.publications_attacked.corpora import DOMAINS, PLACES, THEMES, Corpus, Told, parts, universe

WIDTH = 5
Who = tuple[int, int]


@dataclass(frozen=True)
class Standing:
    """One cell: distinct clients, and how many of them each municipality has."""

    clients: int
    homes: Mapping[int, int]

    @property
    def largest(self) -> tuple[int, int]:
        """The clients of the largest municipality, and of the two largest together."""
        sizes = sorted(self.homes.values(), reverse=True)
        return sum(sizes[:1]), sum(sizes[:2])

    @property
    def band(self) -> Band:
        low = self.clients // WIDTH * WIDTH
        return low, low + WIDTH - 1

    @property
    def passed(self) -> tuple[bool, bool]:
        """Floors and dominance: of the number as it is, and of the low end of its band."""
        one, two = self.largest
        is_enough = self.clients >= 5 and len(self.homes) >= 3
        return (
            is_enough and one * 100 <= 60 * self.clients and two * 100 <= 85 * self.clients,
            is_enough and one * 100 <= 60 * self.band[0] and two * 100 <= 85 * self.band[0],
        )


def cells_of(one: Told) -> Iterator[Key]:
    """Every cell in which a bottleneck counts."""
    for sub_theme in ("", one.sub_theme):
        for place in ("", one.place):
            yield one.theme, sub_theme, "", place
    yield one.theme, "", one.domain, ""


def held_by(corpus: Corpus) -> dict[Key, set[Who]]:
    """Who stands in each cell: (municipality, client)."""
    held: dict[Key, set[Who]] = defaultdict(set)
    for one in corpus:
        for cell in cells_of(one):
            held[cell].add((one.municipality, one.client))
    return held


def standing_of(held: Collection[Who]) -> Standing:
    return Standing(len(held), Counter(home for home, _ in held))


def standings(corpus: Corpus) -> dict[Key, Standing]:
    """Every cell of the universe."""
    held = held_by(corpus)
    return {cell: standing_of(held[cell]) for cell in universe()}


def unprotected(corpus: Corpus) -> dict[Key, Band | None]:
    """Every number as it is."""
    return {
        cell: (one.clients, one.clients) if one.clients else None for cell, one in standings(corpus).items()
    }


def primary_only(corpus: Corpus) -> dict[Key, Band | None]:
    """Small cells hidden, the others as they are: what subtraction finds."""
    return {
        cell: (one.clients, one.clients) if one.passed[0] else None for cell, one in standings(corpus).items()
    }


def crossed(before: Corpus, after: Corpus) -> list[object]:
    """Where a floor, the edge of a band or a limit of dominance was passed: all that may be seen of one bottleneck.

    A floor and a limit are those of a cell, or of some cells taken together: of who is in any of these parts of a
    theme, or in these alone, in some places.
    """
    one, other = _seen(before), _seen(after)
    return [place for place in one if one[place] != other[place]]


@lru_cache(4)
def _seen(corpus: Corpus) -> dict[object, object]:
    held = held_by(corpus)
    seen: dict[object, object] = {}
    for cell in universe():
        standing = standing_of(held[cell])
        seen[cell] = standing.passed, standing.band if any(standing.passed) else None
    for theme in THEMES:
        divided = [(parts(theme), places, 1) for places in _several(PLACES)] + [(DOMAINS, ("",), 2)]
        for codes, places, place in divided:
            told = {
                code: set().union(*(held[_cell(theme, code, place, at)] for at in places)) for code in codes
            }
            for some in _several(codes):
                within = set().union(*(told[code] for code in some))
                alone = within.difference(*(told[code] for code in codes if code not in some))
                seen[theme, some, places] = standing_of(within).passed, standing_of(alone).passed
    return seen


def _cell(theme: str, code: str, place: int, at: str) -> Key:
    return (theme, code, "", at) if place == 1 else (theme, "", code, at)


def _several(codes: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(codes, size) for size in range(1, len(codes) + 1))
