"""What Mijn afspraken shows: per municipality, the soonest first; and what comes near over all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from infra.clock import BRUSSELS
from services.passages.doors import Behind


@dataclass(frozen=True)
class Near:
    """One line of the short list at the top: a day and a municipality."""

    on: date
    what: str
    municipality: str
    anchor: UUID


def gathered(found: Sequence[Behind]) -> dict[str, Any]:
    """The values of the page."""
    places = [
        {"municipality": municipality, "situations": list(group)}
        for municipality, group in groupby(found, key=lambda one: one.municipality)
    ]
    return {"places": places, "near": _near(found), "situations": len(found)}


def _near(found: Sequence[Behind]) -> list[Near]:
    lines = [
        Near(
            line.due_on, line.sentence or "Een afspraak die jij opnam", one.municipality.name, one.invitation
        )
        for one in found
        for line in one.open
        if line.due_on is not None
    ]
    tables = [
        Near(_day(sitting.starts_at), "Overleg", one.municipality.name, one.invitation)
        for one in found
        for sitting in one.coming
        if sitting.starts_at is not None
    ]
    return sorted(lines + tables, key=lambda one: (one.on, one.municipality))[:3]


def _day(moment: datetime) -> date:
    return moment.astimezone(BRUSSELS).date()
