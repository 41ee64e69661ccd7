"""Niels' table with a screen on it, and what stands on that screen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra import clock
from services.consultations.agenda import add_topic
from services.demonstration.cast import Cast
from services.meetings import turns
from services.meetings.actions import note_arrivals
from services.plans.actions import Details, note_agreement
from services.screens.actions import switch_on
from services.screens.queries import get_shown
from services.screens.showing import Picture, picture
from tenants import door
from tenants.access import Access, public_access, screen_access
from tests.meetings.laid import Laid, laid_table
from tests.tenants.test_wall import access_of


@dataclass(frozen=True)
class Screened:
    """The table, its screen, and two topics of its own."""

    world: Cast
    laid: Laid
    screen: UUID
    debts: UUID
    home: UUID

    @asynccontextmanager
    async def an(self) -> AsyncIterator[Access]:
        """An, at the table."""
        async with door.enter(access_of(self.world, "an")) as access:
            yield access

    @asynccontextmanager
    async def inside(self, case: UUID | None = None) -> AsyncIterator[Access]:
        """The screen, as its own entrance lets it in; with the id of another case, as an attacker would."""
        async with door.lobby() as lobby:
            await lobby.admit(public_access(self.world.pelt))
            yield await lobby.let_through(screen_access(self.world.pelt, self.screen, case or self.laid.case))

    async def now(self, at: datetime | None = None) -> Picture:
        """What stands on it."""
        async with self.inside() as access:
            row = await get_shown(access, self.screen, now=at or clock.now())
            return await picture(access, row.consultation)

    async def begins(self, item: UUID) -> None:
        """This point is on the table now; who should not hear it is outside."""
        async with self.an() as access:
            now = clock.now()
            await turns.begin_item(access, self.laid.consultation, item, is_room_ready=True, now=now)

    async def agreed(self, sentence: str, item: UUID | None, owner: str = "Leen") -> None:
        """An agreement, at this point."""
        async with self.an() as access:
            await note_agreement(
                access,
                self.laid.case,
                sentence,
                self.laid.people[owner],
                None,
                consultation=self.laid.consultation,
                details=Details(agenda_item=item),
                now=clock.now(),
            )


async def screened_table(world: Cast) -> Screened:
    laid = await laid_table(world)
    async with door.enter(access_of(world, "an")) as access:
        debts = await add_topic(access, laid.consultation, "De schulden bij de huisbaas", domain="income")
        home = await add_topic(access, laid.consultation, "Een plaats om te wonen")
        await note_arrivals(access, laid.consultation, laid.seats.values(), now=clock.now())
        screen = await switch_on(access, laid.consultation, now=clock.now())
    return Screened(world, laid, screen.id, debts.id, home.id)
