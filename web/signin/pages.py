"""Signing in: to the provider, back from it, and out again."""

import logging
from typing import Any

from litestar import Controller, Request, Response, get, post

from infra import clock, oidc
from infra.settings import settings
from tenants import attempts, door, sessions
from tenants.sessions import Identity
from web import entrance
from web.entrance import SESSION_COOKIE, Forged
from web.shared.pages import page, redirect
from web.signin import arrival, cookies, csrf
from web.signin.cast import CAST, SUBJECTS
from web.signin.paths import local_path

Incoming = Request[Any, Any, Any]

log = logging.getLogger(__name__)

FAILED = "Aanmelden lukte niet. Probeer opnieuw."
# Not "cookies": that would empty every other site of the same municipality's domain.
CLEAR = '"cache", "storage"'
DOWN = "Aanmelden lukt nu niet: de aanmelddienst antwoordt niet. Probeer het over enkele minuten opnieuw."


class SignInPages(Controller):
    """Where signing in begins; a GET starts nothing."""

    path = "/aanmelden"

    @get()
    async def new(self, request: Incoming) -> Response[str]:
        return_to = local_path(request.query_params.get("terug"))
        is_kept = request.query_params.get("bewaard") == "1"
        cast = CAST if settings().demo else ()
        return page(request, None, "signin/new.html", return_to=return_to, is_kept=is_kept, cast=cast)

    @post(status_code=200)
    async def create(self, request: Incoming) -> Response[str]:
        """Note the journey and send the browser on its way.

        Not by a redirect: `form-action 'self'` holds for every hop after a form, and providers hop on.
        """
        if not csrf.is_from_us(request):
            raise Forged
        form = await request.form()
        return_to = local_path(form.get("terug")) or arrival.HOME
        person = form.get("persoon") if settings().demo and form.get("persoon") in SUBJECTS else None
        async with door.lobby():
            attempt = await attempts.begin(return_to, now=clock.now())
        try:
            url = await oidc.relying_party().authorization_url(
                state=attempt.state,
                nonce=attempt.nonce,
                code_verifier=attempt.code_verifier,
                login_hint=person,
            )
        except oidc.SignInFailed as error:
            return failed(request, error)
        response = page(request, None, "signin/leaving.html", url=url)
        cookies.set_start(response, attempt.cookie)
        return response


class CallbackPages(Controller):
    """Back from the provider."""

    path = "/aanmelden/terug"

    @get()
    async def show(self, request: Incoming) -> Response[Any]:
        query, cookie = request.query_params, request.cookies.get(cookies.START_COOKIE, "")
        async with door.lobby():
            attempt = await attempts.take(cookie, query.get("state", ""), now=clock.now())
        if attempt is None or query.get("iss", settings().oidc_issuer) != settings().oidc_issuer:
            return failed(request, oidc.SignInFailed("no such journey"))
        try:
            person = await oidc.relying_party().identify(
                code=query.get("code", ""), code_verifier=attempt.code_verifier, nonce=attempt.nonce
            )
        except oidc.SignInFailed as error:
            return failed(request, error)
        who = Identity(person.issuer, person.subject, person.name)
        return await arrival.arrive(request, who, attempt.return_to, id_token=person.id_token)


class SignOutPages(Controller):
    """Signing out: here at once, and at the provider where it has a page for that."""

    path = "/afmelding"

    @get()
    async def show(self, request: Incoming) -> Response[str]:
        request.state.csrf = None
        return page(request, None, "shared/errors/signed_out.html", sign_in_url="/aanmelden")

    @post(status_code=200)
    async def create(self, request: Incoming) -> Response[Any]:
        cookie = request.cookies.get(SESSION_COOKIE, "")
        await entrance.refuse_forged(request, cookie)
        async with door.lobby():
            id_token = await sessions.end(cookie, now=clock.now())
        url = await provider_sign_out_url(id_token)
        request.state.csrf = None
        response = page(request, None, "signin/leaving.html", url=url) if url else redirect("/afmelding")
        cookies.forget(response, SESSION_COOKIE, cookies.START_COOKIE)
        response.set_header("Clear-Site-Data", CLEAR)
        return response


async def provider_sign_out_url(id_token: str | None) -> str | None:
    """The provider's own sign-out; a provider that is down does not keep anybody in here."""
    if id_token is None:
        return None
    try:
        return await oidc.relying_party().sign_out_url(id_token, f"{settings().web_url}/afmelding")
    except oidc.SignInFailed:
        return None


def failed(request: Incoming, error: oidc.SignInFailed) -> Response[str]:
    """One page for everything that goes wrong on the way; the log says what."""
    log.warning("sign-in failed", extra={"reason": str(error)})
    is_down = isinstance(error, oidc.ProviderDown)
    response = page(
        request,
        None,
        "signin/failed.html",
        status=503 if is_down else 403,
        message=DOWN if is_down else FAILED,
    )
    cookies.forget(response, cookies.START_COOKIE)
    return response
