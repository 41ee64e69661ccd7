"""The plain words of an answer on the client's own page, and taking them back."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, post
from litestar.params import FromPath

from infra import clock
from services.councils import giving
from web import entrance
from web.councils.raisings import PATH, place
from web.shared.pages import redirect

Incoming = Request[Any, Any, Any]


class GivingPages(Controller):
    path = PATH + "/clienten/{signal_id:uuid}"

    @post()
    async def create(
        self, request: Incoming, raising_id: FromPath[UUID], signal_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            await giving.give(access, raising_id, signal_id, now=clock.now())
        return redirect(place(raising_id) + "#clienten")

    @post("/intrekking")
    async def delete(
        self, request: Incoming, raising_id: FromPath[UUID], signal_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            await giving.take_back(access, raising_id, signal_id, now=clock.now())
        return redirect(place(raising_id) + "#clienten")
