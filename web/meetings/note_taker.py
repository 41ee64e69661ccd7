"""Who writes along at the table: chosen here, and taken back here, at once."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import get_case
from services.consultations.queries import get_consultation
from services.errors import Refused
from services.meetings.note_taker import candidates, choose_note_taker, note_taker_of
from tenants import audit
from tenants.access import Access
from tenants.words.refusals import REFUSALS
from web import entrance
from web.meetings.forms import chosen
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]


class NoteTakerPages(Controller):
    """One participant writes the notes through the own link."""

    path = "/overleggen/{consultation_id:uuid}/meeschrijver"

    @get()
    async def show(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Who does it now, and who could."""
        async with entrance.member(request) as access:
            return await _page(request, access, consultation_id)

    @post()
    async def update(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """This one, or nobody any more."""
        sent = await request.form()
        async with entrance.member(request) as access:
            try:
                await choose_note_taker(access, consultation_id, chosen(sent.get("person")), now=clock.now())
            except Refused as refused:
                return await _page(request, access, consultation_id, REFUSALS[refused.code])
        return redirect(f"/overleggen/{consultation_id}/meeschrijver")


async def _page(
    request: Incoming, access: Access, consultation_id: UUID, refusal: object = ""
) -> Response[Any]:
    people = await candidates(access, consultation_id)
    consultation = await get_consultation(access, consultation_id)
    case = await get_case(access, consultation.case)
    writer = await note_taker_of(access, consultation, now=clock.now())
    audit.record(access, "consultation.read", consultation_id, case=case.id)
    return page(
        request,
        access,
        "meetings/note_taker.html",
        status=409 if refusal else 200,
        current="situaties",
        place=f"/overleggen/{consultation_id}",
        case={"id": case.id, "name": case.name},
        people=people,
        writer=writer,
        refusal=refusal,
    )
