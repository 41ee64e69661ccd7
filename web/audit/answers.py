"""The calm page for who opened or printed more in an hour than anybody's work asks."""

from typing import Any

from litestar import Request, Response
from litestar.types import ExceptionHandlersMap

from tenants.ceilings import TooMuch
from tenants.words.actions import CEILINGS
from web.shared.pages import page


def too_much(request: Request[Any, Any, Any], error: TooMuch) -> Response[Any]:
    """What was open stays open; the local administrator has heard of it."""
    request.state.csrf = None
    return page(request, None, "audit/too_much.html", status=429, what=CEILINGS[error.kind])


HANDLERS: ExceptionHandlersMap = {TooMuch: too_much}
