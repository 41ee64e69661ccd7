"""Floors by property: a hidden number may be nobody or four, and one more changes nothing inside a band."""

import random

from services.councils import floors
from services.councils.floors import Cell, Counts, foot, high, shown

PARTS = {"living": ["rent", "queue", "home", "debt"], "care": ["night", "home-help"]}
Situations = list[set[tuple[str, str]]]


def town(chance: random.Random) -> Situations:
    """Situations, each with what stands in the list: a theme and perhaps a sub-theme, several times over."""
    pairs = [(theme, part) for theme, parts in PARTS.items() for part in (*parts, "")]
    return [{chance.choice(pairs) for _ in range(chance.randrange(4))} for _ in range(chance.randrange(40))]


def counted(situations: Situations) -> Counts:
    """As the crossing counts: distinct situations, by the foot of the band, and nothing below."""
    found: dict[tuple[str, str], int] = {}
    for one in situations:
        for name in {(theme, "") for theme, _ in one} | {pair for pair in one if pair[1]}:
            found[name] = found.get(name, 0) + 1
    return {name: low for name, times in found.items() if (low := foot(times)) is not None}


def least_hidden(cell: Cell, hidden: int) -> int:
    """The fewest situations that one hidden sub-theme can have, when all others have as many as they may."""
    others = sum(high(low) for low in cell.parts.values()) + 4 * (hidden - 1)
    return max(0, (cell.low or 0) - others)


def test_nothing_below_five_and_a_hidden_part_may_always_be_nobody() -> None:
    chance, split = random.Random(40), 0
    for _ in range(3000):
        for theme, cell in shown(counted(town(chance)), PARTS).items():
            assert cell.low is not None
            assert cell.low % 5 == 0
            assert all(low >= 5 for low in cell.parts.values())
            split += bool(cell.parts)
            if cell.parts:
                hidden = len(PARTS[theme]) - len(cell.parts) + 1
                assert least_hidden(cell, hidden) == 0
    assert split > 50, "and something is shown"


def test_one_bottleneck_more_changes_nothing_inside_a_band() -> None:
    chance, same = random.Random(41), 0
    for _ in range(2000):
        before = town(chance)
        extra = (theme := chance.choice(list(PARTS)), chance.choice([*PARTS[theme], ""]))
        after = [*before, {extra}]
        lows = counted(before), counted(after)
        if lows[0] == lows[1]:
            same += 1
            assert shown(lows[0], PARTS) == shown(lows[1], PARTS)
        changed = {name for name in lows[0].keys() | lows[1].keys() if lows[0].get(name) != lows[1].get(name)}
        assert all(lows[1].get(name, 0) % 5 == 0 for name in changed)
    assert same > 1000


def test_four_and_none_are_told_alike() -> None:
    none: Situations = [{("living", "")} for _ in range(7)]
    four = [*none, *({("care", "night")} for _ in range(4))]
    assert shown(counted(none), PARTS) == shown(counted(four), PARTS) == {"living": Cell(5)}


def test_a_split_that_would_tell_of_somebody_is_not_shown() -> None:
    """Twelve in all and five of one: with one other part alone, that part would have somebody."""
    assert shown({("care", ""): 20, ("care", "night"): 5}, PARTS) == {"care": Cell(20)}
    assert shown({("care", ""): 10, ("care", "night"): 10}, PARTS) == {"care": Cell(10, {"night": 10})}


def test_what_differs_is_named() -> None:
    assert list(floors.differs({"a": Cell(5)}, {"a": Cell(5), "b": Cell(5)})) == ["b"]
