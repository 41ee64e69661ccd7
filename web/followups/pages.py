"""Opvolging, for the coordinator: the page of a case, and one agreement. What is decided about it is in acts.py."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get
from litestar.params import FromPath

from services.cases.queries import client, get_case
from services.followups import queries
from web import entrance
from web.followups import lines
from web.followups.board import show_board
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
            return await show_board(request, access, case_id)


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
