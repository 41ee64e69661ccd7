"""The municipalities of the demo, from the register of 2025 (municipalities.csv: facts, no people)."""

import csv
from pathlib import Path

from services.demonstration.cast import Place

FILE = Path(__file__).parent / "municipalities.csv"


def limburg() -> tuple[Place, ...]:
    """The 38 municipalities of Limburg since 1 January 2025, by NIS number."""
    with FILE.open(encoding="utf-8", newline="") as opened:
        return tuple(Place(**row) for row in csv.DictReader(opened))
