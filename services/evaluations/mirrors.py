"""A coordinator's own mirror: lists of lines, once a year, for peer review. Of no case; read by nobody else.

PostgreSQL shows these rows to their own member alone. Nothing of them goes anywhere by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.evaluations import rules
from services.evaluations.tables import MirrorAnswer
from tenants import audit
from tenants.access import Access


@dataclass(frozen=True)
class Line:
    """One line: what was ticked, and what one wants to remember with it."""

    answer: str = ""
    remark: str = ""


async def own_mirror(access: Access, year: int, today: date) -> Mapping[str, Line]:
    """What this member ticked in a year, by line; empty when nothing was."""
    _require(access)
    rules.check_year(year, today)
    where = (MirrorAnswer.member == access.member) & (MirrorAnswer.year == year)
    rows = await MirrorAnswer.objects().where(where).order_by(MirrorAnswer.answered_at)
    return {row.item: Line(row.answer, row.remark) for row in rows}


async def years(access: Access, today: date) -> list[int]:
    """This year, and those in which something was ticked."""
    _require(access)
    rows = await MirrorAnswer.select(MirrorAnswer.year).where(MirrorAnswer.member == access.member)
    return rules.newest([row["year"] for row in rows], today)


async def keep(access: Access, lines: Mapping[str, Line], *, year: int, now: datetime) -> None:
    """All lines at once; what was emptied is gone."""
    member = _require(access)
    rules.check_year(year, now.date())
    await MirrorAnswer.delete().where(MirrorAnswer.member == member, MirrorAnswer.year == year)
    rows = [
        MirrorAnswer(
            member=member, year=year, item=item, answer=line.answer, remark=line.remark, answered_at=now
        )
        for item, line in lines.items()
        if line.answer or line.remark
    ]
    if rows:
        await MirrorAnswer.insert(*rows)
    audit.record(access, "mirror.kept")


def _require(access: Access) -> UUID:
    access.require("cases.edit")
    return access.member
