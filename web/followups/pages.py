"""Opvolging, for the coordinator: the page of a case, and one agreement. What is decided about it is in acts.py."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get
from litestar.params import FromPath

from infra import clock
from services.cases.queries import client, get_case
from services.followups import debriefs, queries
from services.followups.queries import Board
from tenants.access import Access
from web import entrance
from web.followups import lines
from web.followups.show import show_agreement
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
FOLLOW_UP = "/situaties/{case_id:uuid}/opvolging"


class FollowUpPages(Controller):
    """Open agreements by date, what stalls as questions, what happened."""

    path = FOLLOW_UP

    @get()
    async def index(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("plans.write")
            board = await queries.board(access, case_id, clock.today())
            debrief = await _debrief(access, board)
        return page(
            request,
            access,
            "followups/board.html",
            current="situaties",
            case={"id": case_id, "name": board.case.name},
            client=board.client,
            key_worker=board.key_worker.first_name if board.key_worker else "",
            asks=lines.asks(board),
            running=lines.running(board, clock.today()),
            events=lines.events(board.events),
            own_steps=board.own_steps,
            debrief=debrief,
        )


class OwnStepPages(Controller):
    """The client's own steps: nobody's list to check, only a day that may change."""

    path = FOLLOW_UP + "/eigen-stappen"

    @get()
    async def index(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            steps = await queries.own_steps(access, case_id)
            case = await get_case(access, case_id)
            person = await client(access, case_id)
        return page(
            request,
            access,
            "followups/own_steps.html",
            current="situaties",
            case={"id": case_id, "name": case.name},
            client=person.first_name,
            steps=[lines.own_step(line) for line in steps],
        )


class FollowedAgreementPages(Controller):
    """One agreement, and what may happen to it."""

    path = FOLLOW_UP + "/{agreement_id:uuid}"

    @get()
    async def show(
        self, request: Incoming, case_id: FromPath[UUID], agreement_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            return await show_agreement(request, access, case_id, agreement_id)


async def _debrief(access: Access, board: Board) -> dict[str, Any] | None:
    """The debrief of the last sitting, with the first name of who talked."""
    found = await debriefs.latest_debrief(access, board.case.id)
    if found is None:
        return None
    talker = board.people.get(found.talked_by) if found.talked_by else None
    return {
        "consultation": found.consultation,
        "talked_on": found.talked_on,
        "due_on": found.due_on,
        "is_late": found.due_on < clock.today(),
        "experience": found.experience,
        "talker": talker.first_name if talker else "",
    }
