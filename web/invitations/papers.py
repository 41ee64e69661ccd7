"""Paper of one sitting, as PDF: the client's letter, the sheet to sign, two sheets for who has no mail.

Names of files say nothing: they end up in folders of downloads.
"""

import re
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get
from litestar.params import FromPath

from infra import clock
from services.cases import discretion
from services.cases.queries import circle, get_case
from services.cases.tables import CircleKind, CircleMember
from services.consultations import places
from services.consultations.tables import Consultation, Participant, PlaceKind
from services.documents import invitations as papers
from services.documents.invitations import ForClient, ForReader, Occasion, Person
from services.documents.letterhead import letterhead
from services.errors import NotFound
from services.invitations import additions, codes, rules
from services.invitations.guests import Host, host_of
from services.invitations.queries import Asked, get_invitation, link_of, seat_of, signatures
from tenants import audit, links
from tenants.access import Access
from tenants.tables import Policy
from tenants.words.dates import day
from tenants.words.packs import PACKS
from web import entrance
from web.consultations import view

Incoming = Request[Any, Any, Any]


class ClientLetterPages(Controller):
    """The letter for the client."""

    path = "/overleggen/{consultation_id:uuid}/brief"

    @get()
    async def show(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[bytes]:
        async with entrance.member(request) as access:
            values = await view.sheet(access, consultation_id, clock.now())
            consultation, asked = values["consultation"], values["asked"]
            head = await _head(access)
            host = await host_of(access, consultation.case)
            occasion = await _occasion(consultation, host)
            audit.record(access, "letter.printed", consultation_id, case=consultation.case)
        people = [
            Person(
                one.person.first_name, discretion.helps(one.person, values["brings"].get(one.person.id, ""))
            )
            for one in asked
            if one.invitation and one.person.kind != CircleKind.CLIENT
        ]
        people.append(Person(host.first_name, "leidt het overleg"))
        voice = values["people"].get(consultation.spokesperson, "")
        at_home = consultation.place_kind == PlaceKind.HOME
        is_coming = consultation.is_client_coming
        client = ForClient(values["client"], consultation.goal, is_coming, voice, at_home)
        return _pdf(papers.client_letter(head, occasion, client, people), "brief")


class AttendanceSheetPages(Controller):
    """Who is there, and the code of conduct to sign."""

    path = "/overleggen/{consultation_id:uuid}/aanwezigheidsblad"

    @get()
    async def show(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[bytes]:
        async with entrance.member(request) as access:
            values = await view.sheet(access, consultation_id, clock.now())
            consultation = values["consultation"]
            head = await _head(access)
            host = await host_of(access, consultation.case)
            signed = await signatures(access, consultation.case)
            code = await additions.current()
            occasion = await _occasion(consultation, host)
            audit.record(access, "attendance-sheet.printed", consultation_id, case=consultation.case)
        helpers: list[Person] = [Person(host.first_name, str(PACKS[access.home.vocabulary].coordinator))]
        others: list[Person] = []
        for one in values["asked"]:
            if one.refusal:
                continue
            mine = helpers if rules.signs_conduct(one.person.kind) else others
            at = signed.get(one.person.id)
            mine.append(_person(one, f"tekende op {day(at)}" if at else ""))
        return _pdf(papers.attendance_sheet(head, occasion, helpers, others, code), "blad")


class InvitationSheetPages(Controller):
    """The link on one sheet, the PIN on another."""

    path = "/uitnodigingen/{invitation_id:uuid}/blad"

    @get()
    async def show(self, request: Incoming, invitation_id: FromPath[UUID]) -> Response[bytes]:
        async with entrance.member(request) as access:
            access.require("cases.edit")
            invitation = await get_invitation(access, invitation_id)
            pin = await codes.find_pin_digits(access, invitation_id, now=clock.now())
            if pin is None:
                raise NotFound("pin")
            seat = await seat_of(invitation.participant)
            head = await _head(access)
            occasion = await _occasion(seat.consultation, await host_of(access, invitation.case))
            giver = await _giver(access, seat)
            audit.record(access, "invitation.printed", invitation_id, case=invitation.case)
        person = seat.circle_member
        url = links.absolute(link_of(access, invitation))
        reader = ForReader(person.first_name, url, pin, _address(person), giver)
        return _pdf(papers.invitation_sheets(head, occasion, reader), "uitnodiging")


async def _giver(access: Access, seat: Participant) -> str:
    """Who hands it over when the post may not: the key worker, unless it is theirs."""
    case = await get_case(access, seat.case)
    if case.key_worker in (None, seat.circle_member.id):
        return ""
    people = {one.id: str(one.first_name) for one in await circle(access, seat.case)}
    return people.get(case.key_worker, "")


def _address(person: CircleMember) -> tuple[str, ...]:
    """Name and address for the window of an envelope; nothing when it may not go by post."""
    if not rules.may_post(person):
        return ()
    lines = [line.strip() for line in re.split(r"[\n,]", person.address) if line.strip()]
    return (f"{person.first_name} {person.last_name}".strip(), *lines[:4])


async def _head(access: Access) -> dict[str, str]:
    return letterhead(access.home, await Policy.objects().first())


async def _occasion(consultation: Consultation, host: Host) -> Occasion:
    """When and where, as far as a paper may say it."""
    place = places.place_for_all(consultation, await places.hidden(consultation.case))
    return Occasion(consultation.starts_at, consultation.ends_at, place, host.first_name, host.phone)


def _person(one: Asked, signed: str = "") -> Person:
    return Person(one.person.first_name, one.does, signed)


def _pdf(made: bytes, name: str) -> Response[bytes]:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return Response(made, media_type="application/pdf", headers=headers)
