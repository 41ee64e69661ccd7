"""The phone sheet of one sitting, one person's line on it, and the text message as a picture for a telephone."""

from io import BytesIO
from typing import Any
from urllib.parse import quote
from uuid import UUID

import segno
from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from infra import clock
from services.calls.rules import dialled
from services.consultations.queries import get_consultation, get_participant
from services.errors import Conflict, NotFound, Refused
from services.invitations.guests import host_of
from services.procedures.note_talk import note_talk
from tenants.access import Access
from tenants.words.calls import text_message
from web import entrance
from web.calls import view
from web.calls.forms import PLACES, CallForm
from web.cases.forms import refuse
from web.shared.pages import is_htmx, page, redirect

Incoming = Request[Any, Any, Any]
KEPT, REFUSED, CLASH = 200, 422, 409


class PhoneSheetPages(Controller):
    """Everybody of one table, whoever is still to be phoned first."""

    path = "/overleggen/{consultation_id:uuid}/belblad"

    @get()
    async def show(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("cases.edit")
            values = await view.sheet(access, consultation_id)
            return page(request, access, "calls/show.html", current="situaties", **values)


class CallPages(Controller):
    """One talk with one person, with all that came of it."""

    path = "/deelnemers/{participant_id:uuid}/belletjes"

    @post()
    async def create(self, request: Incoming, participant_id: FromPath[UUID]) -> Response[Any]:
        """Answer, input, signature, own yes, another address, or that nobody picked up."""
        form = CallForm(await request.form())
        async with entrance.member(request) as access:
            access.require("cases.edit")
            seat = await get_participant(access, participant_id)
            status = await _keep(access, participant_id, form)
            return await _answer(request, access, seat.consultation, participant_id, form, status)


class TextMessagePages(Controller):
    """A code that opens the ready text on the coordinator's own telephone; never sent by us."""

    path = "/deelnemers/{participant_id:uuid}/sms.svg"

    @get()
    async def show(self, request: Incoming, participant_id: FromPath[UUID]) -> Response[bytes]:
        async with entrance.member(request) as access:
            access.require("cases.edit")
            seat = await get_participant(access, participant_id)
            person, sitting = seat.circle_member, await get_consultation(access, seat.consultation)
            host = await host_of(access, seat.case)
            number = dialled(person.phone)
            if not number:
                raise NotFound("phone")
            text = text_message(
                person.first_name, sitting.starts_at, host.first_name, access.home.name, host.phone
            )
        made = BytesIO()
        segno.make(f"sms:{number}?&body={quote(text)}", error="l", micro=False).save(
            made, kind="svg", border=3, scale=4, light="#fff"
        )
        return Response(made.getvalue(), media_type="image/svg+xml")


async def _keep(access: Access, participant_id: UUID, form: CallForm) -> int:
    """Keep all of it; else the status of the answer, with what is the matter on the form."""
    if not form.validate():
        return REFUSED
    try:
        await note_talk(access, participant_id, form.told(), now=clock.now())
    except Refused as refused:
        refuse(form, refused, PLACES)
        return REFUSED
    except Conflict:
        return CLASH
    return KEPT


async def _answer(
    request: Incoming, access: Access, consultation_id: UUID, seat: UUID, form: CallForm, status: int
) -> Response[Any]:
    """The line of this person for htmx, the page after a plain post; refused, with what was typed."""
    if status == KEPT and not is_htmx(request):
        return redirect(f"/overleggen/{consultation_id}/belblad#persoon-{seat}")
    values = await view.sheet(access, consultation_id, refused=None if status == KEPT else (seat, form))
    one = next((line for line in values["lines"] if line.seat == seat), None)
    if one is None:
        raise NotFound
    if status == CLASH:
        form.form_errors = [view.clash(one)]
        form.seen.data = one.stamp
    template = "calls/_swap.html" if is_htmx(request) else "calls/show.html"
    return page(request, access, template, current="situaties", status=status, one=one, **values)


HANDLERS: list[ControllerRouterHandler] = [PhoneSheetPages, CallPages, TextMessagePages]
