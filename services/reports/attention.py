"""For Vandaag: meetings that wait to be closed, reports that wait to be sent, comments that wait to be read."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from infra.piccolo_conf import DB
from services.cases.queries import Attention, require_reader
from tenants.access import Access

FORGOTTEN = timedelta(hours=2)

MEETINGS = """
select s.id as subject, s.ends_at as at, c.id as case_id, c.name as case_name
from consultation s
join "case" c on (c.tenant, c.id) = (s.tenant, s."case")
where s.held_at is null and s.cancelled_at is null and s.ends_at < $1
order by s.ends_at
"""
REPORTS = """
select s.id as subject, s.held_at as at, c.id as case_id, c.name as case_name
from consultation s
join "case" c on (c.tenant, c.id) = (s.tenant, s."case")
left join report r on (r.tenant, r.consultation) = (s.tenant, s.id)
where s.held_at is not null and s.cancelled_at is null and r.released_at is null and c.closed_at is null
  and s.held_at > $1
order by s.held_at
"""
COMMENTS = """
select s.id as subject, max(m.said_at) as at, c.id as case_id, c.name as case_name, min(p.first_name) as who
from report_comment m
join report r on (r.tenant, r.id) = (m.tenant, m.report)
join consultation s on (s.tenant, s.id) = (r.tenant, r.consultation)
join "case" c on (c.tenant, c.id) = (s.tenant, s."case")
join circle_member p on (p.tenant, p.id) = (m.tenant, m.said_by)
where m.outcome = ''
group by s.id, c.id, c.name
order by max(m.said_at)
"""
BOUNCED = """
select s.id as subject, d.bounced_at as at, c.id as case_id, c.name as case_name, p.first_name as who
from report_delivery d
join report r on (r.tenant, r.id) = (d.tenant, d.report)
join consultation s on (s.tenant, s.id) = (r.tenant, r.consultation)
join "case" c on (c.tenant, c.id) = (s.tenant, s."case")
join participant t on (t.tenant, t.id) = (d.tenant, d.participant)
join circle_member p on (p.tenant, p.id) = (t.tenant, t.circle_member)
where d.bounced_at is not null and d.handed_over_at is null and d.opened_at is null
order by d.bounced_at
"""
RECENT = timedelta(days=120)


async def attention(access: Access, *, now: datetime) -> list[Attention]:
    """`subject` is the consultation. Codes: meeting.to-close, report.to-send, report.comment, report.bounced."""
    require_reader(access)
    asked = (
        ("report.comment", COMMENTS, ()),
        ("report.bounced", BOUNCED, ()),
        ("meeting.to-close", MEETINGS, (now - FORGOTTEN,)),
        ("report.to-send", REPORTS, (now - RECENT,)),
    )
    found: list[Attention] = []
    for code, sql, values in asked:
        found += [_attention(code, row) for row in await DB.connection.fetch(sql, *values)]
    return found


def _attention(code: str, row: Mapping[str, Any]) -> Attention:
    who = row.get("who", "")
    return Attention(code, row["case_id"], row["case_name"], row["subject"], who=who, at=row["at"])
