"""The reading room beside the publication: who counts the texts under one heading never counts fewer than five.

A text stands there under the finest that its period tells. Texts can be counted exactly, so each heading is a cell too.
"""

from collections import defaultdict

import pytest

from services.readings import shown
from tests.figures import Figure
from tests.publications_attacked.corpora import Corpus, corpora
from tests.publications_attacked.protected import publish
from tests.publications_attacked.standing import Who, standing_of

Heading = tuple[str, str, str]
pytestmark = pytest.mark.attack


def headings(corpus: Corpus) -> dict[Heading, set[Who]]:
    """Whose texts stand under what."""
    known = frozenset(
        (theme, part, place)
        for (theme, part, domain, place), band in publish(corpus).items()
        if band and not domain
    )
    found: dict[Heading, set[Who]] = defaultdict(set)
    for one in corpus:
        finest = shown.finest(known, one.theme, one.sub_theme, one.place)
        found[finest].add((one.municipality, one.client))
    return found


def test_no_heading_stands_over_a_few(figure: Figure) -> None:
    tried = 0
    for name, corpus in corpora(range(6)):
        for (theme, sub_theme, place), whose in headings(corpus).items():
            if theme:
                standing = standing_of(whose)
                tried += 1
                assert standing.clients >= 5, (name, theme, sub_theme, place, standing)
                assert len(standing.homes) >= 3, (name, theme, sub_theme, place, standing)
    figure("publications attacked: headings of the reading room over fewer than five", 0, of=tried)
    assert tried > 0


def test_of_a_theme_without_parts_the_place_may_be_said() -> None:
    known = {("housing", "", ""), ("housing", "", "Maaseik")}
    assert shown.finest(known, "housing", "rent", "Maaseik") == ("housing", "", "Maaseik")
    assert shown.finest(known, "housing", "rent", "Hasselt") == ("housing", "", "")
    assert shown.finest({*known, ("housing", "rent", "")}, "housing", "camp", "Maaseik") == (
        "housing",
        "",
        "",
    )
    assert shown.finest(known, "care", "home", "Maaseik") == ("", "", "")
