"""The entrance of a screen: a sealed pass becomes an Access to one case that can write nothing.

The cookie is for showing alone: no other page of the product reads it. One transaction, as for guests.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from litestar import Request
from litestar.datastructures import Cookie

from infra import clock
from services.consultations.tables import Consultation
from services.errors import NotFound
from services.screens import pairing, queries
from services.screens.tables import Screen
from tenants import door, registry
from tenants.access import Access, Municipality, public_access, screen_access
from web.entrance import Forged
from web.signin import csrf

Incoming = Request[Any, Any, Any]

SCREEN_COOKIE = "__Host-rt-screen"
WAITING_COOKIE = "__Host-rt-pairing"
LONGEST = timedelta(hours=14)


class Dark(Exception):
    """This browser is no screen, or no longer."""


@dataclass(frozen=True)
class Shown:
    """A screen and the sitting that it shows."""

    access: Access
    row: Screen

    @property
    def sitting(self) -> Consultation:
        """What it shows."""
        found: Consultation = self.row.consultation
        return found


@asynccontextmanager
async def desk(request: Incoming, slug: str) -> AsyncIterator[Access]:
    """At the desk of a municipality, where a screen waits to be told what to show."""
    if csrf.is_unsafe(request) and not csrf.is_from_us(request):
        raise Forged
    async with door.lobby() as lobby:
        yield await lobby.admit(public_access(await _home(request, slug)))


@asynccontextmanager
async def screen(request: Incoming, slug: str) -> AsyncIterator[Shown]:
    """A screen that is on; Dark for every other browser, alike."""
    async with door.lobby() as lobby:
        home = await _home(request, slug)
        claim = pairing.read_pass(request.cookies.get(SCREEN_COOKIE, ""), home.id)
        if claim is None:
            raise Dark
        await lobby.admit(public_access(home))
        home = await registry.with_vocabulary(home)
        access = await lobby.let_through(screen_access(home, claim.screen, claim.case))
        try:
            row = await queries.get_shown(access, claim.screen, now=clock.now())
        except NotFound as error:
            raise Dark from error
        yield Shown(access, row)


def cookie(name: str, value: str) -> Cookie:
    """For this host alone, over https alone, unseen by scripts, never sent along from elsewhere."""
    return Cookie(
        key=name,
        value=value,
        max_age=int(LONGEST.total_seconds()) if value else 0,
        path="/",
        secure=True,
        httponly=True,
        samesite="strict",
    )


async def _home(request: Incoming, slug: str) -> Municipality:
    found = await registry.find_municipality(slug)
    if found is None:
        raise NotFound(slug)
    request.state.vocabulary = found.vocabulary
    return found
