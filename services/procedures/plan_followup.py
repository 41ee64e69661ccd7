"""Opvolgoverleg in one go: the client's yes is confirmed, and the next sitting follows the last one."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from services.cases.queries import client
from services.consents.queries import latest_consent, presence, restrictions
from services.consents.rules import Topic, Yes
from services.consultations.actions import check_plan, plan_consultation
from services.consultations.queries import latest_held
from services.consultations.rules import Sitting
from services.consultations.tables import Consultation
from services.procedures.record_consent import record_consent
from tenants.access import Access


async def plan_followup(
    access: Access,
    case_id: UUID,
    sitting: Sitting,
    circle_members: Collection[UUID],
    *,
    confirmed_on: date | None,
    now: datetime,
) -> Consultation:
    """The same table again; `confirmed_on` is when the client said yes once more to what was agreed before."""
    await check_plan(access, case_id, sitting, circle_members, now=now)
    if confirmed_on is not None:
        await confirm_consent(access, case_id, confirmed_on, now=now)
    last = await latest_held(access, case_id)
    previous = last.id if last else None
    return await plan_consultation(access, case_id, sitting, circle_members, previous=previous, now=now)


async def confirm_consent(access: Access, case_id: UUID, confirmed_on: date, *, now: datetime) -> None:
    """The same answers to the three questions, said anew on this day; nothing to confirm changes nothing."""
    who = (await client(access, case_id)).id
    former = await latest_consent(access, case_id, who)
    if former is None or former.withdrawn_at is not None:
        return
    answers = await presence(access, former)
    said = [one for one in await restrictions(access, case_id) if one.said_by == who]
    yes = Yes(
        given_for=who,
        given_by=former.given_by,
        given_on=confirmed_on,
        manner=former.manner,
        is_explicit=former.is_explicit,
        exception_reason=former.exception_reason,
        welcome=frozenset(person for person, is_welcome in answers.items() if is_welcome),
        unwelcome=frozenset(person for person, is_welcome in answers.items() if not is_welcome),
        topics=tuple(Topic(one.topic, one.domain, one.kept_from, one.may_show_title) for one in said),
    )
    await record_consent(access, case_id, yes, former=former.id, now=now)
