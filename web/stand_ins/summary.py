"""Everything that somebody needs who leads a meeting at short notice, on one sheet."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get
from litestar.params import FromPath

from services.cases import discretion
from services.cases.queries import get_case
from services.consents.queries import restrictions
from services.consultations.places import hidden, place_for_guests
from services.consultations.queries import get_consultation, points
from services.consultations.tables import Consultation
from services.invitations.queries import Asked, asked_to
from tenants import audit
from tenants.access import Access
from tenants.members import names
from tenants.words.invitations import STATES
from tenants.words.packs import Spoken
from web import entrance
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
UNTOLD = Spoken("Het adres is geheim: bel {coordinator.the}")


class SummaryPages(Controller):
    """Time, place, who comes, the agenda, and what may not be told."""

    path = "/overleggen/{consultation_id:uuid}/samenvatting"

    @get()
    async def show(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """One page for the phone, or printed."""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            sitting = await get_consultation(access, consultation_id)
            case = await get_case(access, sitting.case)
            people = await asked_to(access, sitting)
            audit.record(access, "consultation.read", consultation_id, case=case.id)
            return page(
                request,
                access,
                "stand_ins/summary.html",
                current="situaties",
                case=case,
                sitting=sitting,
                place=place_for_guests(sitting, await hidden(case.id)) or UNTOLD,
                coordinator=(await names(access)).get(case.coordinator, ""),
                people=[_person(one, case.key_worker) for one in people],
                agenda=await _agenda(access, sitting, people),
                kept=await _kept(access, case.id, people),
            )


def _person(one: Asked, key_worker: UUID | None) -> tuple[str, str, str]:
    does = discretion.in_full(one.person)
    closest = "blijft het dichtst" if one.person.id == key_worker else ""
    return str(one.person.first_name), " · ".join(filter(None, (does, closest))), STATES[one.state][0]


async def _agenda(access: Access, sitting: Consultation, people: list[Asked]) -> list[tuple[str, str]]:
    """Each point with who is not in the room for it; a struck one keeps its title to itself."""
    seats = {one.participant.id: str(one.person.first_name) for one in people}
    found = []
    for point in await points(access, sitting.id):
        away = " en ".join(sorted(seats[one] for one in point.absent if one in seats))
        detail = f"Zonder {away}" if away else ""
        found.append((point.title or "Eén punt is geschrapt op vraag van de cliënt", detail))
    return found


async def _kept(access: Access, case_id: UUID, people: list[Asked]) -> list[tuple[str, str]]:
    known = {one.person.id: str(one.person.first_name) for one in people}
    return [
        (
            row.topic,
            f"niet aan {known.get(row.kept_from, 'iemand die niet komt')}"
            if row.kept_from
            else "aan niemand",
        )
        for row in await restrictions(access, case_id)
    ]
