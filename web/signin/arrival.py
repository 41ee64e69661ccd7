"""Arriving: somebody signed in. Where they work, and what lies waiting for them there."""

import logging
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from litestar import Request, Response

from infra import clock, id_token, oidc
from tenants import (
    admission,
    audit,
    browsers,
    claims,
    crossings,
    door,
    kept_forms,
    members,
    providers,
    registry,
    sessions,
)
from tenants.claims import Claims, Unclear
from tenants.door import Lobby
from tenants.proofs import Proof
from tenants.providers import Provider, ProviderKind, RolesFrom
from tenants.sessions import Identity, Session, Workplace
from web.entrance import CHOOSE, SESSION_COOKIE, admit_member
from web.shared.pages import redirect
from web.signin import cookies
from web.signin.devices import device
from web.signin.journeys import failed, nowhere
from web.signin.paths import is_invitation

HOME = "/vandaag"
NETWORK_HOME = "/netwerk"
KEPT_FORMS = "/bewaard"

Incoming = Request[Any, Any, Any]

log = logging.getLogger(__name__)


async def arrive(request: Incoming, provider: Provider, proven: oidc.Proof, return_to: str) -> Response[Any]:
    """Begin a session: at the one place where this person works, or at the choice between several."""
    now = clock.now()
    try:
        if provider.max_age:
            id_token.check_age(proven.claims, provider.max_age)
        claimed = claims.read(provider, proven.issuer, proven.claims)
    except id_token.SignInFailed as error:
        return failed(request, error)
    except Unclear as error:
        return nowhere(request, provider, "", error)
    for code in claimed.dropped:
        log.warning("a role in the token counts for nothing", extra={"reason": code})
    is_bound = bool(provider.organisation_claim) or provider.roles_from is RolesFrom.THEIRS
    place = await admission.settle(provider, claimed, now=now) if is_bound else None
    async with door.lobby() as lobby:
        await sessions.end(request.cookies.get(SESSION_COOKIE, ""), now=now)
        allowed = frozenset({place} if place else ()) if is_bound else await providers.places_of(provider)
        places = list((await workplaces(claimed.identity, allowed)).values())
        invited = await place_of_invitation(provider, return_to, place) if not places else None
        if places or invited:
            has_choice = len(places) > 1 or can_switch(provider)
            proof = _proof(provider, proven, is_bound=is_bound, has_choice=has_choice)
            cookie = await sessions.begin(
                claimed.identity,
                places[0] if len(places) == 1 else invited or Workplace(),
                now=now,
                proof=proof,
                device=device(request.headers.get("user-agent", "")),
            )
            await browsers.keep_few(claimed.identity.issuer, claimed.identity.subject, now=now)
            return await come_back(lobby, cookie, return_to, is_new=True)
    return nowhere(request, provider, claimed.identity.subject)


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


async def workplaces_of(session: Session) -> dict[UUID, Workplace]:
    """Where this session may go without signing in again: one place when the provider vouched for one."""
    provider = await providers.find_provider(session.proof.provider)
    if provider is None:
        return {}
    if session.proof.is_bound:
        here = session.municipality.id if session.municipality else session.network
        return await workplaces(session.identity, frozenset({here} if here else ()))
    return await workplaces(session.identity, await providers.places_of(provider))


async def workplaces(who: Identity, allowed: frozenset[UUID] | None) -> dict[UUID, Workplace]:
    """Every municipality and network where this identity works, by id, in the order of a page."""
    found = await crossings.memberships_of(who.issuer, who.subject)
    networks = await crossings.networks_of(who.issuer, who.subject)
    homes = {
        one.tenant: Workplace(one.tenant, one.member, None, one.roles, one.municipality) for one in found
    }
    others = {
        row["network"]: Workplace(network=row["network"], roles=tuple(row["roles"]), name=row["name"])
        for row in networks
    }
    return {key: place for key, place in (homes | others).items() if allowed is None or key in allowed}


async def place_of_invitation(provider: Provider, return_to: str, place: UUID | None) -> Workplace | None:
    """Who works nowhere yet may go on to the invitation that they came from, and nowhere else.

    A provider that vouches for one organisation is remembered with that one; one that gives the roles itself
    leaves nothing to accept.
    """
    if not is_invitation(return_to) or provider.roles_from is RolesFrom.THEIRS:
        return None
    home = await registry.find_municipality(return_to.split("/")[1])
    return Workplace(home.id) if home is not None and home.id == place else Workplace()


def can_switch(provider: Provider) -> bool:
    """Whether the provider itself lets people choose another organisation."""
    return provider.kind is ProviderKind.ACM_IDM


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
