"""What others agreed at a point is read by nobody from whom that point is kept, whatever the sentence says."""

from typing import Any

from services.cases.tables import CircleMember
from services.consultations.tables import AgendaItem
from services.followups.readable import readable
from services.plans.tables import Agreement
from tenants import door
from tests.invitations.scene import GOAL
from tests.reports.conftest import guest_browsers, held, mailbox, niels_table, server, walk
from tests.reports.held import Held
from tests.reports.test_kept import keep_from

__all__ = ["guest_browsers", "held", "mailbox", "niels_table", "server", "walk"]
PHOTO, VISIT = "Niels kiest een foto", "Leen bezoekt twee woonplekken"


async def read_by(held: Held, name: str) -> list[str]:
    async with door.enter(held.table.an) as access:
        person = await CircleMember.objects().where(CircleMember.id == held.table.people[name]).first()
        assert person is not None
        return [line.sentence for line in await readable(access, person)]


async def test_a_point_that_the_client_keeps_from_somebody_afterwards(held: Held) -> None:
    assert {PHOTO, VISIT} <= set(await read_by(held, "Rita"))
    await keep_from(held, "Rita", GOAL)
    await keep_from(held, "Leen", GOAL)
    assert not {PHOTO, VISIT} & set(await read_by(held, "Rita"))
    assert await read_by(held, "Leen") == [VISIT]


async def test_also_when_no_point_was_chosen(held: Held) -> None:
    async with door.enter(held.table.an):
        found = await Agreement.objects().where(Agreement.sentence == VISIT).first()
        assert found is not None
        await Agreement.update({Agreement.agenda_item: None}).where(Agreement.id == found.id)
        times: dict[Any, Any] = {AgendaItem.begun_at: found.noted_at, AgendaItem.ended_at: found.noted_at}
        await AgendaItem.update(times).where(AgendaItem.id == held.points[GOAL])
    assert VISIT in await read_by(held, "Rita")
    await keep_from(held, "Rita", GOAL)
    assert VISIT not in await read_by(held, "Rita")
