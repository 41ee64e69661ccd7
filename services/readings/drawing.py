"""The map: arrondissements as shapes, of the provinces in which a network works. Borders are CC0 (vendored.json)."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "arrondissements.json"
ROOM = 6.0


@dataclass(frozen=True)
class Shape:
    """One arrondissement: its outline as an SVG path, the box round it, and where its name stands."""

    code: str
    name: str
    province: str
    path: str
    box: tuple[float, float, float, float]
    middle: tuple[float, float]


@dataclass(frozen=True)
class Drawing:
    """Shapes to be drawn together, and the part of the sheet that holds them."""

    shapes: tuple[Shape, ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, width and height, with some room."""
        left, top = (min(shape.box[side] for shape in self.shapes) - ROOM for side in (0, 1))
        right, bottom = (max(shape.box[side] for shape in self.shapes) + ROOM for side in (2, 3))
        return left, top, right - left, bottom - top


@cache
def shapes() -> tuple[Shape, ...]:
    """All 22 arrondissements of Flanders."""
    found = json.loads(FILE.read_text("utf-8"))["places"]
    return tuple(Shape(**{**one, "box": tuple(one["box"]), "middle": tuple(one["middle"])}) for one in found)


def drawing(places: Collection[str]) -> Drawing | None:
    """The provinces of these arrondissements, whole; None when none of them is known."""
    provinces = provinces_of(places)
    found = tuple(shape for shape in shapes() if shape.province in provinces)
    return Drawing(found) if found else None


def provinces_of(places: Collection[str]) -> tuple[str, ...]:
    """In which provinces these arrondissements lie, by name."""
    return tuple(sorted({shape.province for shape in shapes() if shape.name in places}))
