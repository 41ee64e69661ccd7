"""The page of who was asked to work for a network: sign in, read what it is, say yes. Opening it changes nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlencode

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.errors import NotFound, Refused
from services.members import network as people
from services.members import rules
from services.members.rules import State
from tenants import door, links, providers, registry, sessions
from tenants.access import Access, Actor, Kind
from tenants.providers import RolesFrom
from tenants.sessions import Session, Workplace
from tenants.words.members import NETWORK_ROLES, named
from web import entrance
from web.entrance import SESSION_COOKIE
from web.shared.pages import page, redirect
from web.signin import cookies, csrf

Incoming = Request[Any, Any, Any]


class NetworkAcceptancePages(Controller):
    path = "/netwerken/{slug:str}/medewerker/{token:str}"

    @get()
    async def show(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with _desk(request, slug) as (access, session, name):
            return await _page(request, access, session, name, links.network_invitation(slug, token))

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        await entrance.refuse_forged(request, request.cookies.get(SESSION_COOKIE, ""))
        path = links.network_invitation(slug, token)
        async with _desk(request, slug) as (access, session, name):
            if await people.find_by_token(access, token) is None:
                return await _page(request, access, session, name, path)
            if session is None or not await _may_vouch(session, access):
                return redirect(_sign_in(path))
            try:
                now = clock.now()
                member = await people.accept(access, token, session.identity, now=now)
            except (Refused, NotFound):
                return await _page(request, access, session, name, path, status=409)
            place = Workplace(network=access.network, roles=tuple(member.roles), name=name)
            moved = await sessions.move(session, request.cookies[SESSION_COOKIE], place, now=now)
        response = redirect("/netwerk")
        cookies.set_session(response, moved)
        return response


@asynccontextmanager
async def _desk(request: Incoming, slug: str) -> AsyncIterator[tuple[Access, Session | None, str]]:
    """At the desk of a network, with the living session of this browser, and what the network is called."""
    async with door.lobby() as lobby:
        found = await registry.find_network(slug)
        if found is None:
            raise NotFound("network")
        cookie = request.cookies.get(SESSION_COOKIE, "")
        session = await sessions.find(cookie) if cookie else None
        if session is not None and session.is_over(clock.now()):
            session = None
        if session is not None:
            request.state.csrf = csrf.token_for(cookie)
        desk = Access(None, Actor(Kind.PUBLIC, None, "publiek"), frozenset(), network=found[0])
        yield await lobby.admit(desk), session, found[1]


async def _may_vouch(session: Session, access: Access) -> bool:
    """Whether the provider of this session may say for this network who somebody is."""
    provider = await providers.find_provider(session.proof.provider)
    if provider is None or provider.roles_from is RolesFrom.THEIRS or session.proof.is_bound:
        return False
    allowed = await providers.places_of(provider)
    return allowed is None or access.network in allowed


async def _page(
    request: Incoming, access: Access, session: Session | None, name: str, path: str, *, status: int = 200
) -> Response[Any]:
    asked = await people.find_by_token(access, path.rsplit("/", maxsplit=1)[1])
    known = await people.find_known(access, session.identity) if session else None
    is_open = asked is not None and rules.state(asked, clock.now()) is State.OPEN
    is_here = known is not None and known.left_at is None
    if asked is None or not (is_open or is_here):
        return page(request, None, "members/dead.html", status=max(status, 404), contact=None, place=name)
    return page(
        request,
        None,
        "members/acceptance.html",
        status=status,
        place=name,
        name=asked.name,
        roles=named(asked.roles, NETWORK_ROLES),
        person=session.identity.name or "iemand zonder naam" if session else "",
        may_accept=session is not None and await _may_vouch(session, access),
        is_here=is_here,
        is_blocked=known is not None and known.blocked_at is not None,
        path=path,
        home="/netwerk",
        sign_in=_sign_in(path),
        contact=None,
    )


def _sign_in(path: str) -> str:
    return f"/aanmelden?{urlencode({'terug': path})}"
