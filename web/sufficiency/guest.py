"""How it goes, at a guest's link: the client, the key worker beside the client, or who was named to read."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from services.sufficiency import talks
from services.sufficiency.desks import desk
from tenants import audit
from web.guests.entrance import admitted
from web.guests.pages import LINK
from web.sufficiency import acts
from web.sufficiency.acts import Incoming, Place

PATH = LINK + "/hoe-gaat-het"
TALK = PATH + "/{talk_id:uuid}"


@asynccontextmanager
async def at_link(request: Incoming, slug: str, token: str) -> AsyncIterator[Place]:
    """What this guest may see, after a code."""
    async with admitted(request, slug, token) as visit:
        opened = await talks.read(visit.access, await desk(visit.access))
        base = f"{visit.path}/hoe-gaat-het"
        yield Place(request, visit.access, opened, base, visit.path, is_guest=True, phone=visit.phone)


class OwnSufficiencyPages(Controller):
    path = PATH

    @get()
    async def index(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with at_link(request, slug, token) as place:
            return acts.index(place)

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        sent = await request.form()
        async with at_link(request, slug, token) as place:
            return await acts.begin(place, sent)

    @get("/blad")
    async def paper(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with at_link(request, slug, token) as place:
            case = place.opened.desk.case.id
            audit.record(place.access, "sufficiency.printed", place.opened.desk.person.id, case=case)
            return acts.paper(place)

    @post("/lezers")
    async def readers(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        sent = await request.form()
        async with at_link(request, slug, token) as place:
            return await acts.choose_readers(place, sent)

    @post("/tekening")
    async def chart(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        sent = await request.form()
        async with at_link(request, slug, token) as place:
            return await acts.ask_chart(place, sent)


class OwnSufficiencyTalkPages(Controller):
    path = TALK

    @get()
    async def show(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], talk_id: FromPath[UUID]
    ) -> Response[Any]:
        async with at_link(request, slug, token) as place:
            return acts.talk_page(place, talk_id)

    @get("/domein/{code:str}")
    async def edit(
        self,
        request: Incoming,
        slug: FromPath[str],
        token: FromPath[str],
        talk_id: FromPath[UUID],
        code: FromPath[str],
    ) -> Response[Any]:
        async with at_link(request, slug, token) as place:
            return acts.domain(place, talk_id, code)

    @post("/domein/{code:str}")
    async def update(
        self,
        request: Incoming,
        slug: FromPath[str],
        token: FromPath[str],
        talk_id: FromPath[UUID],
        code: FromPath[str],
    ) -> Response[Any]:
        sent = await request.form()
        async with at_link(request, slug, token) as place:
            return await acts.answer(place, talk_id, code, sent)

    @get("/slot")
    async def edit_closing(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], talk_id: FromPath[UUID]
    ) -> Response[Any]:
        async with at_link(request, slug, token) as place:
            return acts.closing(place, talk_id)

    @post("/slot")
    async def update_closing(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], talk_id: FromPath[UUID]
    ) -> Response[Any]:
        sent = await request.form()
        async with at_link(request, slug, token) as place:
            return await acts.close(place, talk_id, sent)

    @post("/verwijdering")
    async def delete(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], talk_id: FromPath[UUID]
    ) -> Response[Any]:
        async with at_link(request, slug, token) as place:
            return await acts.remove(place, talk_id)
