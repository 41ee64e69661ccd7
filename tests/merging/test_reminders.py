"""Reminders of agreements during a merger: what is due goes once, from the new municipality, and nothing twice."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from infra import clock
from services.plans.actions import note_agreement
from tenants import door
from tests.invitations.fixtures import mailbox, niels_table, server, walk
from tests.invitations.scene import Table
from tests.jobs.canaries import everything_in
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due
from tests.merging.test_links import KOEN, pelt_becomes_a_part_of_genk

__all__ = ["mailbox", "niels_table", "server", "walk"]
Walk = Callable[[int], None]
DAY = 24 * 60 * 60
SUBJECT = "Binnenkort: een afspraak die jij opnam"


@pytest.fixture
async def agreed(niels_table: Table) -> Table:
    """Koen takes two things on, by the same day."""
    table, now = niels_table, clock.now()
    due_on = clock.today() + timedelta(days=10)
    async with door.enter(table.an) as access:
        for sentence in ("Koen vraagt een plan aan", "Koen belt de school"):
            await note_agreement(access, table.case, sentence, table.people["Koen"], due_on, now=now)
    return table


def reminded(mailbox: Mailbox) -> list[str]:
    return [everything_in(content) for to, content in mailbox.contents if to == KOEN and is_near(content)]


def is_near(content: bytes) -> bool:
    return SUBJECT in everything_in(content)


async def test_what_comes_near_after_the_merger_is_told_once(
    agreed: Table, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await pelt_becomes_a_part_of_genk()
    for days in (8, 9):
        walk(days * DAY)
        await run_due()
    [told] = reminded(mailbox)
    assert "overleg in Genk" in told
    assert "overleg in Pelt" not in told


async def test_what_was_told_before_the_merger_is_not_told_again(
    agreed: Table, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    walk(8 * DAY)
    await run_due()
    assert len(reminded(mailbox)) == 1
    await pelt_becomes_a_part_of_genk()
    walk(9 * DAY)
    await run_due()
    assert len(reminded(mailbox)) == 1
