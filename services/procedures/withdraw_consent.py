"""Withdraw a consent: the client's help goes on, and what stood on the yes stops at once.

Everything happens in one transaction: once it is committed, no mail about the consultation leaves any more.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.cases.queries import circle, client
from services.consents import actions as consents
from services.consents.tables import Consent
from services.consultations import actions as consultations
from services.consultations.queries import consultations as all_consultations
from services.consultations.tables import Consultation
from services.evaluations.stopping import end_open_talks
from services.invitations.actions import withdraw_invitations
from services.invitations.queries import invitations
from services.moves.actions import withdraw_offer
from services.procedures.own_consent import by_right, check_own, manner_of
from services.procedures.stop_mails import stop_mails
from services.reports.queries import states
from tenants.access import Access


@dataclass(frozen=True)
class Stops:
    """What a withdrawal by the client stops: the sittings ahead, the first names of who was asked, a report."""

    consultations: tuple[Consultation, ...]
    people: tuple[str, ...]
    has_report: bool = False


async def what_stops(access: Access, case_id: UUID) -> Stops:
    """For the page that asks whether it is sure."""
    ahead = await _ahead(access, case_id)
    people = {
        asked.person.first_name: None
        for consultation in ahead
        for asked in await invitations(access, consultation.id)
        if asked.invitation is not None and asked.invitation.withdrawn_at is None
    }
    has_report = bool(await states(access, case_id))
    return Stops(tuple(ahead), tuple(people), has_report)


async def withdraw_consent(
    access: Access, case_id: UUID, person: UUID, *, words: str = "", now: datetime
) -> Consent | None:
    """Somebody takes a yes back, by the coordinator's hand or through their own link; None when there was none.

    Who never said yes says no: that is kept, and stops the same. Only the client's own yes carries the
    consultation: somebody else's ends what was shared about them.
    Sittings are locked before their invitations are ended, so that none is sent in between.
    """
    await check_own(access, case_id, person)
    withdrawn = await consents.withdraw(access, case_id, person, words=words, now=now)
    if withdrawn is None:
        await consents.refuse(access, case_id, person, manner=manner_of(access), words=words, now=now)
    if person != (await client(access, case_id)).id:
        await end_open_talks(by_right(access), case_id, {person}, now=now)
        return withdrawn
    await end_open_talks(by_right(access), case_id, now=now)
    for consultation in await _ahead(access, case_id):
        await consultations.cancel_consultation(by_right(access), consultation.id, now=now)
    await withdraw_invitations(access, case_id, now=now)
    await stop_mails(access, case_id, [one.id for one in await circle(access, case_id) if one.id != person])
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
