"""On the way to a provider, and what a visitor sees when the way back fails."""

import logging
from collections.abc import Mapping
from typing import Any

from litestar import Request, Response

from infra import oidc
from infra.id_token import SignInFailed
from tenants.attempts import Attempt
from tenants.claims import Unclear
from tenants.providers import Provider
from web.entrance import SESSION_COOKIE
from web.shared.pages import page
from web.signin import cookies
from web.signin.ways import party

Incoming = Request[Any, Any, Any]

log = logging.getLogger(__name__)

FAILED = "Aanmelden lukte niet. Probeer opnieuw."
NOT_CONFIRMED = (
    "We weten niet zeker of jij het bent. Er is niets veranderd. Bevestig opnieuw, als dezelfde persoon."
)
DOWN = "Aanmelden lukt nu niet: de aanmelddienst antwoordt niet. Probeer het over enkele minuten opnieuw."


async def depart(
    request: Incoming, provider: Provider, attempt: Attempt, wishes: Mapping[str, str]
) -> Response[str]:
    """Send the browser to the provider.

    Not by a redirect: `form-action 'self'` holds for every hop after a form, and providers hop on.
    """
    try:
        url = await party(provider).authorization_url(
            state=attempt.state, nonce=attempt.nonce, code_verifier=attempt.code_verifier, wishes=wishes
        )
    except SignInFailed as error:
        return failed(request, error)
    response = page(request, None, "signin/leaving.html", url=url)
    cookies.set_start(response, attempt.cookie)
    return response


def failed(request: Incoming, error: Exception, *, back_url: str = "/aanmelden") -> Response[str]:
    """One page for everything that goes wrong on the way; the log says what."""
    log.warning("sign-in failed", extra={"reason": str(error)})
    is_down = isinstance(error, oidc.ProviderDown)
    message = DOWN if is_down else FAILED if back_url == "/aanmelden" else NOT_CONFIRMED
    values = {"message": message, "back_url": back_url}
    response = page(request, None, "signin/failed.html", status=503 if is_down else 403, **values)
    cookies.forget(response, cookies.START_COOKIE)
    return response


def nowhere(request: Incoming, provider: Provider, error: Unclear | None = None) -> Response[Any]:
    """Signed in at the provider, and nothing to do here: whom to ask. Says nothing about who exists."""
    if error is not None:
        log.warning("sign-in failed", extra={"reason": str(error)})
    values = {"kind": provider.kind.value, "roles_from": provider.roles_from.value}
    response = page(request, None, "signin/nowhere.html", status=403, **values)
    cookies.forget(response, SESSION_COOKIE, cookies.START_COOKIE)
    return response
