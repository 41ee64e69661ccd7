"""Counts anew, from the corpus alone, what stands in each cell; and publishes it badly, to prove the auditor.

Nothing of the product is used here: what the protection calls a floor, an edge or a limit is worked out again.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.publications_attacked.auditor import Band, Key
from tests.publications_attacked.corpora import Corpus, Told, universe

WIDTH = 5


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

    def may_be_shown(self, least_clients: int = 5, least_municipalities: int = 3) -> bool:
        """Floors and dominance, against the low end of the band: what nobody can turn into more than the band says."""
        one, two = self.largest
        return (
            self.clients >= least_clients
            and len(self.homes) >= least_municipalities
            and one * 100 <= 60 * self.band[0]
            and two * 100 <= 85 * self.band[0]
        )


def cells_of(one: Told) -> Iterator[Key]:
    """Every cell in which a bottleneck counts."""
    for theme, sub_theme in (("", ""), (one.theme, ""), (one.theme, one.sub_theme)):
        for place in ("", one.place):
            yield theme, sub_theme, "", place
    for theme in ("", one.theme):
        yield theme, "", one.domain, ""


def standings(corpus: Corpus) -> dict[Key, Standing]:
    """Every cell of the universe, with who stands in it."""
    clients: dict[Key, set[tuple[int, int]]] = defaultdict(set)
    for one in corpus:
        for cell in cells_of(one):
            clients[cell].add((one.municipality, one.client))
    return {
        cell: Standing(len(clients[cell]), Counter(home for home, _ in clients[cell])) for cell in universe()
    }


def unprotected(corpus: Corpus) -> dict[Key, Band | None]:
    """Every number as it is."""
    return {
        cell: (one.clients, one.clients) if one.clients else None for cell, one in standings(corpus).items()
    }


def primary_only(corpus: Corpus) -> dict[Key, Band | None]:
    """Small cells hidden, the others as they are: what subtraction finds."""
    return {
        cell: (one.clients, one.clients) if one.may_be_shown() else None
        for cell, one in standings(corpus).items()
    }


def crossed(before: Corpus, after: Corpus) -> list[Key]:
    """The cells in which a floor, the edge of a band or a limit of dominance was passed: all that may be seen."""
    one, other = standings(before), standings(after)
    return [cell for cell in one if _seen(one[cell]) != _seen(other[cell])]


def _seen(standing: Standing) -> Band | None:
    return standing.band if standing.may_be_shown() else None
