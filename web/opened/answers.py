"""How what is public is answered: with a fingerprint, kept for an hour, and the data for every site."""

from hashlib import sha256
from typing import Any

from litestar import Request, Response

Incoming = Request[Any, Any, Any]
KEPT = "public, max-age=3600, must-revalidate"
# A catalogue or a chart of another site may read the data; pages stay ours.
FOR_ALL = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
TURTLE, JSON_LD = "text/turtle", "application/ld+json"


def lasting(
    request: Incoming, content: bytes, kind: str, headers: dict[str, str] | None = None
) -> Response[bytes]:
    """The same for everybody; 304 for who has it already."""
    mark = f'W/"{sha256(content).hexdigest()[:32]}"'
    told = {"ETag": mark, "Cache-Control": KEPT, **(headers or {})}
    known = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    if mark in known or "*" in known:
        return Response(b"", status_code=304, headers=told)
    return Response(content, media_type=kind, headers=told)


def wanted(request: Incoming) -> str:
    """`ttl`, `jsonld` or `html`: what is asked for first; a browser always gets a page."""
    asked = [one.partition(";")[0].strip() for one in request.headers.get("accept", "").split(",")]
    if any(one in {"text/html", "application/xhtml+xml"} for one in asked):
        return "html"
    kinds = {"text/turtle": "ttl", "application/ld+json": "jsonld"}
    return next((kinds[one] for one in asked if one in kinds), "html")
