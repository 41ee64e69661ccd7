"""How it goes, at a case: the coordinator writes with the client, or for them from paper or phone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from services.sufficiency import talks
from services.sufficiency.desks import desk
from tenants import audit
from web import entrance
from web.sufficiency import acts
from web.sufficiency.acts import Incoming, Place

PATH = "/situaties/{case_id:uuid}/hoe-gaat-het"
TALK = PATH + "/{talk_id:uuid}"


@asynccontextmanager
async def at_case(request: Incoming, case_id: UUID) -> AsyncIterator[Place]:
    """What the coordinator of this case sees."""
    async with entrance.member(request) as access:
        opened = await talks.read(access, await desk(access, case_id))
        back = f"/situaties/{case_id}"
        yield Place(request, access, opened, f"{back}/hoe-gaat-het", back, is_guest=False)


class SufficiencyPages(Controller):
    path = PATH

    @get()
    async def index(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        async with at_case(request, case_id) as place:
            return acts.index(place)

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        sent = await request.form()
        async with at_case(request, case_id) as place:
            return await acts.begin(place, sent)

    @get("/blad")
    async def paper(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        async with at_case(request, case_id) as place:
            audit.record(place.access, "sufficiency.printed", place.opened.desk.person.id, case=case_id)
            return acts.paper(place)

    @post("/lezers")
    async def readers(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        sent = await request.form()
        async with at_case(request, case_id) as place:
            return await acts.choose_readers(place, sent)

    @post("/tekening")
    async def chart(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        sent = await request.form()
        async with at_case(request, case_id) as place:
            return await acts.ask_chart(place, sent)


class SufficiencyTalkPages(Controller):
    path = TALK

    @get()
    async def show(
        self, request: Incoming, case_id: FromPath[UUID], talk_id: FromPath[UUID]
    ) -> Response[Any]:
        async with at_case(request, case_id) as place:
            return acts.talk_page(place, talk_id)

    @get("/domein/{code:str}")
    async def edit(
        self, request: Incoming, case_id: FromPath[UUID], talk_id: FromPath[UUID], code: FromPath[str]
    ) -> Response[Any]:
        async with at_case(request, case_id) as place:
            return acts.domain(place, talk_id, code)

    @post("/domein/{code:str}")
    async def update(
        self, request: Incoming, case_id: FromPath[UUID], talk_id: FromPath[UUID], code: FromPath[str]
    ) -> Response[Any]:
        sent = await request.form()
        async with at_case(request, case_id) as place:
            return await acts.answer(place, talk_id, code, sent)

    @get("/slot")
    async def edit_closing(
        self, request: Incoming, case_id: FromPath[UUID], talk_id: FromPath[UUID]
    ) -> Response[Any]:
        async with at_case(request, case_id) as place:
            return acts.closing(place, talk_id)

    @post("/slot")
    async def update_closing(
        self, request: Incoming, case_id: FromPath[UUID], talk_id: FromPath[UUID]
    ) -> Response[Any]:
        sent = await request.form()
        async with at_case(request, case_id) as place:
            return await acts.close(place, talk_id, sent)

    @post("/verwijdering")
    async def delete(
        self, request: Incoming, case_id: FromPath[UUID], talk_id: FromPath[UUID]
    ) -> Response[Any]:
        async with at_case(request, case_id) as place:
            return await acts.remove(place, talk_id)
