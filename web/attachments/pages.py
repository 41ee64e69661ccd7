"""One file of a case, for who may open that case; a guest's is served by a page of their own."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get
from litestar.params import FromPath

from services.attachments import queries
from web import entrance
from web.attachments.serving import served

Incoming = Request[Any, Any, Any]


class AttachmentPages(Controller):
    path = "/bijlagen/{attachment_id:uuid}"

    @get()
    async def show(self, request: Incoming, attachment_id: FromPath[UUID]) -> Response[bytes]:
        """The file; opening it is noted like every page of a case."""
        async with entrance.member(request) as access:
            return served(await queries.get(access, attachment_id))
