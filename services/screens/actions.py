"""Decisions about screens: on, off. Off by default: nothing shows anything before somebody at the table says so."""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.consultations.queries import lock_consultation
from services.errors import Refused
from services.meetings import live
from services.screens.queries import screens_on
from services.screens.rules import AFTERWARDS
from services.screens.tables import Screen
from tenants import audit
from tenants.access import Access

MOST = 8


async def switch_on(access: Access, consultation_id: UUID, *, now: datetime) -> Screen:
    """One more screen for this sitting."""
    access.require("plans.write")
    consultation = await lock_consultation(access, consultation_id)
    ended_at = consultation.held_at or consultation.cancelled_at
    if ended_at is not None and now >= ended_at + AFTERWARDS:
        raise Refused("screen.long-over")
    if len(await screens_on(access, consultation_id, now=now)) >= MOST:
        raise Refused("screen.too-many")
    made = Screen(
        case=consultation.case,
        consultation=consultation_id,
        number=1 + await Screen.count().where(Screen.consultation == consultation_id),
        switched_on_at=now,
        switched_on_by=access.actor.id,
    )
    await made.save()
    audit.record(access, "screen.switched-on", made.id, case=consultation.case)
    return made


async def switch_off(
    access: Access, consultation_id: UUID, screen_id: UUID | None = None, *, now: datetime
) -> None:
    """One screen, or all of them at once; it goes dark within seconds. Twice changes nothing."""
    access.require("plans.write")
    consultation = await lock_consultation(access, consultation_id)
    where = (Screen.consultation == consultation_id) & Screen.ended_at.is_null()
    if screen_id is not None:
        where &= Screen.id == screen_id
    off: dict[Any, Any] = {Screen.ended_at: now, Screen.ended_by: access.actor.id}
    for row in await Screen.update(off).where(where).returning(Screen.id):
        audit.record(access, "screen.switched-off", row["id"], case=consultation.case)
    live.changed(access, consultation_id)
