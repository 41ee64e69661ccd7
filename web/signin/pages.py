"""Signing in: the ways in, to a provider, and back from it."""

from typing import Any

from litestar import Controller, Request, Response, get, post

from infra import clock
from infra.id_token import SignInFailed
from infra.settings import settings
from tenants import attempts, door, providers, registry
from web.entrance import Forged
from web.shared.pages import page
from web.signin import arrival, cookies, csrf, stepup, ways
from web.signin.answers import CONFIRM
from web.signin.cast import CAST, SUBJECTS
from web.signin.journeys import depart, failed
from web.signin.paths import local_path

Incoming = Request[Any, Any, Any]


class SignInPages(Controller):
    """Where signing in begins; a GET starts nothing."""

    path = "/aanmelden"

    @get()
    async def new(self, request: Incoming) -> Response[str]:
        asked = request.query_params
        slug = asked.get("gemeente", "")
        async with door.lobby():
            offered = await ways.ways(slug)
            home = await registry.find_municipality(slug) if slug else None
        values: dict[str, Any] = {
            "return_to": local_path(asked.get("terug")),
            "is_kept": asked.get("bewaard") == "1",
            "slug": home.slug if home else "",
            "is_unknown": bool(slug) and home is None,
            "cast": CAST if settings().demo else (),
        }
        return page(request, None, "signin/new.html", offered=offered, **values)

    @post(status_code=200)
    async def create(self, request: Incoming) -> Response[str]:
        """Note the journey and send the browser on its way."""
        if not csrf.is_from_us(request):
            raise Forged
        form = await request.form()
        return_to = local_path(form.get("terug")) or arrival.HOME
        person = str(form.get("persoon")) if settings().demo and form.get("persoon") in SUBJECTS else ""
        async with door.lobby():
            provider = await ways.find_way("omgeving" if person else str(form.get("dienst") or ""))
            if provider is None:
                return failed(request, SignInFailed("no such provider"))
            number = await providers.number_of(provider, str(form.get("gemeente") or ""))
            attempt = await attempts.begin(return_to, now=clock.now(), provider=provider.id)
        return await depart(request, provider, attempt, ways.wishes(provider, number=number, person=person))


class CallbackPages(Controller):
    """Back from the provider that the attempt remembers, and from no other."""

    path = "/aanmelden/terug"

    @get()
    async def show(self, request: Incoming) -> Response[Any]:
        query, cookie = request.query_params, request.cookies.get(cookies.START_COOKIE, "")
        async with door.lobby():
            is_plain = all(len(query.getall(name, [])) <= 1 for name in ("state", "code", "iss"))
            state = query.get("state", "") if is_plain else ""
            attempt = await attempts.take(cookie, state, now=clock.now())
            provider = await providers.find_provider(attempt.provider) if attempt else None
        if attempt is None or provider is None:
            return failed(request, SignInFailed("no such journey"))
        party = ways.party(provider)
        try:
            await party.check_sender(query.get("iss"))
            proof = await party.identify(
                code=query.get("code", ""), code_verifier=attempt.code_verifier, nonce=attempt.nonce
            )
        except SignInFailed as error:
            return failed(request, error, back_url=CONFIRM if attempt.session else "/aanmelden")
        if attempt.session is not None:
            return await stepup.confirm(request, provider, proof, attempt)
        return await arrival.arrive(request, provider, proof, attempt.return_to)
