"""Everything that somebody left behind goes to somebody else, in one step."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import circle
from services.errors import NotFound
from services.followups.handing import hand_over_all
from tenants.access import Access
from web import entrance
from web.cases.once import once
from web.followups.acts import place_of
from web.followups.board import show_board
from web.followups.forms import PLACES, FormerForm, former_form
from web.followups.pages import FOLLOW_UP

Incoming = Request[Any, Any, Any]


class HandoverPages(Controller):
    path = FOLLOW_UP + "/overdracht"

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """All that one person carried, to another."""
        sent = await request.form()
        async with entrance.member(request) as access:
            access.require("plans.write")
            form = former_form(await circle(access, case_id), None, sent)

            async def work() -> str:
                return await _hand_over(access, case_id, form)

            done = await once(access, form, work, PLACES)
            return done or await show_board(request, access, case_id, refused=form)


async def _hand_over(access: Access, case_id: UUID, form: FormerForm) -> str:
    try:
        former = UUID(form.former.data) if form.former.data else None
    except ValueError:
        raise NotFound("former owner") from None
    await hand_over_all(access, case_id, former, UUID(form.owner.data), now=clock.now())
    return place_of(case_id)
