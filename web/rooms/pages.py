"""The rooms to choose from: one page with all of them, one to change a room."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from infra import clock
from services.consultations import rooms
from services.errors import NotFound
from tenants.access import Access
from web import entrance
from web.cases.once import once
from web.rooms.forms import RoomForm
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/instellingen/zalen"
ONE = PATH + "/{room_id:uuid}"
NOTICES = {"ja": "Bewaard.", "weg": "Deze zaal kan men niet meer kiezen. Wat er gepland is, blijft."}


class RoomPages(Controller):
    path = PATH

    @get()
    async def index(self, request: Incoming) -> Response[Any]:
        async with entrance.member(request) as access:
            return await _index(request, access, RoomForm())

    @post()
    async def create(self, request: Incoming) -> Response[Any]:
        form = RoomForm(await request.form())
        async with entrance.member(request) as access:
            access.require("policy.manage")
            if sent := await once(access, form, lambda: _add(access, form)):
                return sent
            return await _index(request, access, form, status=422)


class RoomDetailsPages(Controller):
    path = ONE

    @get()
    async def edit(self, request: Incoming, room_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            return await _edit(request, access, room_id)

    @post()
    async def update(self, request: Incoming, room_id: FromPath[UUID]) -> Response[Any]:
        form = RoomForm(await request.form())
        async with entrance.member(request) as access:
            access.require("policy.manage")
            if not form.validate():
                return await _edit(request, access, room_id, form)
            await rooms.change_room(access, room_id, str(form.name.data), str(form.mailbox.data or ""))
        return redirect(f"{PATH}?bewaard=ja")


class RoomEndPages(Controller):
    path = ONE + "/einde"

    @post()
    async def create(self, request: Incoming, room_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            await rooms.end_room(access, room_id, now=clock.now())
        return redirect(f"{PATH}?bewaard=weg")


HANDLERS: list[ControllerRouterHandler] = [RoomPages, RoomDetailsPages, RoomEndPages]


async def _add(access: Access, form: RoomForm) -> str:
    await rooms.add_room(access, str(form.name.data), str(form.mailbox.data or ""))
    return f"{PATH}?bewaard=ja"


async def _index(request: Incoming, access: Access, form: RoomForm, *, status: int = 200) -> Response[Any]:
    access.require("policy.manage")
    notice = NOTICES.get(request.query_params.get("bewaard", ""), "") if status == 200 else ""  # noqa: PLR2004
    values = {"form": form, "rooms": await rooms.rooms(access), "notice": notice}
    return page(request, access, "rooms/index.html", current="instellingen", status=status, **values)


async def _edit(
    request: Incoming, access: Access, room_id: UUID, form: RoomForm | None = None
) -> Response[Any]:
    access.require("policy.manage")
    room = await rooms.find_room(access, room_id)
    if room is None:
        raise NotFound
    values = {"form": form or RoomForm(name=room.name, mailbox=room.mailbox), "room": room}
    status = 422 if form else 200
    return page(request, access, "rooms/edit.html", current="instellingen", status=status, **values)
