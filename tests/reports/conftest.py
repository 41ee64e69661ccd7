"""A meeting that was held: Niels, Rita, Koen and Leen came; Hilde was absent; Leen may not know of the debts."""

from datetime import timedelta

import pytest

from infra import clock
from services.consultations.queries import agenda
from services.invitations import actions as invitations
from services.meetings import actions, course, topics
from services.plans.actions import Details, note_agreement
from services.plans.goals import note_goal
from services.reports.actions import ensure_draft
from tenants import door
from tests.invitations.fixtures import guest_browsers, mailbox, niels_table, server, walk
from tests.invitations.scene import GOAL, SECRET, TOPIC, Table
from tests.reports.held import Held

__all__ = ["guest_browsers", "held", "mailbox", "niels_table", "server", "walk"]


@pytest.fixture
async def held(niels_table: Table) -> Held:
    now, table = clock.now(), niels_table
    async with door.enter(table.an) as access:
        paper = [table.seats["Hilde"]]
        await invitations.invite_all(access, table.consultation, on_paper=paper, now=now)
        points = {item.title: item.id for item in await agenda(access, table.consultation)}
        came = [table.seats[name] for name in ("Niels", "Rita", "Koen", "Leen")]
        await actions.note_arrivals(access, table.consultation, came, now=now)
        await actions.note_item(access, points[GOAL], "Niels wil dicht bij de Zonnehof blijven.", "", now=now)
        await actions.note_item(access, points[SECRET], "Er is een lening van 3.000 euro.", "", now=now)
        await actions.note_item(access, points[TOPIC], "De inschrijving loopt.", "", now=now)
        here = table.consultation
        await actions.note_strength(
            access, here, "Niels neemt zelf de bus", agenda_item=points[GOAL], now=now
        )
        await note_goal(access, table.case, "In Pelt blijven", consultation=here, now=now)
        due = clock.today() + timedelta(days=30)
        for name, sentence, item in (
            ("Leen", "Leen bezoekt twee woonplekken", GOAL),
            ("Koen", "Koen belt de bank", SECRET),
            ("Niels", "Niels kiest een foto", GOAL),
        ):
            details = Details(agenda_item=points[item])
            person = table.people[name]
            await note_agreement(
                access, table.case, sentence, person, due, consultation=here, details=details, now=now
            )
        await topics.note_far_reaching(
            access, here, "Verhuizen of niet", "Rita: liever niet.", table.people["Koen"], now=now
        )
        await course.close(access, here, "", now=now)
        await ensure_draft(access, here, now=now)
    return Held(table, points)
