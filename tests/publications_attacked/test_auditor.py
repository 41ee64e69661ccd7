"""The auditor itself: it finds what is published badly, and what cannot be found it leaves."""

from random import Random

import pytest

from tests.figures import Figure
from tests.publications_attacked.auditor import Auditor, Band, Key, Span, attack_differences, attack_hidden
from tests.publications_attacked.corpora import SHAPES, corpora, universe
from tests.publications_attacked.standing import primary_only, standings, unprotected

WHOLE = ("", "", "", "")
A, B, C = (("", "", "", place) for place in ("Hasselt", "Maaseik", "Tongeren"))
SMALL = (WHOLE, A, B, C)


def span_of(published: dict[Key, Band | None], cell: Key, *, sums_hold: bool = True) -> Span:
    return Auditor(SMALL, sums_hold=sums_hold).read(published).span({cell: 1})


def test_one_hidden_number_beside_exact_ones_is_found() -> None:
    exact: dict[Key, Band | None] = {WHOLE: (20, 20), A: (9, 9), B: (9, 9)}
    assert span_of(exact, C) == Span(2, 2)
    assert attack_hidden(Auditor(SMALL).read(exact), exact).isolated == ((str(C), Span(2, 2)),)


def test_bands_beside_it_leave_room() -> None:
    assert span_of({WHOLE: (20, 24), A: (5, 9), B: (10, 14)}, C) == Span(0, 9)


def test_bands_from_all_sides_may_leave_none() -> None:
    """Why a band alone is no protection: a whole just above its parts."""
    assert span_of({WHOLE: (20, 24), A: (5, 9), B: (5, 9)}, C) == Span(2, 14)
    assert span_of({WHOLE: (20, 24), A: (5, 9), B: (10, 14), C: (5, 9)}, C) == Span(5, 9)


def test_who_knows_that_a_client_may_count_twice_knows_less() -> None:
    exact: dict[Key, Band | None] = {WHOLE: (20, 20), A: (9, 9), B: (9, 9)}
    assert span_of(exact, C, sums_hold=False) == Span(2, 20)


def test_what_cannot_be_is_said() -> None:
    with pytest.raises(ValueError, match="nothing can be"):
        span_of({WHOLE: (5, 5), A: (9, 9)}, C)


@pytest.mark.parametrize("name", ["ordinary", "skewed", "at_the_edges", "sparse"])
def test_the_truth_lies_within_what_the_auditor_says(name: str) -> None:
    """One client, one bottleneck: both attackers must leave room for what really is."""
    corpus = SHAPES[name](Random(name))
    published, truth = primary_only(corpus), standings(corpus)
    for sums_hold in (True, False):
        auditor = Auditor(universe(), sums_hold=sums_hold).read(published)
        for cell in truth:
            span = auditor.span({cell: 1})
            assert span.low <= truth[cell].clients <= span.high


@pytest.mark.attack
def test_it_finds_who_is_published_badly(figure: Figure) -> None:
    """Or its silence about the product would prove nothing."""
    for published_by, name in ((unprotected, "nothing"), (primary_only, "small cells alone")):
        hidden = found = differences = rests = 0
        for _, corpus in corpora(["badly"]):
            published = published_by(corpus)
            auditor = Auditor(universe()).read(published)
            cells, pairs = attack_hidden(auditor, published), attack_differences(auditor, published)
            hidden, found = hidden + cells.tried, found + len(cells.narrow)
            differences, rests = differences + pairs.tried, rests + len(pairs.isolated)
        figure(f"publications attacked, protected by {name}: hidden cells found within 2", found, of=hidden)
        figure(f"publications attacked, protected by {name}: differences of 1 to 4", rests, of=differences)
        assert found > 0 or published_by is unprotected
        assert rests > 0
