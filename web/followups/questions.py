"""What owners ask the coordinator about their agreement: granted, or heard."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import get_case
from services.followups import actions
from web import entrance
from web.followups.acts import place_of
from web.followups.forms import ReadForm
from web.followups.pages import FOLLOW_UP
from web.shared.pages import redirect

Incoming = Request[Any, Any, Any]
ASKED = FOLLOW_UP + "/vragen/{follow_up_id:uuid}"


class GrantPages(Controller):
    path = ASKED + "/toezegging"

    @post()
    async def create(
        self, request: Incoming, case_id: FromPath[UUID], follow_up_id: FromPath[UUID]
    ) -> Response[Any]:
        """The owner gets the day that was asked."""
        form = ReadForm(await request.form())
        async with entrance.member(request) as access:
            await get_case(access, case_id)
            await actions.grant(access, follow_up_id, version=form.read_version, now=clock.now())
        return redirect(place_of(case_id))


class QuestionSettlementPages(Controller):
    path = ASKED + "/afhandeling"

    @post()
    async def create(
        self, request: Incoming, case_id: FromPath[UUID], follow_up_id: FromPath[UUID]
    ) -> Response[Any]:
        """Heard; the date stays."""
        async with entrance.member(request) as access:
            await get_case(access, case_id)
            await actions.settle(access, follow_up_id, now=clock.now())
        return redirect(place_of(case_id))
