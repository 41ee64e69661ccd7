"""Bijpraten: at the close, who tells somebody who was not there what they have to know; later, that it was done."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import circle
from services.cases.tables import CircleKind
from services.consultations.queries import get_consultation, get_participant
from services.errors import NotFound
from services.followups import briefings
from tenants.access import Access
from web import entrance
from web.cases.once import once
from web.followups.forms import PLACES, BriefingForm, briefing_form
from web.meetings.forms import named
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
BRIEFING = "/overleggen/{consultation_id:uuid}/bijpraten"


class BriefingPages(Controller):
    path = BRIEFING

    @get()
    async def index(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Everybody who was not there, each with a small form."""
        async with entrance.member(request) as access:
            access.require("plans.write")
            return await _show(request, access, consultation_id)


class BriefingArrangementPages(Controller):
    path = BRIEFING + "/{participant_id:uuid}"

    @post()
    async def update(
        self, request: Incoming, consultation_id: FromPath[UUID], participant_id: FromPath[UUID]
    ) -> Response[Any]:
        """Arrange it."""
        sent = await request.form()
        async with entrance.member(request) as access:
            access.require("plans.write")
            seat = await _seat(access, consultation_id, participant_id)
            form = briefing_form(await circle(access, seat.case), seat.circle_member.id, sent)

            async def work() -> str:
                teller = UUID(form.teller.data) if form.teller.data else None
                words = form.words.data or ""
                await briefings.arrange(access, participant_id, teller, words, now=clock.now())
                return f"/overleggen/{consultation_id}/bijpraten"

            done = await once(access, form, work, PLACES)
            return done or await _show(request, access, consultation_id, participant_id, form)


class BriefingDonePages(Controller):
    path = BRIEFING + "/{participant_id:uuid}/gedaan"

    @post()
    async def create(
        self, request: Incoming, consultation_id: FromPath[UUID], participant_id: FromPath[UUID]
    ) -> Response[Any]:
        """They know."""
        async with entrance.member(request) as access:
            access.require("plans.write")
            seat = await _seat(access, consultation_id, participant_id)
            await briefings.note_told(access, participant_id, now=clock.now())
        return redirect(f"/situaties/{seat.case}/opvolging")


async def _seat(access: Access, consultation_id: UUID, participant_id: UUID) -> Any:
    """Only somebody of this very sitting."""
    seat = await get_participant(access, participant_id)
    if seat.consultation != consultation_id:
        raise NotFound("participant")
    return seat


async def _show(
    request: Incoming,
    access: Access,
    consultation_id: UUID,
    refused_at: UUID | None = None,
    refused: BriefingForm | None = None,
) -> Response[Any]:
    consultation = await get_consultation(access, consultation_id)
    people = await circle(access, consultation.case)
    rows = []
    for number, one in enumerate(await briefings.absentees(access, consultation_id)):
        fresh = briefing_form(people, one.person.id, known=one)
        form = refused if one.participant == refused_at and refused is not None else fresh
        rows.append({"one": one, "form": named(form, f"briefing-{number}")})
    client = next((one.first_name for one in people if one.kind == CircleKind.CLIENT), "")
    return page(
        request,
        access,
        "followups/briefings.html",
        current="situaties",
        status=422 if refused else 200,
        consultation=consultation,
        client=client,
        rows=rows,
    )
