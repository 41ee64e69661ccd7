"""What of a period may be told: plain functions, no database.

The rule, in one sentence: a whole is divided into parts only when whoever is in none of the parts that are shown
passes the floors too, all together. So whatever one takes from whatever, the rest is as large as what is shown.
Nobody counts like one to four: one more or less of them changes nothing. Which part steps back is decided by bands
and names alone, never by exact numbers.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from services.publications.floors import FLOORS, Floors, Homes, Why, band
from services.publications.tally import NONE, Outline, Pile, Tally, together

THEME_PLACE, DOMAIN_THEME = "theme-place", "domain-theme"
Key = tuple[str, str, str, str, str]
Rests = Callable[[Collection[str]], Iterable[Homes]]


@dataclass(frozen=True, order=True)
class Cell:
    """About how many situations; `low` and `high` None when it is not told, or nobody: told apart nowhere.

    `place` '' is the whole network. `why` is never published.
    """

    layer: str
    theme: str
    sub_theme: str
    domain: str
    place: str
    low: int | None
    high: int | None
    why: Why

    @property
    def key(self) -> Key:
        """Which cell it is."""
        return self.layer, self.theme, self.sub_theme, self.domain, self.place


def protect(
    counted: Tally, outline: Outline, floors: Floors = FLOORS, hidden_before: Collection[Key] = frozenset()
) -> list[Cell]:
    """Every cell of the outline, in a fixed order, as it may be published.

    In: who was counted (`tally.tally(lines, outline)` makes it of lines), which cells there are, the floors, and
    which cells the publication before this one did not tell (where one of two must step back, the same one again).
    Out, per theme: its total over the network; by sub-theme; by place; by sub-theme in a place; by domain. There is no
    total over themes. The same in gives the same out, in whatever order it was counted.
    """
    parts, domains = _by_theme(counted.parts), _by_theme(counted.domains)
    before = frozenset(hidden_before)
    cells: list[Cell] = []
    for theme in sorted(outline.themes):
        by_place = _by_place(parts.get(theme, []))
        one = _Theme(theme, outline, floors, before, by_place, domains.get(theme, []))
        cells.extend(one.cells())
    return sorted(cells, key=lambda cell: cell.key)


@dataclass(frozen=True)
class _Theme:
    """One theme: three ways to divide it (sub-themes, places, domains), and sub-themes inside places."""

    code: str
    outline: Outline
    floors: Floors
    before: frozenset[Key]
    by_place: dict[str, list[Pile]]
    domain_piles: list[Pile]

    @cached_property
    def piles(self) -> list[Pile]:
        """All of them, but those of domains."""
        return self._at(self.by_place)

    def cells(self) -> Iterator[Cell]:
        total = together(self.piles)
        is_shown = self._may_tell(total)
        yield self._cell(self._key(), total, is_shown=is_shown)
        subs = {one: _with(self.piles, one) for one in self.outline.themes[self.code]}
        domains = {one: _with(self.domain_piles, one) for one in self.outline.domains}
        places = {one: together(self._at([one])) for one in self.outline.places}
        seen_subs = self._shown(subs, self._sub_key, lambda hidden: _rests(self.piles, hidden), {NONE})
        seen_domains = self._shown(
            domains, self._domain_key, lambda hidden: _rests(self.domain_piles, hidden), {NONE}
        )
        elsewhere = set(self.by_place) - set(places)
        seen_places = self._shown(
            places, self._place_key, lambda hidden: [together(self._at(hidden))], elsewhere
        )
        for shown, keyed, of in (
            (seen_subs, self._sub_key, subs),
            (seen_domains, self._domain_key, domains),
            (seen_places, self._place_key, places),
        ):
            for code, homes in of.items():
                yield self._cell(keyed(code), homes, is_shown=is_shown and code in shown)
        opened = self._opened(seen_subs, seen_places, places) if is_shown else frozenset()
        for place in places:
            for sub in subs:
                is_seen = place in opened and sub in seen_subs
                yield self._cell(
                    self._key(sub=sub, place=place), _with(self._at([place]), sub), is_shown=is_seen
                )

    def _shown(
        self, parts: Mapping[str, Homes], keyed: Callable[[str], Key], rests: Rests, unnamed: set[str]
    ) -> frozenset[str]:
        """Which parts are told: those that pass, but for the ones that must step back so that the rest passes too."""
        hidden = unnamed | {code for code, homes in parts.items() if not self._may_tell(homes)}
        waiting = [
            code
            for code in sorted(parts, key=lambda one: self._turn(keyed(one), parts[one]))
            if code not in hidden
        ]
        while hidden and waiting and not self._all_hold(rests(hidden)):
            hidden.add(waiting.pop(0))
        return frozenset(waiting)

    def _opened(
        self, subs: Collection[str], shown: Collection[str], places: Mapping[str, Homes]
    ) -> frozenset[str]:
        """In which places the shown sub-themes are told: all of them or none, and all the other places together too.

        So the table of sub-themes and places falls apart in blocks that all pass, and each number is made of blocks.
        """
        opened = [one for one in shown if self._may_open(subs, one)] if subs else []
        waiting = sorted(opened, key=lambda one: self._turn(self._place_key(one), places[one]))
        others = set(self.by_place) | set(places)
        closed = others - set(opened)
        while closed and waiting and not self._all_hold(self._blocks(subs, closed)):
            closed.add(waiting.pop(0))
        return frozenset(waiting)

    def _may_open(self, subs: Collection[str], place: str) -> bool:
        here = self._at([place])
        return all(self._may_tell(_with(here, sub)) for sub in subs) and self._all_hold(
            self._blocks(subs, [place])
        )

    def _blocks(self, subs: Collection[str], places: Collection[str]) -> Iterator[Homes]:
        here = self._at(places)
        hidden = {NONE, *self.outline.themes[self.code]} - set(subs)
        yield from (_with(here, sub) for sub in subs)
        yield from _rests(here, hidden)

    def _turn(self, key: Key, homes: Homes) -> tuple[bool, int, Key]:
        """Who steps back first: what was hidden before, then the lowest band, then by name."""
        return key not in self.before, band(homes)[0], key

    def _may_tell(self, homes: Homes) -> bool:
        return self.floors.why_untold(homes) is Why.SHOWN

    def _all_hold(self, several: Iterable[Homes]) -> bool:
        return all(self.floors.hold(one) for one in several)

    def _at(self, places: Collection[str]) -> list[Pile]:
        return [pile for place in sorted(places) for pile in self.by_place.get(place, ())]

    def _cell(self, key: Key, homes: Homes, *, is_shown: bool) -> Cell:
        if is_shown:
            return Cell(*key, *band(homes), Why.SHOWN)
        return Cell(*key, None, None, self.floors.why_untold(homes) or Why.SUBTRACTED)

    def _key(self, *, sub: str = "", domain: str = "", place: str = "") -> Key:
        return (DOMAIN_THEME if domain else THEME_PLACE), self.code, sub, domain, place

    def _sub_key(self, code: str) -> Key:
        return self._key(sub=code)

    def _place_key(self, code: str) -> Key:
        return self._key(place=code)

    def _domain_key(self, code: str) -> Key:
        return self._key(domain=code)


def _by_theme(piles: Iterable[Pile]) -> dict[str, list[Pile]]:
    found: dict[str, list[Pile]] = {}
    for pile in piles:
        found.setdefault(pile.theme, []).append(pile)
    return found


def _with(piles: Iterable[Pile], part: str) -> dict[Hashable, int]:
    return together(pile for pile in piles if part in pile.parts)


def _by_place(piles: Iterable[Pile]) -> dict[str, list[Pile]]:
    found: dict[str, list[Pile]] = {}
    for pile in piles:
        found.setdefault(pile.place, []).append(pile)
    return found


def _rests(piles: Iterable[Pile], hidden: Collection[str]) -> list[Homes]:
    """Who is in any hidden part, and who is in hidden parts alone: both can be asked for by subtracting."""
    out = frozenset(hidden)
    known = list(piles)
    return [
        together(pile for pile in known if pile.parts & out),
        together(pile for pile in known if pile.parts <= out),
    ]
