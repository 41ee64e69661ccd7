"""Cells become tables: what is hidden stays hidden, names follow their codes, order tells no more than bands."""

from services.readings import rules
from services.readings.drawing import drawing, provinces_of, shapes
from services.readings.rules import HIDDEN, Band
from services.readings.words import holds, marked, typed
from tenants.opened import OpenCell
from tests.readings.published import CALLED, SOME, Put


def cell(put: Put, called: str = "") -> OpenCell:
    layer = rules.DOMAIN_THEME if put.domain else rules.THEME_PLACE
    part = f"Deel {put.sub_theme}" if put.sub_theme else ""
    high = None if put.low is None else put.low + 4
    name = called or CALLED[put.theme]
    return OpenCell(layer, put.theme, name, put.sub_theme, part, put.domain, put.place, put.low, high)


CELLS = [cell(one) for one in SOME]


def test_a_part_of_which_nothing_is_told_is_no_row() -> None:
    grid = rules.by_place(CELLS)
    assert grid.columns == ("", "Hasselt", "Maaseik", "Tongeren")
    assert [line.name for line in grid.lines] == ["Inkomen en schulden", "Wonen", "Deel rent", "Zorg"]
    assert grid.lines[1].bands == (Band(40, 44), Band(15, 19), Band(10, 14), HIDDEN)


def test_only_domains_of_which_something_is_told_are_columns() -> None:
    grid = rules.by_domain(CELLS)
    assert grid.columns == ("", "housing")
    assert [(line.name, line.bands[-1].words) for line in grid.lines] == [
        ("Inkomen en schulden", "te weinig om te tonen"),
        ("Wonen", "25 tot 29"),
        ("Zorg", "te weinig om te tonen"),
    ]


def test_themes_in_the_same_band_stand_by_name() -> None:
    alike = [cell(Put(code, 10)) for code in ("housing", "money", "care")]
    more = [*alike, cell(Put("zz", 10), "Aan huis")]
    assert [name for name, _ in rules.most_told(alike)] == ["Inkomen en schulden", "Wonen", "Zorg"]
    assert len(rules.most_told(more)) == 4


def test_a_theme_that_was_not_on_the_list_is_told_apart_from_too_few() -> None:
    before, after = [cell(Put("housing", 5))], [cell(Put("housing", 10)), cell(Put("care"))]
    told = {name: bands for _, name, bands in rules.over_time([before, after])}
    assert told == {"Wonen": (Band(5, 9), Band(10, 14)), "Zorg": (None, HIDDEN)}
    _, beside = rules.beside([rules.by_domain(after), rules.by_domain(before)])
    assert beside == [("Wonen", [(Band(10, 14),), (Band(5, 9),)]), ("Zorg", [(HIDDEN,), None])]


def test_a_new_name_for_the_same_code_is_seen() -> None:
    before, after = {"housing": "Wonen", "care": "Zorg"}, {"housing": "Een dak", "care": "Zorg"}
    assert rules.renamed(before, after) == [("Wonen", "Een dak")]


def test_shades_follow_bands_and_nothing_else() -> None:
    assert [Band(low, 99).shade for low in (5, 10, 20, 25, 45, 50, 900)] == [1, 2, 2, 3, 3, 4, 4]
    assert HIDDEN.shade == 0


def test_the_whole_province_is_drawn_and_nothing_else() -> None:
    assert len(shapes()) == 22
    found = drawing({"Hasselt"})
    assert found is not None
    assert [shape.name for shape in found.shapes] == ["Hasselt", "Maaseik", "Tongeren"]
    assert provinces_of({"Gent", "Turnhout"}) == ("Antwerpen", "Oost-Vlaanderen")
    assert drawing({"Nergens"}) is None


def test_words_are_marked_as_typed_as_bent_and_inside_others() -> None:
    found = marked("wachtlijsten -trein", ["wachtlijst"])
    assert typed("wachtlijsten -trein de") == ["wachtlijsten"]
    assert [text for text, is_found in found.pieces("Wachtlijst, dé wachtlijsten en trein.") if is_found] == [
        "Wachtlijst",
        "wachtlijsten",
    ]
    assert marked("", []).pieces("niets") == [("niets", False)]
    assert holds(["Een crèche", "in Genk"], "creche genk")
    assert not holds(["Een crèche"], "creche genk")
