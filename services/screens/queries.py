"""Which screens are on, and whether this one still is."""

from datetime import datetime
from uuid import UUID

from services.consultations.queries import get_consultation
from services.errors import NotFound
from services.screens import rules
from services.screens.tables import Screen
from tenants.access import Access


async def screens_on(access: Access, consultation_id: UUID, *, now: datetime) -> list[Screen]:
    """The screens of this sitting that are on now, in the order in which they were switched on."""
    access.require("plans.write")
    consultation = await get_consultation(access, consultation_id)
    where = (Screen.consultation == consultation_id) & Screen.ended_at.is_null()
    found = await Screen.objects().where(where).order_by(Screen.number)
    return [one for one in found if now < rules.shows_until(consultation, one.switched_on_at)]


async def get_shown(access: Access, screen_id: UUID, *, now: datetime) -> Screen:
    """This screen with its sitting; NotFound once it was switched off, or the sitting is long over."""
    access.require("screen.show")
    where = (Screen.id == screen_id) & Screen.ended_at.is_null()
    found = await Screen.objects(Screen.consultation).where(where).first()
    if found is None or now >= rules.shows_until(found.consultation, found.switched_on_at):
        raise NotFound
    return found
