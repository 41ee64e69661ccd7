"""Somebody who knows the rows of one municipality, or two of them together, and takes these from what is published."""

from collections import Counter
from collections.abc import Iterable

from tests.publications_attacked.auditor import Auditor, Found, Key, Published, Span
from tests.publications_attacked.corpora import Corpus
from tests.publications_attacked.standing import standings

ONE_AT_MOST, TWO_AT_MOST = 60, 85


def largest(corpus: Corpus, together: int) -> list[int]:
    """The municipalities with the most clients: who can take away most."""
    clients = Counter(home for home, _ in {(one.municipality, one.client) for one in corpus})
    return [home for home, _ in clients.most_common(together)]


def own_counts(corpus: Corpus, homes: Iterable[int]) -> dict[Key, int]:
    """What they know by themselves: their own clients in every cell."""
    mine = set(homes)
    return {
        cell: one.clients
        for cell, one in standings(tuple(one for one in corpus if one.municipality in mine)).items()
    }


def attack_inside(auditor: Auditor, published: Published, own: dict[Key, int], together: int) -> Found:
    """How many there are of others, in every cell; the rule is known, so a shown cell says what share is not theirs."""
    at_most = ONE_AT_MOST if together == 1 else TWO_AT_MOST
    known = {
        cell: max(mine, -(-mine * 100 // at_most)) if published.get(cell) else mine
        for cell, mine in own.items()
    }
    auditor.read(published, at_least=known)
    if not auditor.is_possible():
        return Found(0)
    spans = []
    for cell, mine in own.items():
        span = auditor.span({cell: 1})
        spans.append((str(cell), Span(span.low - mine, span.high - mine)))
    isolated = tuple(one for one in spans if one[1].isolates and one[1].is_narrow)
    return Found(len(spans), isolated=isolated)
