"""Arriving: somebody signed in. Where they work, and what lies waiting for them there."""

from typing import Any
from uuid import UUID

from litestar import Request, Response

from infra import clock
from tenants import audit, crossings, door, kept_forms, sessions
from tenants.door import Lobby
from tenants.sessions import Identity, Session, Workplace
from web.entrance import CHOOSE, SESSION_COOKIE, admit_member
from web.shared.pages import page, redirect
from web.signin import cookies
from web.signin.devices import device

HOME = "/vandaag"
NETWORK_HOME = "/netwerk"
KEPT_FORMS = "/bewaard"

Incoming = Request[Any, Any, Any]


async def arrive(request: Incoming, who: Identity, return_to: str, *, id_token: str) -> Response[Any]:
    """Begin a session: at the one place where this person works, or at the choice between several."""
    now = clock.now()
    async with door.lobby() as lobby:
        await sessions.end(request.cookies.get(SESSION_COOKIE, ""), now=now)
        places = list((await workplaces(who)).values())
        if places:
            place = places[0] if len(places) == 1 else Workplace()
            cookie = await sessions.begin(
                who, place, now=now, id_token=id_token, device=device(request.headers.get("user-agent", ""))
            )
            return _gone_to(await _first_page(lobby, cookie, return_to), cookie)
    response = page(request, None, "signin/nowhere.html", status=403, who=who)
    cookies.forget(response, SESSION_COOKIE, cookies.START_COOKIE)
    return response


async def go_to(request: Incoming, lobby: Lobby, session: Session, place: Workplace) -> Response[Any]:
    """The same person, now at another place: a new session id."""
    moved = await sessions.move(session, request.cookies[SESSION_COOKIE], place, now=clock.now())
    return _gone_to(await _first_page(lobby, moved, HOME), moved)


async def workplaces(who: Identity) -> dict[UUID, Workplace]:
    """Every municipality and network where this identity works, by id, in the order of a page."""
    members = await crossings.memberships_of(who.issuer, who.subject)
    networks = await crossings.networks_of(who.issuer, who.subject)
    homes = {
        one.tenant: Workplace(one.tenant, one.member, None, one.roles, one.municipality) for one in members
    }
    others = {
        row["network"]: Workplace(network=row["network"], roles=tuple(row["roles"]), name=row["name"])
        for row in networks
    }
    return homes | others


async def _first_page(lobby: Lobby, cookie: str, return_to: str) -> str:
    """Where to go first; what was kept comes before the page that was asked for."""
    session = await sessions.find(cookie)
    if session is None or session.network is not None:
        return NETWORK_HOME
    access = await admit_member(lobby, session)
    if access is None:
        return CHOOSE
    audit.record(access, "session.begun", access.member)
    await kept_forms.sweep(access, now=clock.now())
    return KEPT_FORMS if await kept_forms.waiting(access, now=clock.now()) else return_to


def _gone_to(location: str, cookie: str) -> Response[Any]:
    response = redirect(location)
    cookies.set_session(response, cookie)
    cookies.forget(response, cookies.START_COOKIE)
    return response
