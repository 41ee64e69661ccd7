"""The client phones: "doe maar zonder mij". For whom and for what, before anybody talks."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import circle
from services.errors import Refused
from services.meetings import queries
from services.meetings.queries import Room
from services.procedures.go_on_without import Choice, choosable, go_on_without
from tenants.access import Access
from tenants.words.refusals import REFUSALS
from web import entrance
from web.meetings.forms import chosen, named
from web.meetings.own_forms import WithoutForm
from web.meetings.view import Incoming
from web.shared.forms import listed
from web.shared.pages import page, redirect


class WithoutClientPages(Controller):
    """What the client chose by phone."""

    path = "/overleggen/{consultation_id:uuid}/zonder-de-client"

    @get()
    async def new(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """What to ask on the phone."""
        async with entrance.member(request) as access:
            access.require("plans.write")
            room = await queries.room(access, consultation_id)
            return await _page(request, access, room, await _offered(access, room, None))

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Keep to it: what was not chosen is struck, who was not chosen is not there."""
        sent = await request.form()
        async with entrance.member(request) as access:
            access.require("plans.write")
            room = await queries.room(access, consultation_id)
            form = await _offered(access, room, sent)
            if not form.validate() or not await _keep(access, consultation_id, form):
                return await _page(request, access, room, form, status=422)
        return redirect(f"/overleggen/{consultation_id}/tafel")


async def _keep(access: Access, consultation_id: UUID, form: WithoutForm) -> bool:
    """Whether it was kept; what was missing is told at its field."""
    told = Choice(
        str(form.words.data or ""),
        chosen(form.tells_back.data),
        {UUID(one) for one in form.points.data or ()},
        {UUID(one) for one in form.people.data or ()},
    )
    try:
        await go_on_without(access, consultation_id, told, now=clock.now())
    except Refused as refused:
        if not refused.code.startswith("meeting.without"):
            raise
        field = form.points if refused.code == "meeting.without-what" else form.tells_back
        field.errors = [REFUSALS[refused.code]]
        return False
    return True


async def _offered(access: Access, room: Room, sent: Any) -> WithoutForm:
    """Every point that may be chosen, and everybody else at this table."""
    others = [chair for chair in room.items[0].chairs if chair.kind != "client"] if room.items else []
    points = [(str(one.row.id), one.row.title) for one in choosable(room)]
    ticked = {"people": [str(one.participant) for one in others]}
    form = WithoutForm(sent, data=None if sent is not None else ticked)
    form.points.choices = points
    form.people.choices = [(str(one.participant), one.name) for one in others]
    members = {
        str(one.id): one.first_name
        for one in await circle(access, room.consultation.case)
        if one.kind != "client"
    }
    form.tells_back.choices = listed({"": "kies", **members})
    form.words.label.text = f"Wat zei {room.client.first_name}?" if room.client else form.words.label.text
    return named(form, "without")


async def _page(
    request: Incoming, access: Access, room: Room, form: WithoutForm, *, status: int = 200
) -> Response[Any]:
    here = f"/overleggen/{room.consultation.id}"
    return page(
        request,
        access,
        "meetings/without.html",
        current="situaties",
        status=status,
        form=form,
        here=here,
        client=room.client.first_name if room.client else "de cliënt",
    )
