"""Signing out, here and at the provider; and going to another organisation, which ACM/IDM asks at itself."""

from collections.abc import Mapping
from typing import Any

from litestar import Controller, Request, Response, get, post

from infra import clock
from infra.id_token import SignInFailed
from infra.settings import settings
from tenants import audit, door, providers, sessions
from tenants.providers import Provider
from web import entrance
from web.entrance import SESSION_COOKIE
from web.shared.pages import page, redirect
from web.signin import cookies, places
from web.signin.ways import party

Incoming = Request[Any, Any, Any]

SIGNED_OUT = "/afmelding"
# Not "cookies": that would empty every other site of the same municipality's domain.
CLEAR = '"cache", "storage"'


class SignOutPages(Controller):
    """Signing out: here at once, and at the provider where it has a page for that."""

    path = SIGNED_OUT

    @get()
    async def show(self, request: Incoming) -> Response[str]:
        request.state.csrf = None
        return page(request, None, "shared/errors/signed_out.html", sign_in_url="/aanmelden")

    @post(status_code=200)
    async def create(self, request: Incoming) -> Response[Any]:
        provider, id_token = await _end(request)
        hint = {"id_token_hint": id_token} if id_token else {}
        is_told = provider is not None and provider.is_told_of_sign_out
        url = await _address(provider, SIGNED_OUT, hint) if provider and is_told else None
        return _gone(request, url, SIGNED_OUT)


class SwitchPages(Controller):
    """Another organisation: this session ends first, then the provider asks for which one to go on."""

    path = "/aanmelden/wissel"

    @post(status_code=200)
    async def create(self, request: Incoming) -> Response[Any]:
        provider, _ = await _end(request)
        can_switch = provider is not None and places.can_switch(provider)
        url = await _address(provider, "/aanmelden", {"switch": "true"}) if provider and can_switch else None
        return _gone(request, url, "/aanmelden")


async def _end(request: Incoming) -> tuple[Provider | None, str]:
    """End the session of this browser; returns its provider, if it lived, and the token for the farewell."""
    cookie = request.cookies.get(SESSION_COOKIE, "")
    await entrance.refuse_forged(request, cookie)
    now = clock.now()
    async with door.lobby() as lobby:
        session = await sessions.find(cookie)
        if session is None or session.ended_at is not None:
            return None, ""
        id_token = await sessions.id_token_of(session)
        await sessions.end(cookie, now=now)
        provider = await providers.find_provider(session.proof.provider)
        access = await entrance.admit_member(lobby, session)
        if access is not None:
            audit.record(access, "session.ended", access.member)
        return provider, id_token


async def _address(provider: Provider, back_to: str, wishes: Mapping[str, str]) -> str | None:
    """The provider's own sign-out; a provider that is down does not keep anybody in here."""
    try:
        return await party(provider).sign_out_url(f"{settings().web_url}{back_to}", wishes)
    except SignInFailed:
        return None


def _gone(request: Incoming, url: str | None, otherwise: str) -> Response[Any]:
    request.state.csrf = None
    response = page(request, None, "signin/leaving.html", url=url) if url else redirect(otherwise)
    cookies.forget(response, SESSION_COOKIE, cookies.START_COOKIE)
    response.set_header("Clear-Site-Data", CLEAR)
    return response
