"""Withdraw a consent: the client's help goes on, and what stood on the yes stops at once.

Everything happens in one transaction: once it is committed, no mail about the consultation leaves any more.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from services.cases.queries import client
from services.consents import actions as consents
from services.consents.tables import Consent
from services.consultations import actions as consultations
from services.consultations.queries import consultations as all_consultations
from services.consultations.queries import get_participant
from services.consultations.tables import Consultation
from services.errors import NotAllowed
from services.invitations.actions import withdraw_invitations
from services.invitations.queries import invitations
from services.moves.actions import withdraw_offer
from tenants.access import Access, Kind


@dataclass(frozen=True)
class Stops:
    """What a withdrawal by the client stops: the sittings ahead, and the first names of who was asked."""

    consultations: tuple[Consultation, ...]
    people: tuple[str, ...]


async def what_stops(access: Access, case_id: UUID) -> Stops:
    """For the page that asks whether it is sure."""
    ahead = await _ahead(access, case_id)
    people = {
        asked.person.first_name: None
        for consultation in ahead
        for asked in await invitations(access, consultation.id)
        if asked.invitation is not None and asked.invitation.withdrawn_at is None
    }
    return Stops(tuple(ahead), tuple(people))


async def withdraw_consent(
    access: Access, case_id: UUID, person: UUID, *, words: str = "", now: datetime
) -> Consent | None:
    """Somebody takes a yes back, by the coordinator's hand or through their own link; None when there was none.

    Only the client's own yes carries the consultation: somebody else's ends what was shared about them.
    Sittings are locked before their invitations are ended, so that none is sent in between.
    """
    await _check_own(access, case_id, person)
    withdrawn = await consents.withdraw(access, case_id, person, words=words, now=now)
    if withdrawn is None or person != (await client(access, case_id)).id:
        return withdrawn
    for consultation in await _ahead(access, case_id):
        await consultations.cancel_consultation(_by_right(access), consultation.id, now=now)
    await withdraw_invitations(access, case_id, now=now)
    await withdraw_offer(access, case_id, is_client=True, now=now)
    return withdrawn


async def _ahead(access: Access, case_id: UUID) -> list[Consultation]:
    """Sittings that did not begin yet; one that is going on is suspended at the table itself."""
    return [
        consultation
        for consultation in await all_consultations(access, case_id)
        if consultation.held_at is None
        and consultation.cancelled_at is None
        and consultation.began_at is None
    ]


async def _check_own(access: Access, case_id: UUID, person: UUID) -> None:
    """A guest takes back their own yes and nobody else's."""
    if access.actor.kind is not Kind.GUEST or access.actor.id is None:
        access.require("cases.edit")
        return
    guest = await get_participant(access, access.actor.id)
    if guest.circle_member.id != person or guest.case != case_id:
        raise NotAllowed("consent of somebody else")


def _by_right(access: Access) -> Access:
    """Whose yes it is needs no right of staff to stop what stood on it. Audit lines stay in one list."""
    return replace(access, rights=access.rights | {"cases.open", "cases.edit"})
