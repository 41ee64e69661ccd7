"""What the protection of the product leaves to find: nothing, in every corpus and for every kind of reader.

Short here, longer in `make attack`.
"""

from random import Random

import pytest

from tests.figures import IS_LONG, Figure
from tests.publications_attacked.auditor import (
    Auditor,
    Found,
    Key,
    attack_differences,
    attack_hidden,
    attack_shown,
)
from tests.publications_attacked.corpora import (
    DOMAINS,
    PLACES,
    THEMES,
    Corpus,
    Told,
    corpora,
    part,
    told,
    universe,
)
from tests.publications_attacked.insiders import attack_inside, largest, own_counts
from tests.publications_attacked.protected import publish
from tests.publications_attacked.simulated import attack_by_trying
from tests.publications_attacked.standing import crossed, standings

SEEDS = range(20) if IS_LONG else range(2)
MORE = 12 if IS_LONG else 6
MOST_BESIDE, MOST_CROSSWISE = (14 if IS_LONG else 11), 12
THEME = THEMES[0]
pytestmark = [pytest.mark.attack, pytest.mark.timeout(900)]


def test_every_cell_of_the_hierarchy_is_told_or_hidden_and_no_other() -> None:
    for _, corpus in corpora(["cells"]):
        assert sorted(publish(corpus)) == sorted(universe())


def test_what_is_shown_is_true_and_passes_every_floor() -> None:
    for name, corpus in corpora(SEEDS):
        truth = standings(corpus)
        for cell, band in publish(corpus).items():
            if band is not None:
                assert truth[cell].passed[0], (name, cell)
                assert truth[cell].band == band, (name, cell)


@pytest.mark.parametrize("sums_hold", [True, False], ids=["who adds up", "who knows what always holds"])
def test_a_solver_finds_nobody(sums_hold: bool, figure: Figure) -> None:
    hidden = differences = shown = cells = 0
    for name, corpus in corpora(SEEDS):
        published = publish(corpus)
        auditor = Auditor(universe(), sums_hold=sums_hold).read(published)
        for attack in (attack_hidden, attack_shown, attack_differences):
            found = attack(auditor, published)
            assert found.isolated == (), name
            assert attack is attack_shown or found.narrow == (), name
            hidden += found.tried if attack is attack_hidden else 0
            differences += found.tried if attack is attack_differences else 0
        cells += len(published)
        shown += sum(band is not None for band in published.values())
    who = "sums hold" if sums_hold else "distinct clients"
    figure(f"publications attacked, {who}: hidden cells known within 2", 0, of=hidden)
    figure(f"publications attacked, {who}: differences of 1 to 4", 0, of=differences)
    if sums_hold:
        figure("publications attacked: cells suppressed or empty", cells - shown, of=cells)
    assert min(hidden, differences, shown) > 0


@pytest.mark.parametrize("together", [1, 2])
def test_who_knows_the_rows_of_the_largest_municipality_isolates_no_other(
    together: int, figure: Figure
) -> None:
    tried = 0
    for name, corpus in corpora(SEEDS):
        published, own = publish(corpus), own_counts(corpus, largest(corpus, together))
        found = attack_inside(Auditor(universe()), published, own, together)
        assert found.isolated == (), name
        tried += found.tried
    figure(
        f"publications attacked, by {together} of the municipalities: others known to one or two", 0, of=tried
    )


BESIDE: dict[str, dict[Key, Key]] = {
    "places": {(THEME, "", "", place): (THEME, part(THEME, 0), DOMAINS[0], place) for place in PLACES},
    "sub-themes": {
        (THEME, part(THEME, number), "", ""): (THEME, part(THEME, number), DOMAINS[0], PLACES[0])
        for number in range(3)
    },
    "domains": {
        (THEME, "", domain, ""): (THEME, part(THEME, 0), domain, PLACES[0]) for domain in DOMAINS[:3]
    },
}
CROSSWISE: dict[Key, Key] = {
    (THEME, part(THEME, number), "", place): (THEME, part(THEME, number), DOMAINS[0], place)
    for number in range(2)
    for place in PLACES[:2]
}


@pytest.mark.parametrize("of", BESIDE)
def test_who_can_run_the_program_knows_no_hidden_number(of: str, figure: Figure) -> None:
    found = attack_by_trying(publish, BESIDE[of], MOST_BESIDE)
    _is_nothing(found, figure)


@pytest.mark.long_only("tries thirty thousand corpora")
def test_nor_where_two_divisions_cross(figure: Figure) -> None:
    _is_nothing(attack_by_trying(publish, CROSSWISE, MOST_CROSSWISE), figure)


@pytest.mark.long_only("tries thirty thousand corpora")
def test_how_much_who_supposes_more_knows_of_four_parts(figure: Figure) -> None:
    """A known limit (0046): who supposes that no part is hidden for its municipalities is right here, not always."""
    asked: dict[Key, Key] = {
        (THEME, "", domain, ""): (THEME, part(THEME, 0), domain, PLACES[0]) for domain in DOMAINS
    }
    found = attack_by_trying(publish, asked, MOST_CROSSWISE)
    figure(
        "publications attacked, of four parts, by who supposes: known within 2",
        len(found.narrow),
        of=found.tried,
    )
    assert len(found.narrow) * 10 < found.tried


def _is_nothing(found: Found, figure: Figure) -> None:
    """Three numbers at least. That it is one to four, and not nobody, may follow from the rule itself (0046)."""
    assert found.narrow == ()
    figure("publications attacked, by trying every corpus: hidden cells known within 2", 0, of=found.tried)
    figure(
        "publications attacked, by trying every corpus: hidden cells known not to be nobody",
        len(found.isolated),
        of=found.tried,
    )


def test_one_more_bottleneck_changes_nothing_unless_it_crosses_something(figure: Figure) -> None:
    tried = quiet = 0
    for name, corpus in corpora(SEEDS):
        random, published = Random(name), publish(corpus)
        for _ in range(MORE):
            after = (*corpus, one_more(random, corpus))
            tried += 1
            if not crossed(corpus, after):
                assert publish(after) == published, (name, after[-1])
                quiet += 1
    figure(
        "publications attacked, one more bottleneck that crosses nothing: publications changed", 0, of=quiet
    )
    assert 0 < quiet < tried


def one_more(random: Random, corpus: Corpus) -> Told:
    """Of a client who is known already, or of a new one, in a large or a very small municipality."""
    if corpus and random.random() < 0.4:
        known = random.choice(corpus)
        return told(random, known.client, known.municipality)
    return told(random, 99_999, random.choice((0, 1, 2, 5, 90)))
