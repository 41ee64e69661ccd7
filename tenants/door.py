"""THE door: the only place where a transaction opens and where a tenant is set.

Open it inside the handler, never in a dependency or middleware: there it loses its grip on the rows.
At the end the audit lines are written as the last statement before COMMIT; what changed is told on after it.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

from infra import clock
from infra.context import signed
from infra.database import Transaction
from infra.piccolo_conf import DB
from tenants import audit, live
from tenants.access import Access, Kind

FROM_THE_DESK = frozenset({Kind.GUEST, Kind.SCREEN})
SET_CONTEXT = "select set_config('app.context', $1, true), set_config('app.signature', $2, true)"
READ_ONLY = "set transaction read only"


class Lobby:
    """Inside the door, before anybody is known: only global tables and crossings answer here."""

    def __init__(self) -> None:
        self.access: Access | None = None

    async def admit(self, access: Access) -> Access:
        """Set tenant and actor for the rest of this transaction; once only."""
        if self.access is not None:
            raise RuntimeError("somebody came in already")
        self.access = access
        await bind(access)
        return access

    def recognise(self, access: Access) -> Access:
        """The same person at the same place, with the name and rights that the tenant's own rows give."""
        if self.access is None or who_is(self.access) != who_is(access):
            raise RuntimeError("that is somebody else")
        self.access = access
        return access

    async def identify(self, access: Access) -> Access:
        """Who came in for a network, now that its own rows said who that is: PostgreSQL knows it too. Once only."""
        before = self.access
        if before is None or before.actor.kind is not Kind.NETWORK or before.actor.id is not None:
            raise RuntimeError("only somebody of a network, once")
        if access.actor.kind is not Kind.NETWORK or access.network != before.network or access.municipality:
            raise RuntimeError("that is somewhere else")
        self.access = access
        await bind(access)
        return access

    async def let_through(self, access: Access) -> Access:
        """From the desk of a municipality into one case of it: who came with a good link, a screen. Once only.

        A screen only shows: PostgreSQL refuses whatever it would write.
        """
        if (
            self.access is None
            or self.access.actor.kind is not Kind.PUBLIC
            or self.access.home.id != access.home.id
        ):
            raise RuntimeError("only from the desk of the same municipality")
        if access.actor.kind not in FROM_THE_DESK:
            raise RuntimeError("only as a guest or a screen")
        self.access = access
        await bind(access)
        if access.actor.kind is Kind.SCREEN:
            await DB.connection.execute(READ_ONLY)
        return access


@asynccontextmanager
async def lobby() -> AsyncIterator[Lobby]:
    """One transaction without a tenant, in which admit() may let somebody in."""
    entered = Lobby()
    async with Transaction(DB):
        yield entered
        if entered.access is not None:
            await audit.write(entered.access)
    if entered.access is not None:
        live.tell(entered.access)


@asynccontextmanager
async def enter(access: Access) -> AsyncIterator[Access]:
    """One transaction on behalf of somebody who is known already."""
    async with lobby() as entered:
        yield await entered.admit(access)


async def bind(access: Access, *, on: date | None = None) -> None:
    """Tell PostgreSQL who is inside, signed; transaction-local, so that nothing stays on the connection.

    `on` another day than today is for the demonstration and the tests, which tell of what was.
    """
    await DB.connection.execute(SET_CONTEXT, *signed((*who_is(access), (on or clock.today()).isoformat())))


def who_is(access: Access) -> tuple[str, str, str, str]:
    """What PostgreSQL is told: tenant, member, which cases, network. In a municipality nobody of a network is known."""
    tenant = str(access.municipality.id) if access.municipality else ""
    is_of_network = access.actor.kind is Kind.NETWORK and access.municipality is None
    is_staff = access.actor.kind is Kind.MEMBER or is_of_network
    member = str(access.actor.id) if is_staff and access.actor.id else ""
    return tenant, member, access.cases, str(access.network or "")
