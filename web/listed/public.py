"""For everybody: who coordinates where, and whom to call where nobody does yet."""

from collections.abc import Sequence
from typing import Any

from litestar import Controller, Request, Response, get

from tenants import directory, door, listed
from tenants.directory import Place
from tenants.listed import Reached
from web.shared.pages import page
from web.shared.query import asked

Incoming = Request[Any, Any, Any]
PATH = "/coordinatoren"


class CoordinatorPages(Controller):
    path = PATH

    @get()
    async def index(self, request: Incoming) -> Response[Any]:
        """Everybody who works with this product, or what fits what was typed."""
        name = asked(request, "naam").strip()
        async with door.lobby():
            places = await directory.places()
            networks = await listed.network_reached()
        found = directory.matching(places, name) if name else [one for one in places if one.is_open]
        closed = [one for one in found if not one.is_open]
        return page(
            request,
            None,
            "listed/index.html",
            name=name,
            places=[one for one in found if one.is_open],
            closed=closed,
            networks=_near(networks, closed),
        )


def _near(networks: Sequence[Reached], closed: Sequence[Place]) -> list[Reached]:
    """Those that work in the province of what was sought, else all; who left no way to reach them is not named."""
    reached = [one for one in networks if one.phone or one.email]
    provinces = {one.province for one in closed if one.province}
    near = [one for one in reached if provinces.intersection(one.provinces)]
    return near or reached
