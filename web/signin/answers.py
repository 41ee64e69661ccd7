"""What a visitor gets who did not come in: to the sign-in page, to the choice of a municipality, or refused.

htmx follows a redirect without changing the page, so it is told to leave the page instead.
"""

from typing import Any
from urllib.parse import urlencode

from litestar import Request, Response
from litestar.types import ExceptionHandlersMap

from web.entrance import CHOOSE, Forged, SignedOut, Undecided
from web.shared.pages import is_htmx, page, redirect

REFUSED = "Deze pagina stond te lang open of is elders geopend. Er is niets veranderd. Open ze opnieuw."
REFUSED_BUT_KEPT = "Deze pagina is van een vorige keer dat je aangemeld was. Wat je typte, is bewaard."


def signed_out(request: Request[Any, Any, Any], error: SignedOut) -> Response[Any]:
    """To the sign-in page, with the way back."""
    asked = {"terug": error.return_to, "bewaard": "1" if error.is_kept else None}
    query = urlencode({name: value for name, value in asked.items() if value})
    return _leave(request, f"/aanmelden?{query}" if query else "/aanmelden")


def undecided(request: Request[Any, Any, Any], _: Undecided) -> Response[Any]:
    """To the choice of a municipality."""
    return _leave(request, CHOOSE)


def forged(request: Request[Any, Any, Any], error: Forged) -> Response[Any]:
    """Nothing was done; who typed something finds it back."""
    if error.is_kept and is_htmx(request):
        return _leave(request, "/bewaard")
    message, back_url = (REFUSED_BUT_KEPT, "/bewaard") if error.is_kept else (REFUSED, "/")
    return page(request, None, "shared/errors/refused.html", status=403, message=message, back_url=back_url)


def _leave(request: Request[Any, Any, Any], url: str) -> Response[Any]:
    if is_htmx(request):
        return Response("", status_code=401, headers={"HX-Redirect": url})
    return redirect(url)


HANDLERS: ExceptionHandlersMap = {SignedOut: signed_out, Undecided: undecided, Forged: forged}
