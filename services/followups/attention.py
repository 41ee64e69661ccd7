"""For Vandaag: what asks for the coordinator in all situations that they follow. Two queries, however many cases."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.cases.queries import require_reader
from services.followups.rules import last_day
from tenants.access import Access

# Opened with a reason for a day is no reason to follow somebody else's case.
FOLLOWED = """
select o."case" from case_opening o
where o.member = (select current_member()) and o.kind in ('coordinator', 'replacement', 'chair') and o.ended_at is null
  and (o.until_on is null or o.until_on >= (select current_day()))
"""
ASKS = """
select 1 as place, 'agreement.' || f.kind as code, a.id as subject, c.id as case_id, c.name as case_name,
       p.first_name as who, p.phone, f.to_on as on_day, f.reason as words, a.sentence, f.noted_at as at
from follow_up f
join agreement a on (a.tenant, a.id) = (f.tenant, f.agreement)
join "case" c on (c.tenant, c.id) = (f.tenant, f."case")
left join circle_member p on (p.tenant, p.id) = (f.tenant, f.told_by)
where f.settled_at is null and f.kind in ('cannot', 'asks-date', 'doubted')
  and a.done_at is null and a.dropped_at is null
  and c.closed_at is null and c.id = any($1)
union all
select 1 as place, 'agreement.refused' as code, a.id as subject, c.id as case_id, c.name as case_name,
       '' as who, '' as phone, null as on_day, s.words, a.sentence, s.asked_at as at
from agreement a
join "case" c on (c.tenant, c.id) = (a.tenant, a."case")
join lateral (select s.answer, s.words, s.asked_at from assent s
              where s.tenant = a.tenant and s.agreement = a.id order by s.asked_at desc limit 1) s on s.answer = 'no'
where a.done_at is null and a.dropped_at is null and c.closed_at is null and c.id = any($1)
union all
select 2 as place, case when d.talked_on is null then 'debrief.due' else 'debrief.told' end as code,
       s.id as subject, c.id as case_id, c.name as case_name,
       coalesce(t.first_name, b.first_name, k.first_name, '') as who,
       coalesce(b.phone, k.phone, '') as phone, d.due_on as on_day, d.questions as words, '' as sentence,
       s.held_at as at
from debrief d
join consultation s on (s.tenant, s.id) = (d.tenant, d.consultation)
join "case" c on (c.tenant, c.id) = (d.tenant, d."case")
left join circle_member t on (t.tenant, t.id) = (d.tenant, d.talked_by)
left join circle_member b on (b.tenant, b.id) = (s.tenant, s.reporter_back)
  and b.left_at is null and b.kind <> 'client'
left join circle_member k on (k.tenant, k.id) = (c.tenant, c.key_worker) and k.left_at is null
where c.closed_at is null and c.id = any($1)
  and ((d.talked_on is null and d.ask_again_on <= $2) or (d.told_by is not null and d.seen_at is null))
union all
select 3 as place, case when p.id is null or p.left_at is not null then 'agreement.adrift'
            when p.kind = 'client' then 'step.talk'
            when a.due_on < $2 then 'agreement.stalled' else 'agreement.near' end as code,
       a.id as subject, c.id as case_id, c.name as case_name,
       case when p.kind = 'client' then coalesce(k.first_name, '') else coalesce(p.first_name, '') end as who,
       case when p.kind = 'client' then coalesce(k.phone, '') else coalesce(p.phone, '') end as phone,
       case when p.kind = 'client' then null else a.due_on end as on_day, '' as words,
       case when p.kind = 'client' then '' else a.sentence end as sentence, a.noted_at as at
from agreement a
join "case" c on (c.tenant, c.id) = (a.tenant, a."case")
left join circle_member p on (p.tenant, p.id) = (a.tenant, a.owner)
left join circle_member k on (k.tenant, k.id) = (c.tenant, c.key_worker) and k.left_at is null
where a.done_at is null and a.dropped_at is null and c.closed_at is null and c.id = any($1)
  and not exists (select from follow_up f where f.tenant = a.tenant and f.agreement = a.id
                  and f.kind = 'asked-after' and f.noted_at > $2 - 6 * interval '1 day')
  and (p.id is null or p.left_at is not null
       or (p.kind <> 'client' and a.due_on < $2)
       or (p.kind in ('helper', 'network') and p.email = '' and a.due_on between $2 and $3)
       or (p.kind = 'client' and a.due_on between $2 and $3 and coalesce(k.email, '') = ''))
  and coalesce((select s.answer from assent s where s.tenant = a.tenant and s.agreement = a.id
                order by s.asked_at desc limit 1), '') <> 'no'
union all
select 4 as place, 'reminder.bounced' as code, a.id as subject, c.id as case_id, c.name as case_name,
       p.first_name as who, p.phone, a.due_on as on_day, '' as words, '' as sentence, r.bounced_at as at
from reminder r
join agreement a on (a.tenant, a.id) = (r.tenant, r.agreement) and a.due_on = r.due_on
join "case" c on (c.tenant, c.id) = (r.tenant, r."case")
join circle_member p on (p.tenant, p.id) = (r.tenant, r.circle_member)
where r.bounced_at is not null and a.done_at is null and a.dropped_at is null and a.due_on >= $2
  and c.closed_at is null and c.id = any($1)
order by place, on_day nulls last, at
"""


@dataclass(frozen=True)
class Attention:
    """One thing that asks: its code, the case, what it is about, who can be asked, and what was said.

    Codes: agreement.asks-date, agreement.cannot, agreement.refused and agreement.doubted (the client's),
    agreement.adrift, agreement.stalled, agreement.near (whom no mail reaches), step.talk, debrief.due, debrief.told,
    reminder.bounced. `subject` is the agreement or the consultation.
    """

    code: str
    case: UUID
    case_name: str
    subject: UUID
    who: str
    phone: str
    on: date | None
    words: str
    sentence: str
    at: datetime


async def attention(
    access: Access, followed: Collection[UUID], *, today: date, reminder_days: int
) -> list[Attention]:
    """What owners ask first, then debriefs, what is near or past its date, and who could not be reached."""
    require_reader(access)
    rows = await DB.connection.fetch(ASKS, list(followed), today, last_day(today, reminder_days))
    return [_attention(row) for row in rows]


async def followed_cases(access: Access) -> set[UUID]:
    """The cases that this member follows: as coordinator, replacement or chair."""
    require_reader(access)
    return {row["case"] for row in await DB.connection.fetch(FOLLOWED)}


def _attention(row: Mapping[str, Any]) -> Attention:
    return Attention(
        code=row["code"],
        case=row["case_id"],
        case_name=row["case_name"],
        subject=row["subject"],
        who=row["who"] or "",
        phone=row["phone"] or "",
        on=row["on_day"],
        words=row["words"],
        sentence=row["sentence"],
        at=row["at"],
    )
