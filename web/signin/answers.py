"""What a visitor gets who did not come in: to the sign-in page, to the choice of a municipality, or refused.

htmx follows a redirect without changing the page, so it is told to leave the page instead.
"""

from typing import Any
from urllib.parse import urlencode

from litestar import Request, Response
from litestar.types import ExceptionHandlersMap

from web.entrance import CHOOSE, Forged, SignedOut, StepUpNeeded, Undecided
from web.shared.pages import is_htmx, page, redirect

REFUSED = "Deze pagina stond te lang open of is elders geopend. Er is niets veranderd. Open ze opnieuw."
REFUSED_BUT_KEPT = "Deze pagina is van een vorige keer dat je aangemeld was. Wat je typte, is bewaard."
KEPT_ELSEWHERE = (
    "Deze pagina was nog van {place}, en daar werk je nu niet. Er is niets verzonden. "
    "Wat je typte, ligt klaar in {place}."
)
CONFIRM = "/aanmelden/bevestiging"


def signed_out(request: Request[Any, Any, Any], error: SignedOut) -> Response[Any]:
    """To the sign-in page, with the way back."""
    return _leave(request, _with_way_back("/aanmelden", error))


def step_up_needed(request: Request[Any, Any, Any], error: StepUpNeeded) -> Response[Any]:
    """To the page that asks to show once more who they are, with the way back."""
    return _leave(request, _with_way_back(CONFIRM, error))


def undecided(request: Request[Any, Any, Any], _: Undecided) -> Response[Any]:
    """To the choice of a municipality."""
    return _leave(request, CHOOSE)


def forged(request: Request[Any, Any, Any], error: Forged) -> Response[Any]:
    """Nothing was done; who typed something finds it back."""
    kept_url = CHOOSE if error.kept_at else "/bewaard"
    if error.is_kept and is_htmx(request):
        return _leave(request, kept_url)
    kept = KEPT_ELSEWHERE.format(place=error.kept_at) if error.kept_at else REFUSED_BUT_KEPT
    message, back_url = (kept, kept_url) if error.is_kept else (REFUSED, "/")
    return page(request, None, "shared/errors/refused.html", status=403, message=message, back_url=back_url)


def _with_way_back(url: str, error: SignedOut | StepUpNeeded) -> str:
    asked = {"terug": error.return_to, "bewaard": "1" if error.is_kept else None}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{url}?{query}" if query else url


def _leave(request: Request[Any, Any, Any], url: str) -> Response[Any]:
    if is_htmx(request):
        return Response("", status_code=401, headers={"HX-Redirect": url})
    return redirect(url)


HANDLERS: ExceptionHandlersMap = {
    SignedOut: signed_out,
    StepUpNeeded: step_up_needed,
    Undecided: undecided,
    Forged: forged,
}
