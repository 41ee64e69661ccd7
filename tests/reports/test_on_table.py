"""What was written down while somebody waited outside is not theirs to read, also where it hangs on no point."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

import pytest

from infra import clock
from services.consultations.actions import plan_consultation
from services.consultations.agenda import plan_presence
from services.consultations.queries import agenda, participants, planned_out
from services.meetings import actions as meetings
from services.meetings import course, topics, turns
from services.meetings.tables import FactKind
from services.plans.actions import Details, note_agreement
from services.plans.goals import correct_goal, note_goal
from services.plans.steps import StepWords, add_step, correct_step
from services.procedures.put_on_agenda import put_on_agenda
from services.reports.actions import ensure_draft
from services.reports.content import compose
from services.reports.extracts import Content, for_reader
from tenants import door
from tenants.access import Access
from tests.invitations.scene import GOAL, SECRET, TOPIC, Table, sitting

DEBT, STEP, PROUD, SALE = (
    "Schuldenvrij zijn",
    "Een lijst maken",
    "Niels durft de brieven te openen",
    "Huis weg",
)
OUTSIDE = (DEBT, STEP, PROUD, SALE)
OPEN = "In Pelt blijven"


@dataclass
class AtTable:
    """An at the table of Niels; Leen goes out for the debts."""

    table: Table
    points: dict[str, UUID]
    walk: Callable[[int], None]
    minutes: int = 0

    @asynccontextmanager
    async def later(self) -> AsyncIterator[Access]:
        """Ten minutes on."""
        self.minutes += 10
        self.walk(self.minutes * 60)
        async with door.enter(self.table.an) as access:
            yield access

    async def begins(self, title: str) -> None:
        async with self.later() as access:
            here, item = self.table.consultation, self.points[title]
            await turns.begin_item(access, here, item, is_room_ready=True, now=clock.now())

    async def says(self, goal: str, step: str) -> None:
        async with self.later() as access:
            case, here = self.table.case, self.table.consultation
            noted = await note_goal(access, case, goal, consultation=here, now=clock.now())
            await add_step(access, noted.id, StepWords(step), now=clock.now())

    async def content(self, here: UUID | None = None) -> Content:
        async with self.later() as access:
            here = here or self.table.consultation
            await course.close(access, here, "no-agreements", now=clock.now())
            report = await ensure_draft(access, here, now=clock.now())
            return await compose(access, report, number=1, is_final=False)


@pytest.fixture
async def at(niels_table: Table, walk: Callable[[int], None]) -> AtTable:
    async with door.enter(niels_table.an) as access:
        points = {one.title: one.id for one in await agenda(access, niels_table.consultation)}
        came = [niels_table.seats[name] for name in ("Niels", "Rita", "Koen", "Leen")]
        await meetings.note_arrivals(access, niels_table.consultation, came, now=clock.now())
        here = [niels_table.seats[name] for name in ("Niels", "Rita", "Koen")]
        await meetings.note_presence(access, points[SECRET], here, now=clock.now())
    return AtTable(niels_table, points, walk, minutes=12 * 24 * 60)


async def at_the_debts(at: AtTable) -> None:
    await at.begins(GOAL)
    await at.says(OPEN, "Twee plaatsen bezoeken")
    await at.begins(SECRET)
    await at.says(DEBT, STEP)
    async with at.later() as access:
        here, now = at.table.consultation, clock.now()
        await meetings.note_strength(access, here, PROUD, now=now)
        await topics.note_far_reaching(access, here, SALE, "", None, now=now)


async def test_what_was_said_while_leen_was_outside_is_kept_from_her(at: AtTable) -> None:
    await at_the_debts(at)
    await at.begins(TOPIC)
    content = await at.content()
    leen, koen = (str(for_reader(content, at.table.seats[name])) for name in ("Leen", "Koen"))
    assert [word for word in OUTSIDE if word in leen] == []
    assert [word for word in OUTSIDE if word in koen] == list(OUTSIDE)
    assert OPEN in leen


async def test_also_when_that_point_was_taken_up_again_after_a_break(at: AtTable) -> None:
    await at_the_debts(at)
    for kind in (FactKind.SUSPENDED, FactKind.RESUMED):
        async with at.later() as access:
            await course.note_fact(access, at.table.consultation, kind, "pauze", now=clock.now())
    leen = str(for_reader(await at.content(), at.table.seats["Leen"]))
    assert [word for word in OUTSIDE if word in leen] == []
    assert OPEN in leen


async def test_a_step_added_while_leen_was_outside_is_kept_and_its_goal_is_not(at: AtTable) -> None:
    await at.begins(GOAL)
    async with at.later() as access:
        goal = await note_goal(
            access, at.table.case, OPEN, consultation=at.table.consultation, now=clock.now()
        )
    await at.begins(SECRET)
    async with at.later() as access:
        await add_step(access, goal.id, StepWords(STEP), now=clock.now())
    content = await at.content()
    leen = for_reader(content, at.table.seats["Leen"])
    assert OPEN in str(leen)
    assert STEP not in str(leen)
    assert leen["is_extract"]
    assert STEP in str(for_reader(content, at.table.seats["Koen"]))


@pytest.mark.parametrize("point", [SECRET, TOPIC])
async def test_other_words_found_while_leen_was_outside_are_not_hers(at: AtTable, point: str) -> None:
    await at.begins(GOAL)
    case, here = at.table.case, at.table.consultation
    async with at.later() as access:
        goal = await note_goal(access, case, OPEN, consultation=here, now=clock.now())
        step = await add_step(access, goal.id, StepWords("Twee plaatsen bezoeken"), now=clock.now())
    await at.begins(point)
    async with at.later() as access:
        await correct_goal(access, goal.id, DEBT, version=goal.version, now=clock.now())
        await correct_step(access, case, step.id, StepWords(STEP), version=step.version, now=clock.now())
    leen = str(for_reader(await at.content(), at.table.seats["Leen"]))
    assert [word for word in (DEBT, STEP) if word in leen] == ([] if point == SECRET else [DEBT, STEP])


async def test_the_next_report_keeps_it_as_well(at: AtTable) -> None:
    await at_the_debts(at)
    await at.content()
    people = at.table.people
    async with at.later() as access:
        following = await plan_consultation(
            access, at.table.case, sitting(10, goal=""), list(people.values()), now=clock.now()
        )
        seats = {one.circle_member.first_name: one.id for one in await participants(access, following.id)}
    at.minutes += 10 * 24 * 60
    async with at.later() as access:
        await meetings.note_arrivals(access, following.id, list(seats.values()), now=clock.now())
    content = await at.content(following.id)
    leen, koen = (str(for_reader(content, seats[name])) for name in ("Leen", "Koen"))
    assert DEBT not in leen
    assert DEBT in koen
    assert OPEN in leen


async def test_a_topic_that_opens_while_rita_is_outside_is_not_hers(at: AtTable) -> None:
    seats = at.table.seats
    async with at.later() as access:
        here = [seats["Niels"], seats["Koen"]]
        await meetings.note_presence(access, at.points[TOPIC], here, now=clock.now())
    await at.begins(TOPIC)
    async with at.later() as access:
        niels = at.table.people["Niels"]
        await topics.bring_topic(access, at.table.consultation, SALE, niels, now=clock.now())
    content = await at.content()
    assert SALE not in str(for_reader(content, seats["Rita"]))
    assert SALE in str(for_reader(content, seats["Koen"]))


async def test_what_goes_on_the_next_agenda_is_not_named_to_who_was_outside(at: AtTable) -> None:
    await at.begins(SECRET)
    async with at.later() as access:
        details = Details(agenda_item=at.points[SECRET])
        koen, here = at.table.people["Koen"], at.table.consultation
        agreed = await note_agreement(
            access, at.table.case, DEBT, koen, None, consultation=here, details=details, now=clock.now()
        )
    await at.content()
    async with at.later() as access:
        people = list(at.table.people.values())
        following = await plan_consultation(
            access, at.table.case, sitting(10, goal=""), people, now=clock.now()
        )
        item = await put_on_agenda(access, following.id, agreed.id)
        seats = {one.id: one.circle_member.first_name for one in await participants(access, following.id)}
        out = (await planned_out(access, following.id))[item.id]
        assert {seats[one] for one in out} == {"Leen"}
        await plan_presence(access, item.id, [])
        await put_on_agenda(access, following.id, agreed.id)
        assert item.id not in await planned_out(access, following.id)
