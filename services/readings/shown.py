"""What may be said of a text beside its words: never more than the publication of its period says of many."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from services.readings.rules import THEME_PLACE
from tenants.opened import OpenCell, Opened

Cell = tuple[str, str, str]


@dataclass(frozen=True)
class Said:
    """Period, theme, part and place, as codes; empty is not said."""

    publication: UUID | None = None
    theme: str = ""
    sub_theme: str = ""
    place: str = ""


@dataclass(frozen=True)
class Period:
    """A published period, and which themes, parts and places it tells of."""

    opened: Opened
    told: frozenset[Cell] = field(default_factory=frozenset)

    def covers(self, quarter: date) -> bool:
        """Whether what arrived in this quarter was counted in it."""
        return self.opened.begins_on <= quarter <= self.opened.ends_on


def period(opened: Opened, cells: Iterable[OpenCell]) -> Period:
    """What a publication tells of."""
    told = {
        (one.theme, one.sub_theme, one.place)
        for one in cells
        if one.layer == THEME_PLACE and one.theme and one.low is not None
    }
    return Period(opened, frozenset(told))


def said(periods: Sequence[Period], quarter: date, theme: str, sub_theme: str, place: str) -> Said:
    """The finest that its period tells."""
    found = next((one for one in periods if one.covers(quarter)), None)
    return Said(found.opened.publication, *finest(found.told, theme, sub_theme, place)) if found else Said()


def finest(told: Collection[Cell], theme: str, sub_theme: str, place: str) -> Cell:
    """Part and place, the part alone, the theme alone, nothing; theme and place only of a theme without parts.

    Else a text that stands under its theme and place is of one of the parts that are not told, in that place: perhaps
    the only one. Texts can be counted, so what stands under a heading is held to floors as a cell is.
    """
    parts = ((theme, sub_theme, place), (theme, sub_theme, ""))
    has_parts = any(one[0] == theme and one[1] for one in told)
    tried = parts if has_parts else ((theme, "", place),)
    return next((one for one in (*tried, (theme, "", "")) if theme and one in told), ("", "", ""))


def telling(periods: Sequence[Period], theme: str) -> list[tuple[date, date]]:
    """From which periods a text may be shown under this theme."""
    return [(one.opened.begins_on, one.opened.ends_on) for one in periods if (theme, "", "") in one.told]
