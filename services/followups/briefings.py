"""Who tells somebody who was not there what they have to know (row 113): arranged at the close, done later.

The client is no absentee here: the debrief is for the client.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.cases.queries import circle
from services.cases.tables import CircleKind, CircleMember
from services.consents.queries import restrictions
from services.consents.rules import may_know
from services.consultations.queries import get_consultation, get_participant
from services.errors import NotFound, Refused
from services.followups.tables import Briefing
from tenants import audit
from tenants.access import Access

# Who was seen at no point: said no or was excused, or was noted as away (or not planned) at every one.
ABSENT = """
select p.id, p.circle_member, coalesce(b.teller, a.briefed_by) as teller, coalesce(b.words, '') as words,
       b.id as briefing, b.told_at, s.id as consultation, s.held_at
from participant p
join consultation s on (s.tenant, s.id) = (p.tenant, p.consultation)
join circle_member m on (m.tenant, m.id) = (p.tenant, p.circle_member)
left join briefing b on (b.tenant, b.participant) = (p.tenant, p.id)
left join absence a on (a.tenant, a.participant) = (p.tenant, p.id)
where p.removed_at is null and m.kind <> 'client' and m.left_at is null and {which}
  and not exists (select from attendance t where t.tenant = p.tenant and t.participant = p.id and t.is_present)
  and (a.id is not null
       or exists (select from invitation i where i.tenant = p.tenant and i.participant = p.id
                  and i.withdrawn_at is null and i.answer = 'no')
       or not exists (
         select from agenda_item i where i.tenant = p.tenant and i.consultation = p.consultation
         and i.struck_at is null and not exists (
           select from attendance t where t.tenant = i.tenant and t.agenda_item = i.id and t.participant = p.id
           and not coalesce(t.is_present, t.is_planned))))
order by p.added_at, p.id
"""
OF_SITTING = ABSENT.format(which="p.consultation = $1")
OF_CASE = ABSENT.format(which='p."case" = $1 and b.id is not null')


@dataclass(frozen=True)
class Absentee:
    """One person who was not there, who tells them and what; `is_noted` when that was arranged."""

    participant: UUID
    consultation: UUID
    person: CircleMember
    teller: CircleMember | None
    words: str
    is_noted: bool
    told_at: datetime | None


async def absentees(access: Access, consultation_id: UUID) -> list[Absentee]:
    """Everybody of one sitting who was not there, the client aside."""
    consultation = await get_consultation(access, consultation_id)
    return await _found(access, consultation.case, consultation_id)


async def of_case(access: Access, case_id: UUID) -> list[Absentee]:
    """What was arranged in a case."""
    return await _found(access, case_id)


async def arrange(
    access: Access, participant_id: UUID, teller: UUID | None, words: str, *, now: datetime
) -> None:
    """Who tells it, and what; a second time replaces the first. Never what this person may not know."""
    access.require("plans.write")
    seat = await get_participant(access, participant_id)
    people = {one.id: one for one in await circle(access, seat.case)}
    person = people.get(seat.circle_member.id)
    if person is None or person.kind == CircleKind.CLIENT:
        raise NotFound("absentee")
    if teller is not None and (teller == person.id or teller not in people):
        raise NotFound("teller")
    if not may_know(await restrictions(access, seat.case), person.id, words):
        raise Refused("briefing.kept-from")
    row = await _row(participant_id) or Briefing(case=seat.case, participant=participant_id)
    row.teller, row.words, row.noted_at, row.noted_by = teller, words, now, access.member
    await row.save()
    audit.record(access, "briefing.arranged", row.id, case=seat.case, on_behalf_of=participant_id)


async def note_told(access: Access, participant_id: UUID, *, now: datetime) -> None:
    """It was told, also when nobody had arranged it; saying so twice changes nothing."""
    access.require("plans.write")
    if await _row(participant_id) is None:
        await arrange(access, participant_id, None, "", now=now)
    await _told(access, participant_id, now, by=access.member)


async def own_briefings(access: Access, person: UUID) -> list[Absentee]:
    """What one of the circle still has to tell others; who asks is checked by the page of their link."""
    rows = Briefing.objects(Briefing.participant).where(
        (Briefing.teller == person) & Briefing.told_at.is_null()
    )
    found = await rows
    if not found:
        return []
    case = found[0].case
    wanted = {row.participant.id for row in found}
    return [one for one in await of_case(access, case) if one.participant in wanted]


async def report_told(access: Access, participant_id: UUID, person: UUID, *, now: datetime) -> None:
    """The teller did it, through the own link."""
    row = await _row(participant_id)
    if row is None or row.teller != person:
        raise NotFound("briefing")
    await _told(access, participant_id, now, by=None)


async def _told(access: Access, participant_id: UUID, now: datetime, *, by: UUID | None) -> None:
    row = await _row(participant_id)
    if row is None:
        raise NotFound("briefing")
    if row.told_at is not None:
        return
    row.told_at, row.told_by = now, by
    await row.save()
    audit.record(access, "briefing.told", row.id, case=row.case, on_behalf_of=participant_id)


async def _row(participant_id: UUID) -> Briefing | None:
    return await Briefing.objects().where(Briefing.participant == participant_id).first()


async def _found(access: Access, case_id: UUID, sitting: UUID | None = None) -> list[Absentee]:
    rows = await DB.connection.fetch(OF_SITTING if sitting else OF_CASE, sitting or case_id)
    people = {one.id: one for one in await circle(access, case_id, with_left=True)} if rows else {}
    return [_absentee(row, people) for row in rows]


def _absentee(row: Any, people: Mapping[UUID, CircleMember]) -> Absentee:
    teller = people.get(row["teller"]) if row["teller"] else None
    return Absentee(
        participant=row["id"],
        consultation=row["consultation"],
        person=people[row["circle_member"]],
        teller=teller if teller is not None and teller.left_at is None else None,
        words=row["words"],
        is_noted=row["briefing"] is not None,
        told_at=row["told_at"],
    )
