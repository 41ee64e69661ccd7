"""What a person sees when something is refused, not found, or broken. Never what the program knew about it."""

import logging
from typing import Any
from uuid import uuid4

from asyncpg import ForeignKeyViolationError
from litestar import Request, Response
from litestar.exceptions import HTTPException, MethodNotAllowedException
from litestar.status_codes import HTTP_500_INTERNAL_SERVER_ERROR
from litestar.types import ExceptionHandlersMap

from services.errors import Conflict, NotAllowed, NotFound, Refused
from tenants.words.packs import Spoken
from tenants.words.refusals import REFUSALS
from web.shared.pages import page

log = logging.getLogger(__name__)

CONFLICT = "Iemand anders bewaarde dit intussen. Ga terug, bekijk wat er nu staat en probeer opnieuw."
UNKNOWN_REFUSAL = Spoken("Dit kan nu niet. Bel {coordinator.the} als je er niet uit geraakt.")


def not_found(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """The same page for what does not exist and for what is not yours, to the byte."""
    request.state.csrf = None
    return page(request, None, "shared/errors/not_found.html", status=404)


def refused(request: Request[Any, Any, Any], error: Refused) -> Response[Any]:
    """A rule said no: the reason in plain Dutch, with what to do next."""
    message = REFUSALS.get(error.code, UNKNOWN_REFUSAL)
    return page(request, None, "shared/errors/refused.html", status=409, message=message)


def conflict(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """Two people on one record, where the page could not show both texts itself."""
    return page(request, None, "shared/errors/refused.html", status=409, message=CONFLICT)


def gone_meanwhile(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """What this was written to left in the same moment: its case moved, or was erased. Nothing was kept."""
    log.warning("gone meanwhile", extra={"trace": _trace(error)})
    return conflict(request, error)


def http_error(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """What the framework refuses: bad paths and bodies look like pages that do not exist."""
    if isinstance(error, MethodNotAllowedException):
        return page(request, None, "shared/errors/not_found.html", status=405)
    if error.status_code in {413, 429}:
        message = "Dat is te veel in één keer. Maak het korter en probeer opnieuw."
        return page(request, None, "shared/errors/refused.html", status=error.status_code, message=message)
    if error.status_code < HTTP_500_INTERNAL_SERVER_ERROR:
        return not_found(request, error)
    return failed(request, error)


def unreadable(request: Request[Any, Any, Any], error: UnicodeDecodeError) -> Response[Any]:
    """A body of parts that is no text: the framework reads each part as UTF-8, and this one was not."""
    return not_found(request, error)


def failed(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """Our own fault: a number for the operator, and nothing of what was being done."""
    number = uuid4().hex[:8]
    log.error("failed", extra={"number": number, "kind": type(error).__name__, "trace": _trace(error)})
    return page(request, None, "shared/errors/failed.html", status=500, number=number)


def _trace(error: Exception) -> list[str]:
    """Files and lines only: the message of an error may hold what somebody typed."""
    found: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        found.append(f"{trace.tb_frame.f_code.co_filename.rsplit('/', 3)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return found[-8:]


HANDLERS: ExceptionHandlersMap = {
    NotFound: not_found,
    NotAllowed: not_found,
    Refused: refused,
    Conflict: conflict,
    ForeignKeyViolationError: gone_meanwhile,
    HTTPException: http_error,
    UnicodeDecodeError: unreadable,
    Exception: failed,
}
