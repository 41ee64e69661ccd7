"""Datumvraag of one sitting: propose moments, see who can when, choose one; and an answer for somebody who phones."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.consultations.queries import get_consultation, get_participant, participants
from services.consultations.tables import Consultation, Participant
from services.errors import Refused
from services.polls import actions, queries
from services.polls.tables import Poll
from services.procedures.ask_for_date import ask_for_date
from services.procedures.fix_date import fix_date
from tenants import audit
from tenants.access import Access
from tenants.words.packs import PACKS
from tenants.words.refusals import REFUSALS
from web import entrance
from web.cases.once import once
from web.polls import view
from web.polls.asking import asking, filled
from web.polls.forms import WHERE, PollForm, answers_form, said_in
from web.shared.forms import Form
from web.shared.pages import page, redirect
from web.shared.rows import change_rows

Incoming = Request[Any, Any, Any]
OF_SITTING = "/overleggen/{consultation_id:uuid}/datumvraag"
NOTICES = {
    "gevraagd": "De vraag is onderweg. Wie geen mailadres heeft, bel je best even.",
    "antwoord": "Bewaard.",
}


class PollPages(Controller):
    """The question: asked, or still to ask."""

    path = OF_SITTING

    @get()
    async def show(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Who can when; the form as long as nothing was asked, or to ask anew."""
        async with entrance.member(request) as access:
            sitting = await get_consultation(access, consultation_id)
            audit.record(access, "poll.read", consultation_id, case=sitting.case)
            poll = await queries.find_open(access, consultation_id)
            if poll is not None and request.query_params.get("anders") != "ja":
                return await _board(request, access, sitting, poll)
            access.require("cases.edit")
            return await asking(request, access, sitting, await filled(access, poll))

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Ask everybody."""
        posted = await request.form()
        form = PollForm(posted)
        async with entrance.member(request) as access:
            access.require("cases.edit")
            sitting = await get_consultation(access, consultation_id)
            if change_rows(form, posted):
                return await asking(request, access, sitting, form)
            if sent := await once(access, form, lambda: _ask(access, sitting, form), WHERE):
                return sent
            return await asking(request, access, sitting, form, status=422)


class DateChoicePages(Controller):
    """One of the moments becomes the date."""

    path = OF_SITTING + "/keuze"

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Everybody gets the invitation; two who choose at once: the first counts, the second hears which."""
        posted = (await request.form()).get("moment")
        try:
            async with entrance.member(request) as access:
                moment = await _chosen(access, consultation_id, posted)
                if moment is None:
                    return redirect(f"/overleggen/{consultation_id}/datumvraag")
                await fix_date(access, moment, now=clock.now())
        except Refused as refused:
            return await _refused(request, consultation_id, refused)
        return redirect(f"/overleggen/{consultation_id}/uitnodigingen?bewaard=vastgelegd")


class PollAnswerPages(Controller):
    """What somebody said by phone."""

    path = "/deelnemers/{participant_id:uuid}/datumvraag"

    @get()
    async def edit(self, request: Incoming, participant_id: FromPath[UUID]) -> Response[Any]:
        """The moments, with what was said before."""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            seat = await get_participant(access, participant_id)
            audit.record(access, "poll.read", seat.consultation, case=seat.case)
            poll = await queries.find_open(access, seat.consultation)
            if poll is None:
                return redirect(f"/overleggen/{seat.consultation}")
            said = await queries.answers_of(access, poll.id, participant_id)
            form = answers_form(await queries.moments(access, poll.id), said)
            return _answering(request, access, seat, form)

    @post()
    async def update(self, request: Incoming, participant_id: FromPath[UUID]) -> Response[Any]:
        """Keep it; the page of the poll shows it."""
        posted = await request.form()
        async with entrance.member(request) as access:
            access.require("cases.edit")
            seat = await get_participant(access, participant_id)
            poll = await queries.find_open(access, seat.consultation)
            if poll is None:
                return redirect(f"/overleggen/{seat.consultation}?bewaard=datum-gekozen")
            moments = await queries.moments(access, poll.id)
            form = answers_form(moments, {}, posted, who=seat.circle_member.first_name)
            if not form.validate():
                return _answering(request, access, seat, form, status=422)
            try:
                await actions.answer(access, poll.id, participant_id, said_in(form, moments), now=clock.now())
            except Refused:  # somebody chose in this very moment
                return redirect(f"/overleggen/{seat.consultation}?bewaard=datum-gekozen")
        return redirect(f"/overleggen/{seat.consultation}/datumvraag?bewaard=antwoord")


async def _ask(access: Access, sitting: Consultation, form: PollForm) -> str:
    people = await participants(access, sitting.id)
    on_paper = {one.id for one in people if not one.circle_member.email}
    assert form.answer_by.data is not None  # noqa: S101 - the form asks for it
    await ask_for_date(
        access, sitting.id, form.proposals(), form.answer_by.data, on_paper=on_paper, now=clock.now()
    )
    return f"/overleggen/{sitting.id}/datumvraag?bewaard=gevraagd"


async def _chosen(access: Access, consultation_id: UUID, posted: object) -> UUID | None:
    """A moment of the last question about this sitting; None for whatever else was sent."""
    access.require("cases.edit")
    await get_consultation(access, consultation_id)
    poll = await queries.find_latest(access, consultation_id)
    known = {str(one.id): one.id for one in await queries.moments(access, poll.id)} if poll else {}
    found: UUID | None = known.get(str(posted))
    return found


async def _refused(request: Incoming, consultation_id: UUID, refused: Refused) -> Response[Any]:
    """Nothing was written: the page as it is by now, with the reason."""
    async with entrance.member(request) as access:
        poll = await queries.find_latest(access, consultation_id)
        sitting = await get_consultation(access, consultation_id)
        if poll is None or sitting.cancelled_at is not None or sitting.held_at is not None:
            return redirect(f"/overleggen/{consultation_id}")
        return await _board(request, access, sitting, poll, wrong=REFUSALS[refused.code])


async def _board(
    request: Incoming, access: Access, sitting: Consultation, poll: Poll, *, wrong: str = ""
) -> Response[Any]:
    board = await queries.board(access, poll)
    found = view.lines(board)
    return page(
        request,
        access,
        "polls/show.html",
        current="situaties",
        status=409 if wrong else 200,
        notice="" if wrong else NOTICES.get(request.query_params.get("bewaard", ""), ""),
        wrong=wrong,
        sitting=sitting,
        poll=poll,
        is_open=sitting.starts_at is None and poll.closed_at is None,
        lines=found,
        best=found[0] if board.best else None,
        people=view.people(board),
        why=view.why(board, PACKS[access.home.vocabulary]),
        may_edit=access.may("cases.edit"),
    )


def _answering(
    request: Incoming, access: Access, seat: Participant, form: Form, *, status: int = 200
) -> Response[Any]:
    values = {"form": form, "person": seat.circle_member, "sitting": seat.consultation, "seat": seat.id}
    return page(request, access, "polls/answer.html", current="situaties", status=status, **values)
