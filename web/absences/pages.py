"""How one person takes part: the answer with what belongs to it, on one page, while one phones."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from infra import clock
from services.absences.queries import find_absence
from services.consultations.queries import participants
from services.consultations.tables import Participant
from services.invitations.queries import find_invitation, seat_of
from services.invitations.tables import Invitation
from services.procedures.note_participation import note_participation
from tenants.access import Access
from web import entrance
from web.absences.forms import ParticipationForm, filled
from web.cases.once import once
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]


@dataclass(frozen=True)
class Seat:
    """One person at one table, who was asked."""

    participant: Participant
    invitation: Invitation
    others: dict[UUID, str]


class ParticipationPages(Controller):
    """Deelname."""

    path = "/deelnemers/{participant_id:uuid}/deelname"

    @get()
    async def edit(self, request: Incoming, participant_id: FromPath[UUID]) -> Response[Any]:
        """What is known."""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            seat = await _seat(access, participant_id)
            if seat is None:
                return await _not_asked(participant_id)
            absence = await find_absence(access, participant_id)
            form = ParticipationForm(data=filled(seat.invitation, absence))
            return _page(request, access, seat, form)

    @post()
    async def update(self, request: Incoming, participant_id: FromPath[UUID]) -> Response[Any]:
        """Keep the answer and what was arranged."""
        form = ParticipationForm(await request.form())
        async with entrance.member(request) as access:
            access.require("cases.edit")
            seat = await _seat(access, participant_id)
            if seat is None:
                return await _not_asked(participant_id)
            form.offer(seat.participant.circle_member.first_name, seat.others)
            if sent := await once(access, form, lambda: _keep(access, seat, form)):
                return sent
            return _page(request, access, seat, form, status=422)


HANDLERS: list[ControllerRouterHandler] = [ParticipationPages]


async def _keep(access: Access, seat: Seat, form: ParticipationForm) -> str:
    await note_participation(
        access,
        seat.invitation,
        str(form.answer.data),
        dial=str(form.dial.data or ""),
        told=form.told() if form.is_absent else None,
        now=clock.now(),
    )
    return f"/overleggen/{seat.participant.consultation.id}/uitnodigingen?bewaard=deelname"


async def _seat(access: Access, participant_id: UUID) -> Seat | None:
    found = await seat_of(participant_id)
    invitation = await find_invitation(access, participant_id)
    if invitation is None:
        return None
    people = await participants(access, found.consultation.id)
    others = {one.circle_member.id: str(one.circle_member.first_name) for one in people if one.id != found.id}
    return Seat(found, invitation, others)


async def _not_asked(participant_id: UUID) -> Response[Any]:
    """First the invitation."""
    consultation = (await seat_of(participant_id)).consultation.id
    return redirect(f"/overleggen/{consultation}/uitnodigingen")


def _page(
    request: Incoming, access: Access, seat: Seat, form: ParticipationForm, *, status: int = 200
) -> Response[Any]:
    form.offer(seat.participant.circle_member.first_name, seat.others)
    values = {"form": form, "person": seat.participant.circle_member, "seat": seat.participant.id}
    sitting = seat.participant.consultation
    return page(
        request, access, "absences/edit.html", current="situaties", status=status, sitting=sitting, **values
    )
