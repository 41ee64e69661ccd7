"""What may be said of a text beside its words: never more than the publication of its period says of many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from services.readings.rules import THEME_PLACE
from tenants.opened import OpenCell, Opened


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
    told: frozenset[tuple[str, str, str]] = field(default_factory=frozenset)

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
    """The finest that its period tells: part and place, the part alone, theme and place, the theme alone, nothing."""
    found = next((one for one in periods if one.covers(quarter)), None)
    if found is None:
        return Said()
    which = found.opened.publication
    finest = ((theme, sub_theme, place), (theme, sub_theme, ""), (theme, "", place), (theme, "", ""))
    for cell in finest:
        if theme and cell in found.told:
            return Said(which, *cell)
    return Said(which)


def telling(periods: Sequence[Period], theme: str) -> list[tuple[date, date]]:
    """From which periods a text may be shown under this theme."""
    return [(one.opened.begins_on, one.opened.ends_on) for one in periods if (theme, "", "") in one.told]
