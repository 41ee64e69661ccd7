"""Addresses of municipalities that merged: the same page stands under the name of the new one."""

from typing import Any

from litestar import Request, Response
from litestar.response import Redirect
from litestar.types import ExceptionHandlersMap

from tenants.registry import Merged


def at_successor(request: Request[Any, Any, Any], merged: Merged) -> Response[Any]:
    """For good (308): links in old mails and forms on open pages go on, with what they carry."""
    _, _, rest = request.scope["path"].removeprefix("/").partition("/")
    query = request.scope["query_string"].decode("latin-1")
    path = f"/{merged.successor.slug}/{rest}"
    return Redirect(f"{path}?{query}" if query else path, status_code=308)


HANDLERS: ExceptionHandlersMap = {Merged: at_successor}
