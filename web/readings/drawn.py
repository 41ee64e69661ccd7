"""A map as a template draws it: shapes with a shade, and always the words of its table."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from services.readings.drawing import drawing
from services.readings.rules import HIDDEN, Band

LEGEND = ((1, "5 tot 9"), (2, "10 tot 24"), (3, "25 tot 49"), (4, "50 of meer"), (0, "te weinig om te tonen"))


@dataclass(frozen=True)
class Area:
    """One arrondissement; `band` is None where this network does not work."""

    name: str
    path: str
    x: float
    y: float
    band: Band | None


@dataclass(frozen=True)
class Map:
    """What is drawn, in which box, and how large letters are in it."""

    box: str
    letter: float
    areas: tuple[Area, ...]
    legend: tuple[tuple[int, str], ...] = LEGEND


def drawn(bands: Mapping[str, Band], places: Collection[str]) -> Map | None:
    """The provinces of these places; None when none is known."""
    found = drawing(places)
    if found is None:
        return None
    left, top, width, height = found.box
    areas = tuple(
        Area(one.name, one.path, *one.middle, bands.get(one.name, HIDDEN) if one.name in places else None)
        for one in found.shapes
    )
    return Map(f"{left:.1f} {top:.1f} {width:.1f} {height:.1f}", round(max(width, height) / 26, 1), areas)
