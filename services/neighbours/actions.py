"""Decisions about a neighbour: ask, open once they signed in, take back, and let go when nothing is open any more."""

from datetime import date, datetime, timedelta
from uuid import UUID

from infra.clock import BRUSSELS
from infra.piccolo_conf import DB
from services.cases import openings, rules
from services.cases.queries import get_case
from services.cases.queries import openings as openings_of
from services.errors import Refused
from services.members import invitations
from services.neighbours import queries
from services.neighbours.queries import State
from services.neighbours.tables import Neighbour
from tenants import audit, outbox
from tenants.access import Access, Role
from tenants.tables import Member

# Nothing is open for them any more: no case today or later; what they are barred from stays so.
OPEN = """
select max(o.until_on) from case_opening o
where o.member = $1 and o.ended_at is null and o.kind <> 'barred' and o.until_on >= current_day()
"""
LASTING = """
select exists (select from case_opening o where o.member = $1 and o.ended_at is null and o.kind <> 'barred'
  and o.until_on is null)
"""


async def ask(
    access: Access, case_id: UUID, name: str, email: str, *, until_on: date | None, now: datetime
) -> None:
    """A colleague of another municipality gets a link to sign in with; nothing is open yet."""
    access.require("cases.begin")
    case = await get_case(access, case_id)
    rules.check_may_grant(case, access.member)
    rules.check_until(until_on, now.astimezone(BRUSSELS).date())
    if any(one.email.casefold() == email.casefold() for one in await queries.asked_for(access, case_id)):
        raise Refused("neighbour.is-asked")
    invitation = await invitations.ask_neighbour(access, name, email, now=now)
    row = Neighbour(
        case=case_id,
        name=name,
        email=email,
        until_on=until_on,
        invitation=invitation.id,
        asked_at=now,
        asked_by=access.member,
    )
    await row.save()
    audit.record(access, "neighbour.asked", row.id, case=case_id)


async def open_for(access: Access, case_id: UUID, neighbour_id: UUID, *, now: datetime) -> None:
    """The coordinator looked who signed in: from now until the day, this one case is open for them."""
    asked = await queries.get_asked(access, case_id, neighbour_id)
    if asked.state(now) is not State.SIGNED_IN or asked.member is None:
        raise Refused("neighbour.not-signed-in")
    await openings.name_replacement(access, case_id, asked.member, until_on=asked.until_on, now=now)
    await Neighbour.update(member=asked.member, opened_at=now).where(Neighbour.id == neighbour_id)
    audit.record(access, "neighbour.opened", neighbour_id, case=case_id)
    await _look_again(access, asked.member, asked.until_on)


async def take_back(access: Access, case_id: UUID, neighbour_id: UUID, *, now: datetime) -> None:
    """Not needed any more, or not the right person: the link is dead, and who signed in goes."""
    access.require("cases.begin")
    asked = await queries.get_asked(access, case_id, neighbour_id)
    await Neighbour.update(ended_at=now).where(Neighbour.id == neighbour_id)
    audit.record(access, "neighbour.withdrawn", neighbour_id, case=case_id)
    invitation = (await Neighbour.select(Neighbour.invitation).where(Neighbour.id == neighbour_id))[0][
        "invitation"
    ]
    if asked.member is None:
        await invitations.take_back_neighbour(access, invitation, now=now)
    else:
        await _end_replacement(access, case_id, asked.member, now)
        await outbox.add(
            access,
            "neighbours.let-go",
            dedupe=f"let-go:{asked.member}:{neighbour_id}:{now}",
            member=asked.member,
        )


async def let_go(access: Access, member: UUID, *, now: datetime) -> bool:
    """Who came for a case and has none open any more does not work here: their next click asks to sign in."""
    access.require("job")
    found = await Member.objects().where(Member.id == member).first()
    if found is None or found.left_at is not None or found.roles != [str(Role.REPLACEMENT)]:
        return False
    if not await queries.came_for_a_case(access, member):
        return False
    if (until := await DB.connection.fetchval(OPEN, member)) is not None:
        await _look_again(access, member, until)
        return False
    if await DB.connection.fetchval(LASTING, member):
        return False
    await Member.update({Member.left_at: now}).where(Member.id == member)
    await Neighbour.update(ended_at=now).where(Neighbour.member == member, Neighbour.ended_at.is_null())
    audit.record(access, "neighbour.left", member)
    return True


async def _look_again(access: Access, member: UUID, until_on: date) -> None:
    """In the night after the last day."""
    at = datetime.combine(until_on + timedelta(days=1), datetime.min.time(), BRUSSELS) + timedelta(hours=2)
    await outbox.add(
        access, "neighbours.let-go", dedupe=f"let-go:{member}:{until_on}", not_before=at, member=member
    )


async def _end_replacement(access: Access, case_id: UUID, member: UUID, now: datetime) -> None:
    for opening in await openings_of(access, case_id):
        if opening.member == member and opening.kind == "replacement":
            await openings.end_opening(access, case_id, opening.id, now=now)
