"""Sharing without a yes (row 72): with a reason, for who must know it, until a date, and never in silence.

It opens no table: an invitation still needs the client's yes. It says what one person may hear, and why.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from infra.clock import BRUSSELS
from services.cases.queries import circle, get_case, require_reader
from services.cases.tables import CircleKind
from services.consents.tables import Emergency
from services.errors import NotFound, Refused
from tenants import audit
from tenants.access import Access

LONGEST = timedelta(days=31)


@dataclass(frozen=True)
class Sharing:
    """Why, what exactly, with whom (of the circle, or somebody else by name), until when."""

    kind: str
    reason: str
    what: str
    ends_on: date
    circle_member: UUID | None = None
    recipient: str = ""
    told_on: date | None = None


def check_sharing(sharing: Sharing, today: date) -> None:
    """Whoever shares without a yes can justify it, and says when it is over."""
    if not sharing.reason:
        raise Refused("emergency.no-reason")
    if not sharing.what:
        raise Refused("emergency.no-content")
    if sharing.circle_member is None and not sharing.recipient:
        raise Refused("emergency.nobody")
    if not today <= sharing.ends_on <= today + LONGEST:
        raise Refused("emergency.strange-end")
    if sharing.told_on is not None and sharing.told_on > today:
        raise Refused("emergency.told-in-the-future")


def runs(emergency: Emergency, today: date) -> bool:
    """Whether it still counts."""
    return emergency.ended_at is None and emergency.ends_on >= today


async def share(access: Access, case_id: UUID, sharing: Sharing, *, now: datetime) -> Emergency:
    """Note it: from this moment it stands on every page of the case, in the log and on Vandaag."""
    access.require("cases.edit")
    check_sharing(sharing, now.astimezone(BRUSSELS).date())
    await get_case(access, case_id)
    others = {one.id for one in await circle(access, case_id) if one.kind != CircleKind.CLIENT}
    if sharing.circle_member is not None and sharing.circle_member not in others:
        raise NotFound("circle member")
    made = Emergency(
        case=case_id,
        kind=sharing.kind,
        reason=sharing.reason,
        what=sharing.what,
        circle_member=sharing.circle_member,
        recipient=sharing.recipient,
        began_at=now,
        began_by=access.member,
        ends_on=sharing.ends_on,
    )
    if sharing.told_on is not None:
        made.told_on, made.told_at, made.told_by = sharing.told_on, now, access.member
    await made.save()
    audit.record(access, "emergency.shared", made.id, case=case_id)
    return made


async def note_told(
    access: Access, case_id: UUID, emergency_id: UUID, told_on: date, *, now: datetime
) -> None:
    """The client knows now what was shared, with whom and why."""
    access.require("cases.edit")
    if told_on > now.astimezone(BRUSSELS).date():
        raise Refused("emergency.told-in-the-future")
    await get_emergency(access, case_id, emergency_id)
    changed = await (
        Emergency.update(told_on=told_on, told_at=now, told_by=access.member)
        .where(Emergency.id == emergency_id, Emergency.told_at.is_null())
        .returning(Emergency.id)
    )
    if changed:
        audit.record(access, "emergency.told", emergency_id, case=case_id)


async def end(access: Access, case_id: UUID, emergency_id: UUID, *, now: datetime) -> None:
    """Nothing more is shared on this ground."""
    access.require("cases.edit")
    await get_emergency(access, case_id, emergency_id)
    changed = await (
        Emergency.update(ended_at=now, ended_by=access.member)
        .where(Emergency.id == emergency_id, Emergency.ended_at.is_null())
        .returning(Emergency.id)
    )
    if changed:
        audit.record(access, "emergency.ended", emergency_id, case=case_id)


async def get_emergency(access: Access, case_id: UUID, emergency_id: UUID) -> Emergency:
    """One of this case."""
    require_reader(access)
    where = (Emergency.id == emergency_id) & (Emergency.case == case_id)
    found = await Emergency.objects().where(where).first()
    if found is None:
        raise NotFound("emergency")
    return found


async def emergencies(access: Access, case_id: UUID) -> list[Emergency]:
    """All of a case, newest first."""
    require_reader(access)
    rows = Emergency.objects().where(Emergency.case == case_id)
    return await rows.order_by(Emergency.began_at, ascending=False)


def to_show(found: Sequence[Emergency], today: date) -> list[Emergency]:
    """What stands on the page of the case: what still counts, and what the client does not know yet."""
    return [one for one in found if runs(one, today) or one.told_at is None]


def shared_with(found: Sequence[Emergency], today: date) -> Collection[UUID]:
    """Who of the circle may hear something without a yes now."""
    return {one.circle_member for one in found if runs(one, today) and one.circle_member is not None}
