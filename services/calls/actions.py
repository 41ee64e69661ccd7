"""Decisions about calls: one more row, never another one changed."""

from datetime import datetime
from uuid import UUID

from services.calls import rules
from services.calls.queries import calls
from services.calls.tables import PhoneCall
from services.consultations.queries import get_participant, lock_consultation
from tenants import audit
from tenants.access import Access


async def note_call(
    access: Access,
    participant_id: UUID,
    outcome: str,
    *,
    words: str = "",
    call_back_at: datetime | None = None,
    now: datetime,
) -> None:
    """Somebody was phoned, or is not to be. Two clicks are one call; two people who phone are two."""
    access.require("cases.edit")
    seat = await get_participant(access, participant_id)
    rules.check_call_back(outcome, call_back_at, now)
    await lock_consultation(access, seat.consultation)
    person = seat.circle_member.id
    earlier = (await calls(access, seat.consultation)).get(person, [])
    if earlier and rules.is_same(earlier[-1], outcome, words, access.actor.id, now):
        return
    await PhoneCall(
        case=seat.case,
        consultation=seat.consultation,
        circle_member=person,
        outcome=outcome,
        words=words,
        call_back_at=call_back_at,
        called_at=now,
        called_by=access.actor.id,
    ).save()
    audit.record(access, "call.noted", person, case=seat.case)
