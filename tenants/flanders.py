"""The municipalities of Flanders since 1 January 2025 (flanders.csv: facts, no people), and those of the day before.

Numbers in the file come from public registers; look them up again before a municipality starts.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "flanders.csv"
# Who became one on 1 January 2019: their names live on in people's mouths.
UNTIL_2018: Mapping[str, tuple[str, ...]] = {
    "aalter": ("Knesselare",),
    "deinze": ("Nevele",),
    "kruisem": ("Kruishoutem", "Zingem"),
    "lievegem": ("Lovendegem", "Waarschoot", "Zomergem"),
    "oudsbergen": ("Meeuwen-Gruitrode", "Opglabbeek"),
    "pelt": ("Neerpelt", "Overpelt"),
    "puurs-sint-amands": ("Puurs", "Sint-Amands"),
}
FORMER = re.compile(r"(?P<name>[^;(]{1,80}) \((?P<nis>\d{5})\)")


@dataclass(frozen=True)
class Place:
    """A municipality as the registers know it; `merged_from` names who became it in 2025, with NIS numbers."""

    slug: str
    name: str
    nis: str
    province: str
    arrondissement: str
    kbo_municipality: str | None = None
    kbo_ocmw: str | None = None
    ovo_municipality: str | None = None
    ovo_ocmw: str | None = None
    merged_from: str = ""

    @property
    def former(self) -> tuple["Place", ...]:
        """The municipalities of 2024 that became this one. Their own numbers are not in the file."""
        found = FORMER.finditer(self.merged_from)
        return tuple(self._before(one["name"].strip(), one["nis"]) for one in found)

    @property
    def former_names(self) -> tuple[str, ...]:
        """Other names under which people still look for it."""
        became = tuple(one.name for one in self.former if one.name != self.name)
        return became + UNTIL_2018.get(self.slug, ())

    def _before(self, name: str, nis: str) -> "Place":
        slug = name.lower().replace(" ", "-")
        return Place(slug, name, nis, self.province, self.arrondissement)


@cache
def places() -> tuple[Place, ...]:
    """All 285, by NIS number."""
    with FILE.open(encoding="utf-8", newline="") as opened:
        return tuple(Place(**row) for row in csv.DictReader(opened))


def find_place(slug: str) -> Place | None:
    """The municipality of today with this slug."""
    return next((place for place in places() if place.slug == slug), None)


def before_2025(province: str) -> tuple[Place, ...]:
    """The municipalities of a province on 31 December 2024.

    The one whose name stands first in the new name went on as the same organisation, with its numbers.
    """
    found: list[Place] = []
    for place in places():
        if place.province == province:
            found += [_with_numbers(one, place) for one in place.former] or [place]
    return tuple(found)


def _with_numbers(former: Place, place: Place) -> Place:
    if place.name != former.name and not place.name.startswith(f"{former.name}-"):
        return former
    return replace(
        former,
        kbo_municipality=place.kbo_municipality,
        kbo_ocmw=place.kbo_ocmw,
        ovo_municipality=place.ovo_municipality,
        ovo_ocmw=place.ovo_ocmw,
    )
