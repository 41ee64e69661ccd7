"""What the page about keeping says, in sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.clock import BRUSSELS
from services.retention.queries import Standing
from services.retention.rules import answer_by
from services.retention.tables import InsightRequest
from tenants.words.dates import day_year as day
from tenants.words.retention import ERASURE, OUTCOMES


@dataclass(frozen=True)
class Lines:
    """Who did what when; empty where there is nothing to say."""

    closed: str
    why: str
    kept: str
    held: str
    ended: tuple[str, ...]
    waiting: str
    answered: tuple[str, ...]


def lines(found: Standing, names: Mapping[UUID, str]) -> Lines:
    """Everything once, in the order of the page."""
    case, hold, waiting = found.case, found.hold, found.waiting
    return Lines(
        closed=f"Afgesloten op {_on(case.closed_at)}{_by(case.closed_by, names)}." if case.closed_at else "",
        why={**OUTCOMES, "erasure": ERASURE}.get(case.closing_reason, ""),
        kept=_kept(found),
        held=f"Genoteerd op {_on(hold.noted_at)}{_by(hold.noted_by, names)}." if hold else "",
        ended=tuple(f"Tot {_on(one.ended_at)}: {one.reason}" for one in found.holds if one.ended_at),
        waiting=_waiting(found) if waiting else "",
        answered=tuple(_answered(one) for one in found.requests if one.answered_at),
    )


def _kept(found: Standing) -> str:
    if found.erase_on is None:
        return f"Na het afsluiten bewaren we alles nog {found.months} maanden. Daarna wissen we het."
    if found.hold is not None:
        return "Zolang de verplichting om te bewaren loopt, wissen we niets."
    return f"We bewaren dit tot {day(found.erase_on)}. Daarna wissen we alles, vanzelf."


def _waiting(found: Standing) -> str:
    asked = found.waiting
    assert asked is not None  # noqa: S101 - asked only where there is one
    return f"Gevraagd op {day(asked.asked_on)}. Antwoord ten laatste op {day(answer_by(asked.asked_on))}."


def _answered(one: InsightRequest) -> str:
    left_out, at = one.left_out, one.answered_at
    out = "Alles is meegegeven." if not left_out else f"{left_out} teksten zijn weggelaten."
    return f"Beantwoord op {_on(at)}. {out if left_out != 1 else 'Eén tekst is weggelaten.'}"


def _on(moment: datetime | None) -> str:
    return day(moment.astimezone(BRUSSELS).date()) if moment else ""


def _by(member: UUID | None, names: Mapping[UUID, str]) -> str:
    name = names.get(member) if member else None
    return f" door {name}" if name else ""
