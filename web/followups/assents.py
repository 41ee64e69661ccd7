"""What the coordinator notes of an agreement without changing it: the client says yes after all, somebody phoned."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, post
from litestar.params import FromPath

from infra import clock
from services.followups import answers, asking, queries
from web import entrance
from web.followups.acts import ONE, place_of, sent
from web.followups.forms import AgreedForm
from web.shared.pages import redirect

Incoming = Request[Any, Any, Any]


class AgreedPages(Controller):
    path = ONE + "/akkoord"

    @post()
    async def create(
        self, request: Incoming, case_id: FromPath[UUID], agreement_id: FromPath[UUID]
    ) -> Response[Any]:
        """The client thought about it, and agrees."""
        form = AgreedForm(await request.form())
        async with entrance.member(request) as access:
            await queries.get_line(access, case_id, agreement_id)

            async def work() -> str:
                await answers.agree_again(
                    access,
                    agreement_id,
                    form.words.data or "",
                    version=form.read_version,
                    now=clock.now(),
                )
                return place_of(case_id)

            return await sent(request, access, case_id, agreement_id, work, agreed=form)


class AskingPages(Controller):
    path = ONE + "/navraag"

    @post()
    async def create(
        self, request: Incoming, case_id: FromPath[UUID], agreement_id: FromPath[UUID]
    ) -> Response[Any]:
        """Asked after; the question comes back in a week."""
        async with entrance.member(request) as access:
            await queries.get_line(access, case_id, agreement_id)
            await asking.note_asked_after(access, agreement_id, now=clock.now())
        return redirect(place_of(case_id))
