"""What stands behind the question mark of an address."""

from typing import Any

from litestar import Request

from web.shared.forms import Readable

SHORT = 80


def asked(request: Request[Any, Any, Any], name: str) -> str:
    """One short text, without the characters that no keyboard types and no database takes."""
    return Readable.PATTERN.sub("", request.query_params.get(name, ""))[:SHORT]
