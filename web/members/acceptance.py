"""The page of who was asked to work here: sign in, read what it is, say yes. Opening it changes nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.errors import NotFound, Refused
from services.members import invitations, rules
from services.members.queries import find_by_token
from services.members.rules import State
from services.members.tables import MemberInvitation
from tenants import directory, links, providers, sessions
from tenants.access import Access
from tenants.providers import RolesFrom
from tenants.sessions import Session, Workplace
from tenants.words import members as words
from tenants.words.packs import PACKS
from web import entrance
from web.entrance import SESSION_COOKIE
from web.shared.pages import page, redirect
from web.signin import cookies, csrf

Incoming = Request[Any, Any, Any]


@dataclass(frozen=True)
class Desk:
    """Somebody with a link, at the desk of the municipality; `session` when they are signed in."""

    access: Access
    path: str
    invitation: MemberInvitation | None
    session: Session | None


class AcceptancePages(Controller):
    path = "/{slug:str}/medewerker/{token:str}"

    @get()
    async def show(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with _desk(request, slug, token) as desk:
            return await _page(request, desk)

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        await entrance.refuse_forged(request, request.cookies.get(SESSION_COOKIE, ""))
        async with _desk(request, slug, token) as desk:
            home = desk.access.home
            if desk.invitation is None:
                return await _page(request, desk)
            if desk.session is None or not await may_vouch(desk.session, desk.access):
                return redirect(_sign_in(desk))
            try:
                now = clock.now()
                member = await invitations.accept(desk.access, token, desk.session.identity, now=now)
            except (Refused, NotFound):
                return await _page(request, desk, status=409)
            place = Workplace(home.id, member.id, None, tuple(member.roles), home.name)
            cookie = request.cookies[SESSION_COOKIE]
            moved = await sessions.move(desk.session, cookie, place, now=now)
        response = redirect("/vandaag")
        cookies.set_session(response, moved)
        return response


@asynccontextmanager
async def _desk(request: Incoming, slug: str, token: str) -> AsyncIterator[Desk]:
    async with entrance.public(request, slug) as access:
        found = await find_by_token(access, token)
        cookie = request.cookies.get(SESSION_COOKIE, "")
        session = await sessions.find(cookie) if cookie else None
        if session is not None and session.is_over(clock.now()):
            session = None
        if session is not None:
            request.state.csrf = csrf.token_for(cookie)
        yield Desk(access, links.member_invitation(slug, token), found, session)


async def may_vouch(session: Session, access: Access) -> bool:
    """Whether the provider of this session may say for this municipality who somebody is."""
    provider = await providers.find_provider(session.proof.provider)
    if provider is None or provider.roles_from is RolesFrom.THEIRS:
        return False
    if session.proof.is_bound:
        return session.municipality is not None and session.municipality.id == access.home.id
    allowed = await providers.places_of(provider)
    return allowed is None or access.home.id in allowed


async def _page(request: Incoming, desk: Desk, *, status: int = 200) -> Response[Any]:
    """The question, or calmly why there is none; to a stranger all dead links look alike."""
    contact = await directory.find_contact(desk.access)
    known = await invitations.find_known(desk.access, desk.session.identity) if desk.session else None
    is_open = desk.invitation is not None and rules.state(desk.invitation, clock.now()) is State.OPEN
    is_here = known is not None and known.left_at is None
    if desk.invitation is None or not (is_open or is_here):
        return page(
            request,
            desk.access,
            "members/dead.html",
            status=max(status, 404),
            contact=contact,
            place=desk.access.home.name,
        )
    roles = words.named(desk.invitation.roles, words.roles(PACKS[desk.access.home.vocabulary]))
    return page(
        request,
        desk.access,
        "members/acceptance.html",
        status=status,
        name=desk.invitation.name,
        roles=roles,
        person=desk.session.identity.name or "iemand zonder naam" if desk.session else "",
        may_accept=desk.session is not None and await may_vouch(desk.session, desk.access),
        is_here=is_here,
        is_blocked=known is not None and known.blocked_at is not None,
        path=desk.path,
        place=desk.access.home.name,
        home="/vandaag",
        sign_in=_sign_in(desk),
        contact=contact,
    )


def _sign_in(desk: Desk) -> str:
    return f"/aanmelden?{urlencode({'terug': desk.path, 'gemeente': desk.access.home.slug})}"
