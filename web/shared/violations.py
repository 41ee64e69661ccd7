"""What browsers report of our content security policy: something on a page wanted what the policy forbids.

Only which rule was hurt is logged; the address of the page opens doors, and a sample may be somebody's words.
"""

import json
import logging
from typing import Any

from litestar import Request, Response, post

MOST_BYTES = 20_000
MOST_LINES = 5
DIRECTIVES = frozenset(
    {
        "default-src",
        "script-src",
        "script-src-elem",
        "script-src-attr",
        "style-src",
        "style-src-elem",
        "style-src-attr",
        "font-src",
        "img-src",
        "connect-src",
        "form-action",
        "base-uri",
        "frame-ancestors",
    }
)

log = logging.getLogger(__name__)


@post("/meldingen-csp", request_max_body_size=MOST_BYTES)
async def violations(request: Request[Any, Any, Any]) -> Response[None]:
    """Note which rules were hurt; whatever is no report is passed over in silence."""
    hurt = hurt_in(await request.body())
    if hurt:
        log.warning("content security policy hurt", extra={"directives": hurt})
    return Response(None, status_code=204)


def hurt_in(body: bytes) -> list[str]:
    """The directives that a report names, at most five; both forms that browsers send are read."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return []
    reports = [one for one in (told if isinstance(told, list) else [told]) if isinstance(one, dict)]
    named = [_directive(one) for one in reports[:MOST_LINES]]
    return [name for name in named if name in DIRECTIVES]


def _directive(report: dict[str, Any]) -> str:
    inner = report.get("body") or report.get("csp-report")
    if not isinstance(inner, dict):
        return ""
    return str(inner.get("effectiveDirective") or inner.get("effective-directive") or "")
