"""The attack table: what a solver, subtraction, an insider and one bottleneck more find in publications of many shapes.

Three ways to publish the same corpora: every number, small cells hidden alone, and as the product does.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from tests.bench.report import table
from tests.publications_attacked.auditor import (
    Auditor,
    Found,
    Published,
    attack_differences,
    attack_hidden,
    attack_shown,
)
from tests.publications_attacked.corpora import Corpus, corpora, universe
from tests.publications_attacked.insiders import attack_inside, largest, own_counts
from tests.publications_attacked.protected import publish
from tests.publications_attacked.standing import crossed, primary_only, unprotected
from tests.publications_attacked.test_protected import one_more

Publish = Callable[[Corpus], Published]
WAYS: dict[str, Publish] = {
    "every number": unprotected,
    "small cells hidden": primary_only,
    "as published": publish,
}
ATTACKS = (
    "cells hidden",
    "shown 1-4",
    "hidden, known within 2",
    "differences of 1-4",
    "others, by the largest one",
    "by the largest two",
    "changed by one more",
)


@dataclass
class Tally:
    """Of so many, so many."""

    found: int = 0
    of: int = 0

    def add(self, found: int, of: int) -> None:
        self.found, self.of = self.found + found, self.of + of

    def __str__(self) -> str:
        return f"{self.found} of {self.of}"


def attacked(seeds: Iterable[object]) -> str:
    """One line per way to publish."""
    known = list(corpora(list(seeds)))
    return table(("attack table", *ATTACKS), [(way, *map(str, _row(WAYS[way], known))) for way in WAYS])


def _row(way: Publish, known: list[tuple[str, Corpus]]) -> list[Tally]:
    told = {attack: Tally() for attack in ATTACKS}
    for name, corpus in known:
        published = way(corpus)
        told["cells hidden"].add(sum(band is None for band in published.values()), len(published))
        for sums_hold in (True, False):
            auditor = Auditor(universe(), sums_hold=sums_hold).read(published)
            shown = attack_shown(auditor, published)
            told["shown 1-4"].add(len(shown.isolated), shown.tried)
            hidden = attack_hidden(auditor, published)
            told["hidden, known within 2"].add(len(hidden.narrow), hidden.tried)
            told["differences of 1-4"].add(*_isolated(attack_differences(auditor, published)))
        for together, attack in ((1, "others, by the largest one"), (2, "by the largest two")):
            own = own_counts(corpus, largest(corpus, together))
            told[attack].add(*_isolated(attack_inside(Auditor(universe()), published, own, together)))
        told["changed by one more"].add(*_changed(way, name, corpus, published))
    return list(told.values())


def _isolated(found: Found) -> tuple[int, int]:
    return len(found.isolated), found.tried


def _changed(way: Publish, name: str, corpus: Corpus, published: Published) -> tuple[int, int]:
    """Of some bottlenecks that cross no floor, edge or limit."""
    random = Random(name)
    more = [(*corpus, one_more(random, corpus)) for _ in range(8)]
    quiet = [after for after in more if not crossed(corpus, after)]
    return sum(way(after) != published for after in quiet), len(quiet)
