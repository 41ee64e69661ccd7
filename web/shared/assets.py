"""Static files: read and compressed once, kept in memory. Their addresses carry their content, so for ever."""

import gzip
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from litestar import HttpMethod, Request, Response, route
from litestar.params import FromPath

from services.errors import NotFound
from web.shared.environment import STATIC

FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
}
PACKED = {".woff2"}


@dataclass(frozen=True)
class Asset:
    """One file as it is sent; `small` where compressing makes it smaller."""

    kind: str
    whole: bytes
    small: bytes | None


@route("/static/{file_path:path}", http_method=[HttpMethod.GET, HttpMethod.HEAD])
async def static_file(request: Request[Any, Any, Any], file_path: FromPath[Path]) -> Response[bytes]:
    """One file out of web/static."""
    found = assets().get(str(file_path).lstrip("/"))
    if found is None:
        raise NotFound("static file")
    if found.small is None:
        return Response(found.whole, media_type=found.kind, headers=FOREVER)
    headers = {**FOREVER, "Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(found.whole, media_type=found.kind, headers=headers)
    return Response(found.small, media_type=found.kind, headers={**headers, "Content-Encoding": "gzip"})


@cache
def assets() -> dict[str, Asset]:
    """Every file in web/static, by its name."""
    return {path.name: _read(path) for path in STATIC.iterdir()}


def _read(path: Path) -> Asset:
    whole = path.read_bytes()
    small = None if path.suffix in PACKED else gzip.compress(whole, mtime=0)
    return Asset(KINDS[path.suffix], whole, small if small and len(small) < len(whole) else None)
