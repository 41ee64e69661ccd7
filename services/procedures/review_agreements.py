"""Overlopen: each open agreement kept, moved, done or let go, in one pass before the table meets again (row 160)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from services.errors import Refused
from services.followups import actions, rules
from services.plans.queries import open_agreements
from tenants.access import Access


class Verdict(StrEnum):
    """What becomes of one agreement; most of them simply stay."""

    KEEP = "keep"
    MOVE = "move"
    DONE = "done"
    LET_GO = "let-go"


@dataclass(frozen=True)
class Review:
    """What was said about one agreement, as it was read."""

    agreement: UUID
    verdict: Verdict
    to_on: date | None
    version: int


async def check_reviews(access: Access, case_id: UUID, reviews: Sequence[Review], *, now: datetime) -> None:
    """All of them, before anything is written; refused where another day is missing or cannot be."""
    known = {line.id: line for line in await open_agreements(access, case_id)}
    for one in reviews:
        line = known.get(one.agreement)
        if line is not None and one.verdict is Verdict.MOVE:
            if one.to_on is None:
                raise Refused("review.no-day")
            rules.check_new_date(one.to_on, line.due_on, rules.day(now))


async def review_agreements(
    access: Access, case_id: UUID, reviews: Sequence[Review], why_let_go: str, *, now: datetime
) -> None:
    """What stays is not touched; what was finished by somebody else in the meantime neither."""
    known = {line.id for line in await open_agreements(access, case_id)}
    for one in reviews:
        if one.agreement not in known:
            continue
        if one.verdict is Verdict.DONE:
            await actions.complete(access, one.agreement, version=one.version, now=now)
        elif one.verdict is Verdict.LET_GO:
            await actions.end(access, one.agreement, why_let_go, version=one.version, now=now)
        elif one.verdict is Verdict.MOVE and one.to_on is not None:
            await actions.move(access, one.agreement, one.to_on, version=one.version, now=now)
