"""The annex with contacts (row 149): only what somebody wants to stand there, asked of each person.

It is not frozen with a version: it follows today's wish. What is secret, or tells where somebody is helped,
never stands there, whatever was ticked.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.cases import discretion
from services.cases.queries import circle
from services.cases.tables import CircleKind, CircleMember
from services.consultations.queries import get_participant
from services.errors import NotFound, Refused
from services.reports import queries
from services.reports.extracts import Content
from services.reports.tables import ContactWish, Report
from tenants import audit
from tenants.access import Access, Kind


@dataclass(frozen=True)
class Shared:
    """What may stand in the annex."""

    phone: bool = False
    email: bool = False
    address: bool = False


async def note_wish(
    access: Access, consultation_id: UUID, participant: UUID, wish: Shared, *, now: datetime
) -> None:
    """Of the guest, through the own link; or said to the coordinator. Only of who was asked to this sitting."""
    if access.actor.kind is Kind.GUEST:
        access.require("guest.answer")
        participant = access.actor.id or participant
    else:
        access.require("plans.write")
    seat = await get_participant(access, participant)
    if seat.consultation != consultation_id:
        raise NotFound("participant")
    person = seat.circle_member
    if any((wish.phone, wish.email, wish.address)) and not may_share(person):
        raise Refused("contact.is-secret")
    await ContactWish.delete().where(ContactWish.circle_member == person.id)
    await ContactWish(
        case=person.case,
        circle_member=person.id,
        is_phone_shared=wish.phone,
        is_email_shared=wish.email,
        is_address_shared=wish.address and has_address(person),
        said_at=now,
        noted_by=access.actor.id,
    ).save()
    audit.record(access, "contact.wish-noted", person.id, case=person.case)


async def wishes(access: Access, case_id: UUID) -> dict[UUID, Shared]:
    """What everybody wants, by person; who said nothing is not in it."""
    queries.require_reader(access)
    rows = await ContactWish.objects().where(ContactWish.case == case_id)
    return {
        row.circle_member: Shared(row.is_phone_shared, row.is_email_shared, row.is_address_shared)
        for row in rows
    }


async def with_contacts(access: Access, report: Report, content: Content) -> Content:
    """The same content with the annex as it may be now; older versions too."""
    said = await wishes(access, report.case)
    people = {str(one.id): one for one in await circle(access, report.case)}
    found = []
    for seat in content["people"].values():
        person = people.get(seat["person"])
        shared = said.get(person.id, Shared()) if person is not None and may_share(person) else Shared()
        if person is not None and shared != Shared():
            found.append({**seat, **_reached(person, shared)})
    return {**content, "contacts": found}


def may_share(person: CircleMember) -> bool:
    """Not of somebody whose organisation is kept quiet: a number or an address would tell it after all."""
    return not discretion.is_sensitive(person)


def has_address(person: CircleMember) -> bool:
    """Of a helper the address of the organisation may stand there; nobody's home does."""
    return person.kind == CircleKind.HELPER and bool(person.address) and not person.is_address_secret


def _reached(person: CircleMember, shared: Shared) -> dict[str, Any]:
    return {
        "phone": person.phone if shared.phone else "",
        "email": person.email if shared.email else "",
        "address": person.address if shared.address and has_address(person) else "",
    }
