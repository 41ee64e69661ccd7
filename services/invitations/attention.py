"""For Vandaag: who did not answer, cannot come or was not reached, and what clients ask."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from infra.piccolo_conf import DB
from services.cases.queries import Attention, require_reader
from services.invitations import rules
from tenants.access import Access

SOON = timedelta(days=7)

OPEN = """
select i.answer, i.note, i.mail_state, i.misdirected_at, g.is_guessed_at, i.asked_at,
       (select a.phoned_at from absence a where (a.tenant, a.participant) = (i.tenant, i.participant)) as phoned_at,
       s.id as consultation, s.starts_at, p.first_name, c.id as case_id, c.name as case_name
from invitation i
join participant t on (t.tenant, t.id) = (i.tenant, i.participant)
join consultation s on (s.tenant, s.id) = (t.tenant, t.consultation)
join circle_member p on (p.tenant, p.id) = (t.tenant, t.circle_member)
join "case" c on (c.tenant, c.id) = (i.tenant, i."case")
cross join lateral (select coalesce(sum(a.tries), 0) >= $2 as is_guessed_at from access_code a
  where (a.tenant, a.invitation) = (i.tenant, i.id) and a.asked_at >= (select max(l.made_at)
    from guest_link l where (l.tenant, l.invitation) = (i.tenant, i.id))) g
where i.withdrawn_at is null and t.removed_at is null and s.held_at is null and s.cancelled_at is null
  and (s.ends_at is null or s.ends_at >= $1)
  and (i.answer in ('', 'no') or i.misdirected_at is not null or g.is_guessed_at)
order by s.starts_at, p.first_name
"""
WISHES = """
select s.id as consultation, p.first_name, c.id as case_id, c.name as case_name, w.wished_at
from wish w
join invitation i on (i.tenant, i.id) = (w.tenant, w.invitation)
join participant t on (t.tenant, t.id) = (i.tenant, i.participant)
join consultation s on (s.tenant, s.id) = (t.tenant, t.consultation)
join circle_member p on (p.tenant, p.id) = (t.tenant, t.circle_member)
join "case" c on (c.tenant, c.id) = (w.tenant, w."case")
where w.handled_at is null and s.cancelled_at is null
order by w.wished_at
"""


async def attention(access: Access, *, now: datetime) -> list[Attention]:
    """Clients' wishes first, then who did not answer, cannot come or was not reached; soonest sitting first.

    `subject` is the consultation. Codes: wish.new, and invitation. with guessed-at, misdirected, bounced, said-no
    or no-answer.
    """
    require_reader(access)
    wishes = [_attention("wish.new", row, row["wished_at"]) for row in await DB.connection.fetch(WISHES)]
    rows = [(code(row, now), row) for row in await DB.connection.fetch(OPEN, now, rules.MOST_WRONG)]
    return wishes + [_attention(found, row, row["starts_at"]) for found, row in rows if found]


def code(row: Mapping[str, Any], now: datetime) -> str:
    """What asks for the coordinator, or "": who cannot come is phoned until something is noted (row 111)."""
    if row["misdirected_at"] is not None:
        return "invitation.misdirected"
    if row["is_guessed_at"]:
        return "invitation.guessed-at"
    if row["answer"] == "no":
        return "" if row["note"] or row["phoned_at"] else "invitation.said-no"
    if row["mail_state"] == "bounced":
        return "invitation.bounced"
    if row["starts_at"] is None:
        return ""
    is_waiting = row["starts_at"] - now < SOON and now - row["asked_at"] > rules.MAILS_APART
    return "invitation.no-answer" if is_waiting else ""


def _attention(found: str, row: Mapping[str, Any], at: datetime) -> Attention:
    case, name = row["case_id"], row["case_name"]
    return Attention(found, case, name, row["consultation"], who=row["first_name"], at=at)
