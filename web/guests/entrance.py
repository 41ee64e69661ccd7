"""The entrance of guests: a link becomes an Access to one case, as far as this browser has come.

Three steps: with the link alone somebody may knock; a browser that is known may answer; after a code the
rest follows. One transaction, in which PostgreSQL shows the rows of this one case.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from litestar import Request

from infra import clock
from services.consultations.tables import Consultation, Participant
from services.errors import NotFound
from services.invitations import codes
from services.invitations.queries import seat_of
from services.invitations.standing import Farewell, Standing, farewell, find_link, standing
from services.invitations.tables import GuestLink
from tenants import door, links, registry
from tenants.access import Access, Municipality, guest_access, public_access
from tenants.tables import Policy
from web import traces
from web.entrance import Forged
from web.signin import csrf

Incoming = Request[Any, Any, Any]

SESSION_COOKIE = "__Host-rt-guest"
BROWSER_COOKIE = "__Host-rt-browser"

TYPED = frozenset({"words", "topic", "why", "note", "keyword", "reason", "experience", "questions"}) | {
    *("goes_well", "mandate", "client_can", "title", "came_because"),
}
KNOCKS = frozenset({"guest.knock"})
IS_KNOWN = KNOCKS | {"guest.reply"}
IS_IN = IS_KNOWN | {"guest.answer"}


class DeadLink(Exception):
    """Unknown, ended and withdrawn links are answered alike, with the municipality's phone.

    Only a browser that was known there may hear more: `farewell` says what.
    """

    def __init__(self, municipality: Municipality, phone: str, farewell: Farewell | None = None) -> None:
        super().__init__("dead link")
        self.municipality = municipality
        self.phone = phone
        self.farewell = farewell


class Locked(Exception):
    """Something was sent by who may not (any longer) send it: the first page asks for a code again.

    `typed` are the texts that came with it, to be shown once more.
    """

    def __init__(self, path: str, typed: list[str]) -> None:
        super().__init__("locked")
        self.path = path
        self.typed = typed


@dataclass(frozen=True)
class Visit:
    """Somebody at a link: how far in, for which invitation, with which browser."""

    access: Access
    invitation: UUID
    seat: Participant
    path: str
    browser: str
    session: str
    phone: str

    @property
    def participant(self) -> UUID:
        """Who this is at the table."""
        if self.access.actor.id is None:
            raise NotFound("participant")
        return self.access.actor.id

    @property
    def is_known(self) -> bool:
        """Whether this browser may give harmless answers."""
        return self.access.may("guest.reply")

    @property
    def is_in(self) -> bool:
        """Whether a code opened the rest."""
        return self.access.may("guest.answer")


@asynccontextmanager
async def guest(request: Incoming, slug: str, token: str) -> AsyncIterator[Visit]:
    """Whoever holds a living link; DeadLink for all others."""
    if csrf.is_unsafe(request) and not csrf.is_from_us(request):
        raise Forged
    async with traces.refusals(request) as inside, door.lobby() as lobby:
        home = await _municipality(slug)
        desk = await lobby.admit(public_access(home))
        policy = await Policy.objects().first()
        home = registry.speaking(home, policy.vocabulary if policy else home.vocabulary)
        request.state.vocabulary = home.vocabulary
        phone = policy.phone if policy else ""
        link = await find_link(desk, token)
        access = await lobby.let_through(_as_guest(home, link, KNOCKS))
        found = await standing(access, link)
        if not found.is_open(clock.now()):
            raise DeadLink(home, phone, await _farewell(request, access, found))
        seat = await seat_of(link.participant)
        access = lobby.recognise(_as_guest(home, link, await _rights(request, link, seat.consultation)))
        inside.append(access)
        visit = await _visit(request, access, seat, link.invitation, links.guest(slug, token), phone)
        yield visit
        traces.leave_of_guest(access, link.invitation, is_known=visit.is_known)


@asynccontextmanager
async def known(request: Incoming, slug: str, token: str) -> AsyncIterator[Visit]:
    """A browser that gave a good code in the last thirty days, or just now."""
    async with guest(request, slug, token) as visit:
        if not visit.is_known:
            raise Locked(visit.path, await _typed(request))
        yield visit


@asynccontextmanager
async def admitted(request: Incoming, slug: str, token: str) -> AsyncIterator[Visit]:
    """Somebody whose code was good, in the last half hour."""
    async with guest(request, slug, token) as visit:
        if not visit.is_in:
            raise Locked(visit.path, await _typed(request))
        yield visit


async def _typed(request: Incoming) -> list[str]:
    fields = (await request.form()).multi_items() if csrf.is_unsafe(request) else []
    return [text for name, text in fields if isinstance(text, str) and is_words(name) and text.strip()]


def is_words(name: str) -> bool:
    """Whether a field holds what somebody typed; the debrief has one per agreement."""
    return name in TYPED or name.startswith("words_")


async def _municipality(slug: str) -> Municipality:
    found = await registry.find_municipality(slug)
    if found is None:
        raise NotFound(slug)
    return found


def _as_guest(home: Municipality, link: GuestLink, rights: frozenset[str]) -> Access:
    return replace(guest_access(home, link.participant, "", link.opens), rights=rights)


async def _farewell(request: Incoming, access: Access, found: Standing) -> Farewell | None:
    """Who opens an address without ever having been here gets no question asked about them."""
    browser = request.cookies.get(BROWSER_COOKIE, "")
    session = request.cookies.get(SESSION_COOKIE, "")
    if not browser or csrf.is_unsafe(request):
        return None
    return await farewell(access, found, browser, session, now=clock.now())


async def _rights(request: Incoming, link: GuestLink, sitting: Consultation) -> frozenset[str]:
    now = clock.now()
    browser = request.cookies.get(BROWSER_COOKIE, "")
    if not browser:
        return KNOCKS
    session = await codes.find_session(link.invitation, request.cookies.get(SESSION_COOKIE, ""), sitting, now)
    if session is not None:
        await codes.touch(session, now=now)
        return IS_IN
    return IS_KNOWN if await codes.is_known(link.invitation, browser, now) else KNOCKS


async def _visit(
    request: Incoming, access: Access, seat: Participant, invitation: UUID, path: str, phone: str
) -> Visit:
    """With the token of this browser for its forms; who only knocks has nothing to protect by it yet."""
    browser = request.cookies.get(BROWSER_COOKIE, "")
    is_bound = access.may("guest.reply")
    if is_bound and csrf.is_unsafe(request) and not await csrf.is_bound(request, browser):
        raise Forged
    request.state.csrf = csrf.token_for(browser) if is_bound else None
    session = request.cookies.get(SESSION_COOKIE, "")
    return Visit(access, invitation, seat, path, browser, session, phone)
