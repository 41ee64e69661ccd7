"""People go on working while their municipality merges: each request happens before or after, none in between."""

import asyncio
from collections import Counter
from uuid import uuid4

import asyncpg
import pytest

from infra import clock
from jobs import entrance
from services.invitations import actions
from tenants import door, outbox
from tenants.crossings import Due
from tests.conftest import Browser
from tests.figures import IS_LONG, Figure
from tests.invitations.fixtures import niels_table
from tests.invitations.scene import Table
from tests.merging.stage import start

__all__ = ["niels_table"]

AROUND_SECONDS = 2.0 if IS_LONG else 0.3


class Crowd:
    """Several people at once, until told to stop; counts what they were answered."""

    def __init__(self) -> None:
        self.is_going = True
        self.answers: Counter[tuple[str, int]] = Counter()

    async def read(self, browser: Browser, path: str) -> None:
        while self.is_going:
            self.answers["read", (await browser.get(path, follow_redirects=True)).status_code] += 1

    async def note(self, browser: Browser, consultation: object) -> None:
        """What was answered as kept is there."""
        while self.is_going:
            words = {"title": f"Punt {uuid4()}", "domain": "housing"}
            sent = await browser.post(f"/overleggen/{consultation}/agenda", words)
            self.answers["noted", sent.status_code] += 1

    async def work(self, table: Table) -> None:
        """Later work of a municipality that may just have merged."""
        while self.is_going:
            due = Due(table.world.pelt.id, uuid4(), "tests.nothing")
            async with entrance.job(due) as access:
                await outbox.add(access, "tests.nothing", dedupe=str(due.id))
            self.answers["worked", 200] += 1


@pytest.mark.attack
async def test_people_notice_nothing(
    niels_table: Table, an: Browser, bram: Browser, nobody: Browser, admin: asyncpg.Connection, figure: Figure
) -> None:
    async with door.enter(niels_table.an) as access:
        await actions.invite_all(access, niels_table.consultation, now=clock.now())
    link, crowd = await niels_table.link("Koen"), Crowd()
    people = [
        crowd.read(an, f"/situaties/{niels_table.case}"),
        crowd.read(bram, "/vandaag"),
        crowd.read(nobody, link),
        crowd.note(an, niels_table.consultation),
        crowd.work(niels_table),
    ]
    tasks = [asyncio.create_task(one) for one in people]
    await asyncio.sleep(AROUND_SECONDS)
    process = await start("--into", "genk", "pelt", "genk")
    _, said = await process.communicate()
    await asyncio.sleep(AROUND_SECONDS)
    crowd.is_going = False
    await asyncio.gather(*tasks)

    assert (process.returncode, said) == (0, b"")
    answers = crowd.answers
    assert {status for _, status in answers} <= {200, 303}
    noted = await admin.fetchval("select count(*) from agenda_item where title like 'Punt %'")
    assert noted == answers["noted", 303] > 0
    worked = "select count(*) from outbox where job = 'tests.nothing' and tenant = $1"
    assert await admin.fetchval(worked, niels_table.world.genk.id) == answers["worked", 200]
    figure("requests during a merger, none lost", sum(answers.values()), of=sum(answers.values()))
