"""The strongest reader: who can run our program, and tries every corpus that would have been published the same.

Small worlds, all of them: every number of clients in a few cells, each client of a municipality of its own. Among all
worlds with the very same publication, each hidden cell must still be able to be at least three numbers, and nobody.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import product

from tests.publications_attacked.auditor import LEAST_VALUES, Band, Found, Key, Published, Span
from tests.publications_attacked.corpora import Corpus, Told

Publish = Callable[[Corpus], Published]
Counts = tuple[int, ...]


def world(leaves: Sequence[Key], counts: Counts) -> Corpus:
    """So many clients in each finest cell, each of a municipality of its own."""
    clients = (leaf for leaf, number in zip(leaves, counts, strict=True) for _ in range(number))
    return tuple(
        Told(number, number, place, theme, sub_theme, domain)
        for number, (theme, sub_theme, domain, place) in enumerate(clients)
    )


def attack_by_trying(publish: Publish, leaves: Mapping[Key, Key], most: int) -> Found:
    """Every asked cell, each filled by one finest cell with nobody up to `most`.

    What a publication may be of a world with the most of all is left out: there may be larger ones.
    """
    same: dict[frozenset[tuple[Key, Band]], list[Counts]] = defaultdict(list)
    for counts in product(range(most + 1), repeat=len(leaves)):
        published = publish(world(list(leaves.values()), counts))
        same[frozenset((cell, band) for cell, band in published.items() if band)].append(counts)
    told = [
        (f"{cell} in {worlds[0]}", cell in dict(seen), {counts[place] for counts in worlds})
        for seen, worlds in same.items()
        if all(most not in counts for counts in worlds)
        for place, cell in enumerate(leaves)
    ]
    narrow = [
        (name, _span(values))
        for name, is_shown, values in told
        if not is_shown and len(values) < LEAST_VALUES
    ]
    isolated = [(name, _span(values)) for name, _, values in told if _span(values).isolates]
    return Found(len(told), tuple(narrow), tuple(isolated))


def _span(values: Collection[int]) -> Span:
    return Span(min(values), max(values))
