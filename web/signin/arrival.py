"""Arriving: somebody signed in: a session begins, and what lies waiting for them comes first."""

import logging
from datetime import datetime, timedelta
from typing import Any

from litestar import Request, Response

from infra import clock, id_token, oidc
from tenants import (
    admission,
    audit,
    browsers,
    claims,
    door,
    kept_forms,
    members,
    providers,
    sessions,
)
from tenants.claims import Claimed, Claims, Unclear
from tenants.door import Lobby
from tenants.proofs import Proof
from tenants.providers import Provider, RolesFrom
from tenants.sessions import Session, Workplace
from web.entrance import CHOOSE, SESSION_COOKIE, admit_member
from web.shared.pages import redirect
from web.signin import cookies, places
from web.signin.devices import device
from web.signin.journeys import failed, nowhere
from web.signin.paths import is_invitation

HOME = "/vandaag"
NETWORK_HOME = "/netwerk"
KEPT_FORMS = "/bewaard"

Incoming = Request[Any, Any, Any]

log = logging.getLogger(__name__)


async def arrive(request: Incoming, provider: Provider, proven: oidc.Proof, return_to: str) -> Response[Any]:
    """Who came back from the provider, if the token says enough."""
    try:
        if provider.max_age:
            id_token.check_age(proven.claims, provider.max_age)
        claimed = claims.read(provider, proven.issuer, proven.claims)
    except id_token.SignInFailed as error:
        return failed(request, error)
    except Unclear as error:
        return nowhere(request, provider, error)
    for code in claimed.dropped:
        log.warning("a role in the token counts for nothing", extra={"reason": code})
    return await _begin(request, provider, proven, claimed, return_to)


async def _begin(
    request: Incoming, provider: Provider, proven: oidc.Proof, claimed: Claimed, return_to: str
) -> Response[Any]:
    """A session at the one place where this person works, or at the choice between several."""
    now, who = clock.now(), claimed.identity
    is_bound = bool(provider.organisation_claim) or provider.roles_from is RolesFrom.THEIRS
    place = await admission.settle(provider, claimed, now=now) if is_bound else None
    async with door.lobby() as lobby:
        await sessions.end(request.cookies.get(SESSION_COOKIE, ""), now=now)
        allowed = frozenset({place} if place else ()) if is_bound else await providers.places_of(provider)
        found = list((await places.places_for(who, allowed)).values())
        invited = None if found else await places.place_of_invitation(provider, return_to, place)
        if found or invited:
            has_choice = len(found) > 1 or places.can_switch(provider)
            proof = _proof(provider, proven, is_bound=is_bound, has_choice=has_choice)
            to_work = found[0] if len(found) == 1 else invited or Workplace()
            seen_on = device(request.headers.get("user-agent", ""))
            cookie = await sessions.begin(who, to_work, now=now, proof=proof, device=seen_on)
            await browsers.keep_few(who.issuer, who.subject, now=now)
            return await come_back(lobby, cookie, return_to, is_new=True)
    return nowhere(request, provider)


async def go_to(request: Incoming, lobby: Lobby, session: Session, place: Workplace) -> Response[Any]:
    """The same person, now at another place: a new session id."""
    moved = await sessions.move(session, request.cookies[SESSION_COOKIE], place, now=clock.now())
    return await come_back(lobby, moved, HOME, is_new=True)


async def come_back(lobby: Lobby, cookie: str, return_to: str, *, is_new: bool = False) -> Response[Any]:
    """Into the session of this cookie; what was kept comes before the page that was asked for."""
    response = redirect(await _first_page(lobby, cookie, return_to, "begun" if is_new else "confirmed"))
    cookies.set_session(response, cookie)
    cookies.forget(response, cookies.START_COOKIE)
    return response


def first_page_of(session: Session) -> str:
    """Where a session goes that was going nowhere in particular."""
    return NETWORK_HOME if session.network else HOME


async def _first_page(lobby: Lobby, cookie: str, return_to: str, what: str) -> str:
    session = await sessions.find(cookie)
    if session is None or session.network is not None:
        return NETWORK_HOME if what == "begun" and not is_invitation(return_to) else return_to
    access = await admit_member(lobby, session)
    if access is None:
        return return_to if is_invitation(return_to) else CHOOSE
    audit.record(access, f"session.{what}", access.member)
    await members.note_signed_in(access, now=clock.now())
    await kept_forms.sweep(access, now=clock.now())
    return KEPT_FORMS if await kept_forms.waiting(access, now=clock.now()) else return_to


def _proof(provider: Provider, proven: oidc.Proof, *, is_bound: bool, has_choice: bool) -> Proof:
    return Proof(
        provider.id,
        proven.id_token if provider.is_told_of_sign_out and provider.is_hint_wanted else "",
        is_bound,
        has_choice,
        _stepped_up_at(proven.claims),
    )


def _stepped_up_at(told: Claims) -> datetime | None:
    """Who just showed a card or a password at the provider need not do so again at once."""
    seconds = id_token.seconds_since_proof(told)
    return None if seconds is None else clock.now() - timedelta(seconds=seconds)
