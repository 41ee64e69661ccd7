"""Whose yes it is: a guest says, narrows and takes back their own and nobody else's; staff on everybody's behalf."""

from dataclasses import replace
from uuid import UUID

from services.consents.tables import Manner
from services.consultations.queries import get_participant
from services.errors import NotAllowed
from tenants.access import Access, Kind


async def check_own(access: Access, case_id: UUID, person: UUID) -> None:
    """A guest acts for the person whose link it is; staff need the right to change the case."""
    if access.actor.kind is not Kind.GUEST or access.actor.id is None:
        access.require("cases.edit")
        return
    guest = await get_participant(access, access.actor.id)
    if guest.circle_member.id != person or guest.case != case_id:
        raise NotAllowed("consent of somebody else")


def by_right(access: Access) -> Access:
    """Whose yes it is needs no right of staff to stop what stood on it. Audit lines stay in one list."""
    return replace(access, rights=access.rights | {"cases.open", "cases.edit"})


def manner_of(access: Access) -> str:
    """How it reached us: through the own link, or said to somebody who wrote it down."""
    return Manner.LINK if access.actor.kind is Kind.GUEST else Manner.SPOKEN
