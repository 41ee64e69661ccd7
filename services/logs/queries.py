"""Reading the audit for people: of one case, of the municipality's own matters, and for the client.

PostgreSQL shows lines of a case only to whom the case was opened for. Names come from rows of today: who left is
still named, who was forgotten is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.cases.queries import require_reader
from tenants import crossings
from tenants.access import Access

MOST = 100
MOST_PEOPLE = 60

NAMED = """
select l.number, l.at, l.actor_kind, l.actor, l.action, l.subject, l.ground, l.outcome, l.reason,
       coalesce(m.name, c.first_name, '') as who, coalesce(b.name, d.first_name, '') as whom,
       coalesce(c.kind, '') as circle,
       case when s.id is distinct from l.actor then s.name end as about
from lines l
left join member m on m.id = l.actor
left join participant p on p.id = l.actor and l.actor_kind = 'guest'
left join circle_member c on c.id = p.circle_member
left join member b on b.id = l.on_behalf_of
left join participant q on q.id = l.on_behalf_of
left join circle_member d on d.id = q.circle_member
left join member s on s.id = l.subject
order by l.number desc
"""
# That you looked here yourself is noted and not shown to you: each look would push the rest down.
FILTERED = """
(action <> 'log.read' or actor is distinct from current_member()) and
($2::bigint is null or number < $2) and ($3::uuid is null or actor = $3)
and ($4::text[] is null or action = any ($4)) order by number desc limit $5
"""
# Two walks along two indexes: what was noted with the case, and who asked for it in vain.
OF_CASE = f"""
with lines as (
  (select * from audit_line where "case" = $1 and {FILTERED})
  union all
  (select * from audit_line where "case" is null and subject = any ($6::uuid[]) and {FILTERED})
  order by number desc limit $5
) {NAMED}
"""  # noqa: S608  our own pieces
OF_PLACE = f"""
with lines as (
  select * from audit_line where $1::uuid is null and "case" is null and {FILTERED}
) {NAMED}
"""  # noqa: S608  our own pieces
PEOPLE = """
with known as (select distinct actor_kind, actor from audit_line where "case" = $1 and actor is not null limit $2)
select k.actor, coalesce(m.name, c.first_name) as who from known k
left join member m on m.id = k.actor
left join participant p on p.id = k.actor and k.actor_kind = 'guest'
left join circle_member c on c.id = p.circle_member
where coalesce(m.name, c.first_name) is not null order by who
"""
HAS_FORMER = "select exists (select from municipality where merged_into = $1)"
FORMER_NAMES = """
select f.id, m.name from former_member f join member m on m.id = f.member where f.id = any ($1)
union all select id, name from member where id = any ($1)
"""


STAFF = """
select distinct on (m.name, m.id) m.name, o.kind from case_opening o join member m on m.id = o.member
where o."case" = $1 and o.ended_at is null and o.kind <> 'barred'
  and (o.until_on is null or o.until_on >= current_day())
  and not exists (select from case_opening b where b."case" = $1 and b.member = o.member and b.kind = 'barred'
                  and b.ended_at is null)
order by m.name, m.id, o.kind <> 'coordinator', o.kind <> 'replacement', o.kind <> 'chair'
"""


@dataclass(frozen=True)
class Line:
    """One thing that was read or done: by whom, in whose place, on what ground, what came of it."""

    number: int
    at: datetime
    kind: str
    actor: UUID | None
    who: str
    action: str
    outcome: str
    subject: UUID | None = None
    ground: str = ""
    whom: str = ""
    reason: str = ""
    circle: str = ""
    about: str = ""
    municipality: str = ""


@dataclass(frozen=True)
class Page:
    """Some lines, newest first, and the number before which the next page begins."""

    lines: list[Line]
    older: int | None = None


@dataclass(frozen=True)
class Subject:
    """Whose log it is: a case that is here, or one that moved and left its log behind."""

    id: UUID
    name: str
    referral: UUID | None = None


async def log_of_case(
    access: Access,
    case: Subject,
    *,
    before: int | None = None,
    person: UUID | None = None,
    actions: Sequence[str] | None = None,
) -> Page:
    """What was read and done in one case, and who asked for it without being let in."""
    require_reader(access)
    about = [one for one in (case.id, case.referral) if one]
    asked = (case.id, before, person, actions, MOST + 1, about)
    return _page(await DB.connection.fetch(OF_CASE, *asked))


async def log_of_place(access: Access, *, before: int | None = None, actions: Sequence[str]) -> Page:
    """Members, settings, sign-ins: what is of no case."""
    access.require("members.manage")
    return _page(await DB.connection.fetch(OF_PLACE, None, before, None, list(actions), MOST + 1))


async def staff_of_case(access: Access, case_id: UUID) -> list[tuple[str, str]]:
    """Who works here and may open this case now: the name, and on what ground; the coordinator first."""
    require_reader(access)
    rows = await DB.connection.fetch(STAFF, case_id)
    return sorted(((row["name"], row["kind"]) for row in rows), key=lambda one: one[1] != "coordinator")


async def people_of_case(access: Access, case_id: UUID) -> list[tuple[UUID, str]]:
    """Who stands in the log of a case, by name: to choose one."""
    require_reader(access)
    rows = await DB.connection.fetch(PEOPLE, case_id, MOST_PEOPLE)
    return [(row["actor"], row["who"]) for row in rows]


async def has_former(access: Access) -> bool:
    """Whether other municipalities merged into this one: only then there is a log of before."""
    return bool(await DB.connection.fetchval(HAS_FORMER, access.home.id))


async def former_log(access: Access, case: Subject) -> list[Line]:
    """What was noted under the name of a municipality that merged into this one."""
    require_reader(access)
    rows = await crossings.former_audit(case.id)
    names = await _former_names({row["actor"] for row in rows if row["actor"]})
    return [_former(row, names) for row in rows[: 5 * MOST]]


async def _former_names(ids: set[UUID]) -> dict[UUID, str]:
    return {row["id"]: row["name"] for row in await DB.connection.fetch(FORMER_NAMES, list(ids))}


def _page(rows: Sequence[Any]) -> Page:
    lines = [_line(row) for row in rows[:MOST]]
    return Page(lines, lines[-1].number if len(rows) > MOST else None)


def _line(row: Any) -> Line:
    return Line(
        *(
            row[name]
            for name in ("number", "at", "actor_kind", "actor", "who", "action", "outcome", "subject")
        ),
        *(row[name] or "" for name in ("ground", "whom", "reason", "circle", "about")),
    )


def _former(row: dict[str, Any], names: dict[UUID, str]) -> Line:
    return Line(
        row["number"],
        row["at"],
        row["actor_kind"],
        row["actor"],
        names.get(row["actor"], ""),
        row["action"],
        "done",
        municipality=row["municipality"],
    )
