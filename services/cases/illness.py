"""Somebody is ill on the morning of a meeting: who stands in is named at once, by a colleague where need be.

Only for today, only for a sitting of today. Who names somebody for another one's sitting says why, and the
coordinator is told; who has no business with the case does not learn whose it is.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.piccolo_conf import DB
from services.errors import NotAllowed, NotFound, Refused
from tenants import audit, crossings, outbox
from tenants.access import Access
from tenants.crossings import SittingToday
from tenants.tables import Member

OWN = """
select s.id, c.name from consultation s join "case" c on (c.tenant, c.id) = (s.tenant, s."case")
where c.coordinator = current_member() and s.id = any($1)
"""
STANDS_IN = """
select s.id, m.name from case_opening o
join consultation s on (s.tenant, s."case") = (o.tenant, o."case")
join "case" c on (c.tenant, c.id) = (o.tenant, o."case")
join member m on (m.tenant, m.id) = (c.tenant, c.coordinator)
where o.member = current_member() and o.kind = 'replacement' and o.ended_at is null and o.until_on >= current_day()
  and s.held_at is null and s.cancelled_at is null
  and (s.starts_at at time zone 'Europe/Brussels')::date = current_day()
"""


@dataclass(frozen=True)
class Leading:
    """A sitting of today: when, and who leads it; the name of the case only for whose it is."""

    sitting: SittingToday
    case_name: str = ""


async def sittings_today(access: Access) -> list[Leading]:
    """Where somebody may have to stand in; own sittings first."""
    _require(access)
    found = await crossings.sittings_of_today()
    rows = await DB.connection.fetch(OWN, [one.sitting for one in found])
    own = {row["id"]: row["name"] for row in rows}
    audit.record(access, "sittings.seen")
    leading = [Leading(one, own.get(one.sitting, "")) for one in found]
    return sorted(leading, key=lambda one: not one.case_name)


async def who_can(access: Access) -> list[Member]:
    """Who could lead a meeting here: coordinators, replacements and chairs who work here now, by name."""
    _require(access)
    rows = await Member.objects().where(Member.left_at.is_null()).order_by(Member.name, Member.id)
    return [row for row in rows if {"coordinator", "replacement", "chair"} & set(row.roles)]


async def stand_in(
    access: Access, sitting: UUID, whom: UUID, reason: str, *, is_spread: bool, now: datetime
) -> None:
    """Somebody leads a sitting of today; the coordinator and who stands in are told, participants when wanted."""
    _require(access)
    is_own = bool(await DB.connection.fetch(OWN, [sitting]))
    if not reason and not is_own:
        raise Refused("opening.no-stand-in-reason")
    noted = await crossings.name_stand_in(sitting, whom, reason or "afwezig", now)
    if noted.opening is None:
        if noted.refusal == "not-found":
            raise NotFound("sitting")
        raise Refused(noted.refusal)
    opening = noted.opening
    audit.record(access, "opening.stand-in", whom, case=noted.about)
    await outbox.add(access, "cases.tell-stand-in", dedupe=f"stand-in:{opening}", opening=opening)
    if not is_own:
        await outbox.add(access, "cases.tell-opened", dedupe=f"opened:{opening}", opening=opening)
    if is_spread:
        key = f"stand-in-spread:{opening}"
        await outbox.add(access, "invitations.spread-stand-in", dedupe=key, sitting=sitting, opening=opening)


async def standing_in(access: Access) -> dict[UUID, str]:
    """The sittings of today that this member leads for somebody, and for whom."""
    _ = access.member
    return {row["id"]: row["name"] for row in await DB.connection.fetch(STANDS_IN)}


def _require(access: Access) -> None:
    if not (access.may("cases.begin") or access.may("members.manage")):
        raise NotAllowed("stand-ins")
