"""Through her own link Leen reads nothing of the point for which she was out, though the typist chose no point."""

from collections.abc import Callable
from datetime import timedelta

from infra import clock
from services.invitations import actions as invitations
from services.meetings import course, turns
from services.plans.actions import note_agreement
from services.reports.actions import ensure_draft
from tenants import door
from tests.invitations.guest import Guest
from tests.invitations.scene import GOAL, SECRET, TOPIC
from tests.jobs.mailbox import Mailbox, MailServer
from tests.reports.held import Held
from tests.reports.test_on_table import AtTable, at

__all__ = ["at"]
OUTSIDE, INSIDE = "Koen betaalt de deurwaarder", "Rita belt een huisbaas"


async def agreed(at: AtTable, title: str, owner: str, sentence: str) -> None:
    async with at.later() as access:
        here, now = at.table.consultation, clock.now()
        await turns.begin_item(access, here, at.points[title], is_room_ready=True, now=now)
        who, due_on = at.table.people[owner], clock.today() + timedelta(days=9)
        await note_agreement(access, at.table.case, sentence, who, due_on, consultation=here, now=now)


async def test_neither_in_the_report_nor_among_what_others_took_on(
    at: AtTable, server: MailServer, mailbox: Mailbox, guest_browsers: Callable[[str], Guest]
) -> None:
    table = at.table
    async with door.enter(table.an) as access:
        paper = [table.seats["Hilde"]]
        await invitations.invite_all(access, table.consultation, on_paper=paper, now=clock.now())
    await agreed(at, GOAL, "Rita", INSIDE)
    await agreed(at, SECRET, "Koen", OUTSIDE)
    async with at.later() as access:
        now = clock.now()
        await turns.begin_item(access, table.consultation, at.points[TOPIC], is_room_ready=True, now=now)
    async with at.later() as access:
        await course.close(access, table.consultation, "", now=clock.now())
        await ensure_draft(access, table.consultation, now=clock.now())
    await Held(table, at.points).send()
    for name, address, is_inside in (
        ("Leen", "leen@zonnehof.example", False),
        ("Koen", "koen@zonnehof.example", True),
    ):
        guest = guest_browsers(await table.link(name))
        await guest.come_in(mailbox, address)
        await guest.send("handtekening")
        for page in ("/verslag", "/afspraken"):
            answer = await guest.open(page)
            assert answer.status_code == 200
            assert (OUTSIDE in answer.text) is is_inside, (name, page)
