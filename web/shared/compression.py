"""Pages travel compressed, unless another site made the browser ask: see infra/decisions/0009."""

from litestar.config.compression import CompressionConfig
from litestar.datastructures import Headers
from litestar.middleware.compression import CompressionMiddleware
from litestar.types import Receive, Scope, Send

# Somebody typed the address or followed a link of ours. Only browsers can say so, and no page can make them.
OWN_DOING = frozenset({"same-origin", "none"})


class CarefulCompression(CompressionMiddleware):
    """The length of a compressed page tells whether a guess stands in it: nobody else gets to guess."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_own = Headers.from_scope(scope).get("sec-fetch-site") in OWN_DOING
        await (super().__call__ if is_own else self.app)(scope, receive, send)


def compression() -> CompressionConfig:
    """For pages alone: static files are compressed already."""
    return CompressionConfig(
        backend="gzip", gzip_compress_level=6, middleware_class=CarefulCompression, exclude="^/static/"
    )
