"""Who made the browser ask: another site may send a person here, and nothing else.

No frame, image, script or hidden request of another site gets an answer of ours, whatever cookies come along.
Browsers that do not say who asked (before 2023, and all that is no browser) are held by the other checks.
"""

from typing import Any

from litestar import Request, Response

from web.shared.pages import page

OURS = frozenset({"same-origin", "none"})
MESSAGE = "Een andere website vroeg deze pagina op. Open ze zelf: typ het adres, of volg de link in je mail."


async def refuse_foreign(request: Request[Any, Any, Any]) -> Response[Any] | None:
    """Refuse what another site fetches by itself; a link that a person follows is welcome."""
    if request.headers.get("sec-fetch-site", "none") in OURS or _is_followed(request):
        return None
    return page(request, None, "shared/errors/refused.html", status=403, message=MESSAGE)


def _is_followed(request: Request[Any, Any, Any]) -> bool:
    headers = request.headers
    return (
        request.method in {"GET", "HEAD"}
        and headers.get("sec-fetch-mode") == "navigate"
        and headers.get("sec-fetch-dest") == "document"
    )
