"""The rule of wholes and rests, by property: what is shown, what is left over, and what one more may change."""

from collections import defaultdict
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from services.publications.floors import FLOORS, Floors, Homes, Why
from services.publications.protection import THEME_PLACE, Cell, Key, protect
from services.publications.tally import Line, Outline, tally

PARTS = ("a1", "a2", "a3")
PLACES = ("Hasselt", "Maaseik", "Tongeren")
OUTLINE = Outline({"a": PARTS}, PLACES, ("housing", "work"))
lines = st.lists(
    st.builds(
        lambda client, part, domain: Line("a", part, domain, PLACES[client % 3], client % 12, client),
        st.integers(0, 80),
        st.sampled_from((*PARTS, "a1", "a1", "")),
        st.sampled_from(("housing", "work", "")),
    ),
    max_size=160,
)


def published(found: Iterable[Line], floors: Floors = FLOORS) -> dict[Key, Cell]:
    return {cell.key: cell for cell in protect(tally(found, OUTLINE), OUTLINE, floors)}


def key(sub: str = "", place: str = "", domain: str = "") -> Key:
    return ("domain-theme" if domain else THEME_PLACE), "a", sub, domain, place


def homes(found: Iterable[Line]) -> Homes:
    clients = {line.client: line.home for line in found}
    counted: dict[object, int] = defaultdict(int)
    for home in clients.values():
        counted[home] += 1
    return counted


@given(lines)
@settings(max_examples=150, deadline=None)
def test_who_is_left_over_is_always_many(found: list[Line]) -> None:
    cells = published(found)
    if cells[key()].low is None:
        assert all(cell.low is None for cell in cells.values())
        return
    for shown, division in (
        ({one for one in PARTS if cells[key(one)].low}, "sub_theme"),
        ({one for one in PLACES if cells[key(place=one)].low}, "place"),
        ({one for one in OUTLINE.domains if cells[key(domain=one)].low}, "domain"),
    ):
        seen = {line.client for line in found if getattr(line, division) in shown}
        rest = homes(line for line in found if line.client not in seen)
        hidden = homes(line for line in found if getattr(line, division) not in shown)
        if shown and (shown != set(PLACES) or rest):
            assert FLOORS.hold(rest)
            assert FLOORS.hold(hidden)


@given(lines)
@settings(max_examples=100, deadline=None)
def test_every_number_passes_and_every_other_has_a_reason(found: list[Line]) -> None:
    for cell in published(found).values():
        assert (cell.low is None) == (cell.why != Why.SHOWN)
        inside = homes(
            line
            for line in found
            if (cell.sub_theme in ("", line.sub_theme))
            and cell.place in ("", line.place)
            and cell.domain in ("", line.domain)
        )
        if cell.low is not None:
            assert FLOORS.hold(inside)
            assert cell.low <= sum(inside.values()) <= (cell.high or 0)


@given(lines)
@settings(max_examples=50, deadline=None)
def test_the_order_in_which_they_came_is_nowhere(found: list[Line]) -> None:
    turned = sorted(found, key=lambda line: (repr(line.client)[::-1], line.sub_theme))
    assert published(found) == published(turned) == published([*found, *found])


@given(lines)
@settings(max_examples=100, deadline=None)
def test_nobody_and_one_person_of_a_new_part_look_the_same(found: list[Line]) -> None:
    """A sub-theme that nobody told of, and then one client of Hasselt did, who told of another one already."""
    without = [line for line in found if line.sub_theme != "a3"]
    known = next((line for line in without if line.sub_theme == "a1"), None)
    if known is None:
        return
    one_more = Line("a", "a3", known.domain, known.place, known.home, known.client)
    assert bands(published(without)) == bands(published([*without, one_more]))


def bands(cells: dict[Key, Cell]) -> dict[Key, tuple[int | None, int | None]]:
    return {name: (cell.low, cell.high) for name, cell in cells.items()}


def test_one_municipality_with_nearly_all_of_a_theme_is_not_told() -> None:
    held = [Line("a", "a1", "work", "Hasselt", 0, n) for n in range(57)]
    others = [Line("a", "a1", "work", "Maaseik", home, 100 + home) for home in (1, 2, 3)]
    assert published([*held, *others])[key()].why == Why.DOMINATED


def test_two_municipalities_are_too_few_and_higher_floors_hide_more() -> None:
    two = [Line("a", "a1", "work", "Hasselt", n % 2, n) for n in range(20)]
    assert published(two)[key()].why == Why.MUNICIPALITIES
    many = [Line("a", "a1", "work", "Hasselt", n % 6, n) for n in range(12)]
    assert published(many)[key()].low == 10
    assert published(many, Floors(15, 3))[key()].why == Why.FEW
    assert published(many, Floors(5, 8))[key()].why == Why.MUNICIPALITIES


def test_what_stepped_back_before_steps_back_again() -> None:
    """Two parts of one band, and a third too small: one of the two must go along, the same as last time."""
    told = [
        Line("a", part, "", PLACES[n % 3], n % 6, f"{part}{n}")
        for part, many in (("a1", 12), ("a2", 12), ("a3", 2))
        for n in range(many)
    ]
    counted = tally(told, OUTLINE)
    for before in ("a1", "a2"):
        cells = {cell.key: cell for cell in protect(counted, OUTLINE, hidden_before={key(before)})}
        assert cells[key(before)].why == Why.SUBTRACTED


def test_who_told_of_no_sub_theme_is_not_found_by_subtracting() -> None:
    """Three parts that are large enough; nobody, one or two clients are in none of them: all that looks the same."""
    told = [Line("a", part, "", PLACES[n % 3], n % 9, f"{part}{n}") for part in PARTS for n in range(12)]
    looks = [
        {name: band for name, band in bands(published([*told, *rest])).items() if name[2]}
        for rest in ([Line("a", "", "", "Hasselt", n, f"x{n}") for n in range(many)] for many in range(3))
    ]
    assert looks[0] == looks[1] == looks[2]
    assert [looks[0][key(part)][0] for part in PARTS] == [None, 10, 10]
