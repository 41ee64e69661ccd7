"""The entrance for staff and for anyone: a request becomes an Access, inside one transaction.

Open it inside the handler: `async with entrance.member(request) as access:`. The guests' own is in
web/guests/entrance.py. What a visitor gets who may not come in is in web/signin/answers.py.

What must not happen behind somebody's back (export, deletion, publication, a change of roles) comes in by
`entrance.member(request, is_fresh=True)` or `entrance.network(request, is_fresh=True)`. Whoever did not show in the
last ten minutes who they are gets a calm page with one button to the provider; what was typed is kept, and offered
again on the way back. In a network nothing can be kept: there, ask it at the page with the form already.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from litestar import Request

from infra import clock
from services.errors import NotAllowed, NotFound
from tenants import door, kept_forms, members, registry, sessions
from tenants.access import Access, Actor, Kind, member_access, public_access, rights_of
from tenants.door import Lobby
from tenants.sessions import Session
from web import traces
from web.signin import csrf
from web.signin.paths import local_path

Incoming = Request[Any, Any, Any]

SESSION_COOKIE = "__Host-rt"
CHOOSE = "/aanmelden/gemeente"


class SignedOut(Exception):
    """Nobody is signed in here, or too long ago; `is_kept` says that the form waits for who comes back."""

    def __init__(self, return_to: str | None, *, is_kept: bool = False) -> None:
        super().__init__("signed out")
        self.return_to = return_to
        self.is_kept = is_kept


class Undecided(Exception):
    """Signed in, and still to choose where."""


class StepUpNeeded(Exception):
    """Signed in, and to show once more who they are before this is done; `is_kept` as with SignedOut."""

    def __init__(self, return_to: str | None, *, is_kept: bool = False) -> None:
        super().__init__("step up")
        self.return_to = return_to
        self.is_kept = is_kept


class Forged(Exception):
    """An unsafe request that no page of this session sent; nothing was done with it.

    `kept_at` names the municipality where what was typed is kept, when that is another than this session's.
    """

    def __init__(self, *, is_kept: bool = False, kept_at: str | None = None) -> None:
        super().__init__("forged")
        self.is_kept = is_kept
        self.kept_at = kept_at


@asynccontextmanager
async def member(request: Incoming, *, is_fresh: bool = False) -> AsyncIterator[Access]:
    """A member in the municipality of their session; keeps what was typed when the session is over."""
    async with (
        traces.refusals(request) as inside,
        signed_in(request, is_fresh=is_fresh) as (lobby, session),
    ):
        if session.network is not None:
            raise NotAllowed("a network sees no municipality")
        access = await admit_member(lobby, session)
        if access is None:
            raise SignedOut(None)
        inside.append(access)
        request.state.vocabulary = access.home.vocabulary
        await _discard_kept(request, access)
        yield access
        await traces.leave(request, access)


@asynccontextmanager
async def network(request: Incoming, *, is_fresh: bool = False) -> AsyncIterator[Access]:
    """Somebody who works for a network; never sees a municipality's rows."""
    async with signed_in(request, is_fresh=is_fresh) as (lobby, session):
        if session.network is None:
            raise NotAllowed("a municipality is no network")
        who = Actor(Kind.NETWORK, None, session.identity.name)
        await lobby.admit(Access(None, who, frozenset(), network=session.network))
        found = await members.find_present_in_network(session.identity.issuer, session.identity.subject)
        if found is None:
            raise SignedOut(None)
        member_id, name, roles = found
        who = Actor(Kind.NETWORK, member_id, name, roles)
        yield await lobby.identify(Access(None, who, rights_of(roles), network=session.network))


@asynccontextmanager
async def public(request: Incoming, slug: str) -> AsyncIterator[Access]:
    """Anyone, at the pages of one municipality."""
    if csrf.is_unsafe(request) and not csrf.is_from_us(request):
        raise Forged
    async with door.lobby() as lobby:
        municipality = await registry.find_municipality(slug)
        if municipality is None:
            raise NotFound(slug)
        await lobby.admit(public_access(municipality))
        home = await registry.with_vocabulary(municipality)
        request.state.vocabulary = home.vocabulary
        yield lobby.recognise(public_access(home))


@asynccontextmanager
async def signed_in(
    request: Incoming, *, is_choosing: bool = False, is_fresh: bool = False
) -> AsyncIterator[tuple[Lobby, Session]]:
    """A living session, in the lobby; a form that comes too late is kept before the visitor is sent off."""
    cookie = request.cookies.get(SESSION_COOKIE, "")
    await refuse_forged(request, cookie)
    now = clock.now()
    async with door.lobby() as lobby:
        session = await sessions.find(cookie)
        is_living = session is not None and not session.is_over(now)
        if session is not None and is_living and (not is_fresh or session.proof.is_fresh(now)):
            if session.member is None and session.network is None and not is_choosing:
                raise Undecided
            await sessions.touch(session, now=now)
            if session.sitting and not request.scope["path"].startswith(f"/overleggen/{session.sitting}/"):
                await sessions.leave_table(session)
            request.state.csrf = csrf.token_for(cookie)
            request.state.session = session
            yield lobby, session
            return
    if is_living:
        raise StepUpNeeded(
            _return_path(request), is_kept=await _keep(request, session, is_button_enough=True)
        )
    if session is None:
        session = await _session_of_form(request)
    raise SignedOut(_return_path(request), is_kept=await _keep(request, session))


async def stay_at_table(request: Incoming, sitting: UUID, *, until: datetime) -> None:
    """A running meeting keeps its own pages alive: inside `member`, by the page of its table alone."""
    await sessions.stay(request.state.session, sitting, until=until)


async def admit_member(lobby: Lobby, session: Session) -> Access | None:
    """Let the member of this session in; None for who left, from the next request on."""
    if session.municipality is None or session.member is None:
        return None
    home, member_id = session.municipality, session.member
    await lobby.admit(member_access(home, member_id, session.identity.name, ()))
    found = await members.find_present(member_id, session.identity.issuer, session.identity.subject)
    if found is None:
        return None
    home = registry.speaking(home, found.vocabulary)
    access = member_access(home, member_id, found.name, found.roles)
    return lobby.recognise(replace(access, session=session.id))


async def refuse_forged(request: Incoming, cookie: str) -> None:
    """Raise Forged for an unsafe request from elsewhere, or without the token of this very session.

    A page of ours that was opened in an earlier session sends the token of that one: nothing is done with it,
    but what was typed is kept for who typed it, in the municipality where it was typed.
    """
    if not csrf.is_unsafe(request):
        return
    if not csrf.is_from_us(request):
        raise Forged
    if cookie and not await csrf.is_bound(request, cookie):
        async with door.lobby():
            here = await sessions.find(cookie)
        then = await _session_of_form(request)
        is_theirs = then is not None and (then.is_over(clock.now()) or _is_same_person(then, here))
        if then is None or not is_theirs or not await _keep(request, then):
            raise Forged
        is_here = here is not None and here.municipality == then.municipality
        raise Forged(
            is_kept=True, kept_at=None if is_here or not then.municipality else then.municipality.name
        )


def _is_same_person(one: Session, other: Session | None) -> bool:
    known = one.identity
    return other is not None and (known.issuer, known.subject) == (
        other.identity.issuer,
        other.identity.subject,
    )


async def _session_of_form(request: Incoming) -> Session | None:
    """The session on whose page this form stood; whoever signs in afterwards in this browser is somebody else."""
    if not csrf.is_unsafe(request):
        return None
    async with door.lobby():
        return await sessions.find_by_form(await csrf.token_in(request))


async def _keep(request: Incoming, session: Session | None, *, is_button_enough: bool = False) -> bool:
    """Keep the form of an unsafe request for the member of this session, living or over."""
    if session is None or session.municipality is None or not csrf.is_unsafe(request):
        return False
    path = local_path(request.scope["path"])
    async with door.lobby() as lobby:
        access = await admit_member(lobby, session)
        if access is None or path is None:
            return False
        typed = await _typed(request)
        return await kept_forms.keep(access, path, typed, now=clock.now(), is_button_enough=is_button_enough)


async def _typed(request: Incoming) -> kept_forms.Fields:
    """Every field with text; no files, and nothing that is ours (those names start with an underscore)."""
    fields = (await request.form()).multi_items()
    return [(name, text) for name, text in fields if isinstance(text, str) and not name.startswith("_")]


async def _discard_kept(request: Incoming, access: Access) -> None:
    """A kept form that is sent again has served; it goes when what it asks is done."""
    if not csrf.is_unsafe(request) or not (kept := (await request.form()).get("_kept")):
        return
    with suppress(ValueError):
        await kept_forms.discard(access, UUID(str(kept)))


def _return_path(request: Incoming) -> str | None:
    """The page to come back to: this one, or the one that htmx was on."""
    if request.headers.get("hx-request") == "true":
        return local_path(urlsplit(request.headers.get("hx-current-url", "")).path)
    return None if csrf.is_unsafe(request) else local_path(request.scope["path"])
