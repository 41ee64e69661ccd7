"""The reading room: accepted texts with a search. What is looked for is posted, so that no address or log holds it."""

from typing import Any

from litestar import Controller, Request, Response, get, post
from multidict import MultiDict

from services.readings import queries
from services.readings.queries import Edition, Sought, Text
from services.readings.rules import names
from tenants.access import Access
from web import entrance
from web.readings.forms import RoomForm
from web.shared.pages import page

Incoming = Request[Any, Any, Any]


class RoomPages(Controller):
    path = "/netwerk/leeszaal"

    @get()
    async def index(self, request: Incoming) -> Response[Any]:
        """All texts, or those of a theme and a period: codes may stand in an address."""
        chosen = MultiDict(
            (name, request.query_params.get(name, "")) for name in ("thema", "periode", "blad")
        )
        async with entrance.network(request) as access:
            return await _answer(request, access, RoomForm(chosen))

    @post(status_code=200)
    async def search(self, request: Incoming) -> Response[Any]:
        """Those that hold these words."""
        form = RoomForm(await request.form())
        async with entrance.network(request) as access:
            return await _answer(request, access, form)


async def _answer(request: Incoming, access: Access, form: RoomForm) -> Response[Any]:
    found = await queries.editions(access)
    form.offer(_themes(found), {one.code: one.title for one in found})
    is_good = form.validate()
    sought = form.sought if is_good else Sought()
    room = await queries.room(access, found, sought)
    values = {"form": form, "room": room, "sought": sought, "is_good": is_good}
    told = [(room.marked.pieces(one.text), _about(one, found), one.id) for one in room.texts]
    values |= {"told": told, "may_read": access.may("network.read")}
    status = 200 if is_good else 422
    return page(request, access, "readings/room.html", current="leeszaal", status=status, **values)


def _themes(found: list[Edition]) -> dict[str, str]:
    """What was ever published, under its last name."""
    called: dict[str, str] = {}
    for one in reversed(found):
        called |= names(one.cells)
    return dict(sorted(called.items(), key=lambda pair: pair[1].casefold()))


def _about(text: Text, found: list[Edition]) -> list[str]:
    """What may be said of it, in the names of its own period."""
    edition = next((one for one in found if one.opened.publication == text.said.publication), None)
    if edition is None:
        return []
    theme = next((one for one in edition.cells if one.theme == text.said.theme), None)
    part = next((one for one in edition.cells if one.sub_theme == text.said.sub_theme), None)
    told = [theme.theme_name if theme else "", part.sub_theme_name if part and text.said.sub_theme else ""]
    return [one for one in (*told, text.said.place, edition.title) if one]
