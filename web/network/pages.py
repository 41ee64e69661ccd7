"""Pages for who works for a network."""

from typing import Any

from litestar import Controller, Request, Response, get

from services.errors import NotAllowed
from tenants import crossings
from web import entrance
from web.shared.pages import page


class NetworkPages(Controller):
    """The municipalities of Flanders with the public contact of their coordinator."""

    path = "/netwerk"

    @get()
    async def show(self, request: Request[Any, Any, Any]) -> Response[Any]:
        """One list, by name."""
        async with entrance.network(request) as access:
            if not (access.may("network.municipalities") or access.may("network.read")):
                raise NotAllowed("network.read")
            coordinators = await crossings.coordinator_directory()
        return page(request, access, "network/show.html", current="netwerk", coordinators=coordinators)
