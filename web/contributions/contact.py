"""Whom the network may call about one text: shown to who bundles, and noted in the log of the network."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get
from litestar.params import FromPath

from services.contributions import queries
from services.errors import NotFound
from web import entrance
from web.shared.pages import page


class ContactPages(Controller):
    path = "/netwerk/bijdragen/{called_id:uuid}/contact"

    @get()
    async def show(self, request: Request[Any, Any, Any], called_id: FromPath[UUID]) -> Response[Any]:
        """Only where the coordinator said so, and only once the text was accepted."""
        async with entrance.network(request) as access:
            found = await queries.contact(access, called_id)
            if found is None:
                raise NotFound("contact")
        return page(request, access, "contributions/contact.html", current="bundels", contact=found)
