"""Which agreements of a case one person round the table may read: their own, and what they sat at.

Follow-up is everybody's task (row 158), as far as each may know. The client's own steps are on nobody's list (X21).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.cases.tables import CircleMember
from services.consents.queries import restrictions
from services.consents.rules import may_know
from services.consultations.tables import AgendaItem
from services.meetings.timing import points_about
from services.plans.queries import AgreementLine, agreements
from services.plans.tables import Answer
from tenants.access import Access

# Per point of each sitting at which this person had a seat: planned, and noted.
POINTS = """
select i.consultation, i.id as item, i.struck_at is not null as is_struck,
       coalesce(t.is_planned, true) as is_planned, t.is_present
from participant p
join agenda_item i on (i.tenant, i.consultation) = (p.tenant, p.consultation)
left join attendance t on (t.tenant, t.agenda_item, t.participant) = (i.tenant, i.id, p.id)
where p.circle_member = $1 and p.removed_at is null
"""


@dataclass(frozen=True)
class Sat:
    """What one person heard of one sitting, by point; `is_whole` when that was all of it."""

    heard: frozenset[UUID]
    is_whole: bool


async def readable(access: Access, person: CircleMember) -> list[AgreementLine]:
    """By date; without what was dropped, and what the client says no to but for who took it on."""
    lines = await agreements(access, person.case)
    kept = await restrictions(access, person.case)
    points = await AgendaItem.objects().where(AgendaItem.case == person.case)
    sat = await _sat(person.id)

    def may(line: AgreementLine) -> bool:
        """By the words of the agreement, and of the point at which it was made, chosen or not."""
        found = points_about(points, line.agenda_item, line.noted_at)
        about = [(line.sentence, line.domain), *((one.title, one.domain) for one in found)]
        return all(may_know(kept, person.id, *one) for one in about)

    return [
        line
        for line in lines
        if line.dropped_at is None
        and (line.owner == person.id or line.assent != Answer.NO)
        and (line.owner == person.id or (_heard(line, sat) and may(line)))
    ]


def common(lines: Iterable[AgreementLine], person: UUID) -> list[AgreementLine]:
    """What others took on."""
    return [line for line in lines if line.owner != person and line.owner_kind != "client"]


def _heard(line: AgreementLine, sat: Mapping[UUID, Sat]) -> bool:
    """What was taken over from before the first sitting is known round the table."""
    if line.consultation is None:
        return True
    found = sat.get(line.consultation)
    if found is None:
        return False
    return line.agenda_item in found.heard if line.agenda_item else found.is_whole


async def _sat(person: UUID) -> dict[UUID, Sat]:
    sittings: dict[UUID, list[Any]] = defaultdict(list)
    for row in await DB.connection.fetch(POINTS, person):
        sittings[row["consultation"]].append(row)
    return {sitting: _of_sitting(rows) for sitting, rows in sittings.items()}


def _of_sitting(rows: Sequence[Any]) -> Sat:
    """Who was absent all along reads by plan, as in the report."""
    came = any(row["is_planned"] if row["is_present"] is None else row["is_present"] for row in rows)
    open_rows = [row for row in rows if not row["is_struck"]]
    heard = [
        row["item"] for row in open_rows if row["is_planned"] and (not came or row["is_present"] is not False)
    ]
    return Sat(frozenset(heard), len(heard) == len(open_rows))
