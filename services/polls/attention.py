"""For Vandaag: dates that are looked for, how many answered, and the best moment so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.cases.queries import require_reader
from services.polls import rules
from services.polls.rules import Voices
from tenants.access import Access

OPEN = """
select p.id as poll, p.answer_by, s.id as consultation, c.id as case_id, c.name as case_name,
       t.id as seat, m.kind = 'client' as is_client, m.id = c.key_worker as is_key_worker
from poll p
join consultation s on (s.tenant, s.id) = (p.tenant, p.consultation)
join "case" c on (c.tenant, c.id) = (p.tenant, p."case")
join participant t on (t.tenant, t.consultation) = (s.tenant, s.id) and t.removed_at is null
join invitation i on (i.tenant, i.participant) = (t.tenant, t.id) and i.withdrawn_at is null
join circle_member m on (m.tenant, m.id) = (t.tenant, t.circle_member)
where p.closed_at is null and s.starts_at is null and s.cancelled_at is null
order by p.answer_by, t.id
"""
SAID = """
select m.poll, m.id as moment, m.starts_at, a.participant, a.answer
from poll_moment m left join poll_answer a on (a.tenant, a.poll_moment) = (m.tenant, m.id)
where m.poll = any($1)
"""


@dataclass(frozen=True)
class Waiting:
    """One date that is looked for; `best_at` is None until anybody answered."""

    case: UUID
    case_name: str
    consultation: UUID
    answer_by: date
    asked: int
    answered: int
    best_at: datetime | None


async def attention(access: Access) -> list[Waiting]:
    """Of every case that is opened; the soonest deadline first."""
    require_reader(access)
    polls: dict[UUID, list[Any]] = {}
    for row in await DB.connection.fetch(OPEN):
        polls.setdefault(row["poll"], []).append(row)
    said = await DB.connection.fetch(SAID, list(polls)) if polls else []
    return [_waiting(seats, [row for row in said if row["poll"] == poll]) for poll, seats in polls.items()]


def _waiting(seats: Sequence[Any], said: Sequence[Any]) -> Waiting:
    first, people = seats[0], [row["seat"] for row in seats]
    answered = {row["participant"] for row in said} & set(people)
    return Waiting(
        case=first["case_id"],
        case_name=first["case_name"],
        consultation=first["consultation"],
        answer_by=first["answer_by"],
        asked=len(people),
        answered=len(answered),
        best_at=_best(seats, people, said) if answered else None,
    )


def _best(seats: Sequence[Any], people: Sequence[UUID], said: Sequence[Any]) -> datetime:
    """The same order as on the page of the poll."""
    client = next((row["seat"] for row in seats if row["is_client"]), None)
    voices = Voices(client, next((row["seat"] for row in seats if row["is_key_worker"]), None))
    told: dict[datetime, dict[UUID, str]] = {}
    for row in said:
        told.setdefault(row["starts_at"], {})
        if row["participant"]:
            told[row["starts_at"]][row["participant"]] = row["answer"]
    return max(told, key=lambda at: rules.goodness(told[at], people, voices, at))
