"""Deciding about one sitting, as An and as others."""

from dataclasses import replace
from uuid import uuid4

import pytest

from infra import clock
from services.consultations import actions, agenda, queries
from services.consultations.rules import Change
from services.errors import Conflict, NotAllowed, NotFound, Refused
from tenants import door
from tenants.access import Access
from tenants.tables import AuditEntry
from tests.invitations.scene import GOAL, SECRET, TOPIC, Table, access_of, sitting

TEMPLATE = [
    "Welkom",
    "Niels vertelt",
    GOAL,
    TOPIC,
    SECRET,
    "Nog iets anders?",
    "Wat spreken we af?",
    "Afronden",
    "Wanneer zien we elkaar terug?",
    "Hoe was dit voor jou?",
]


async def titles(access: Access, table: Table) -> list[str]:
    return [item.title for item in await queries.agenda(access, table.consultation)]


async def test_a_planned_sitting_has_the_template_with_the_goal_after_the_clients_own_words(
    niels_table: Table,
) -> None:
    async with door.enter(niels_table.an) as access:
        assert await titles(access, niels_table) == TEMPLATE
        people = await queries.participants(access, niels_table.consultation)
        assert people[0].circle_member.first_name == "Niels"


async def test_who_speaks_for_an_absent_client_tells(niels_table: Table) -> None:
    koen = niels_table.people["Koen"]
    absent = replace(
        sitting(30),
        is_client_coming=False,
        client_absence_reason="Liever niet",
        spokesperson=koen,
        reporter_back=koen,
    )
    async with door.enter(niels_table.an) as access:
        planned = await actions.plan_consultation(access, niels_table.case, absent, [koen], now=clock.now())
        assert "Koen vertelt" in [item.title for item in await queries.agenda(access, planned.id)]


async def test_a_follow_up_begins_with_what_was_agreed(niels_table: Table) -> None:
    async with door.enter(niels_table.an) as access:
        planned = await actions.plan_consultation(
            access, niels_table.case, sitting(40), [], previous=niels_table.consultation, now=clock.now()
        )
        found = [item.title for item in await queries.agenda(access, planned.id)]
    assert found[1:3] == ["Klopt het verslag van vorige keer?", "Wat spraken we vorige keer af?"]


async def test_somebody_of_no_circle_cannot_be_asked(niels_table: Table) -> None:
    async with door.enter(niels_table.an) as access:
        with pytest.raises(NotFound):
            await actions.plan_consultation(access, niels_table.case, sitting(), [uuid4()], now=clock.now())


async def test_another_day_raises_the_sequence_and_another_goal_does_not(niels_table: Table) -> None:
    async with door.enter(niels_table.an) as access:
        changes = [
            await actions.change_consultation(
                access, niels_table.consultation, plan, version=version, now=clock.now()
            )
            for version, plan in enumerate(
                (sitting(goal="Iets anders"), sitting(13, goal="Iets anders")), start=1
            )
        ]
        found = await queries.get_consultation(access, niels_table.consultation)
    assert changes == [Change.NONE, Change.MOMENT]
    assert (found.sequence, found.version) == (1, 3)


async def test_who_saves_second_gets_a_conflict(niels_table: Table) -> None:
    async with door.enter(niels_table.an) as access:
        await actions.change_consultation(
            access, niels_table.consultation, sitting(13), version=1, now=clock.now()
        )
        with pytest.raises(Conflict):
            await actions.change_consultation(
                access, niels_table.consultation, sitting(14), version=1, now=clock.now()
            )


async def test_what_was_called_off_is_not_planned_any_more(niels_table: Table) -> None:
    async with door.enter(niels_table.an) as access:
        await actions.cancel_consultation(access, niels_table.consultation, now=clock.now())
        with pytest.raises(Refused, match="is-cancelled"):
            await actions.cancel_consultation(access, niels_table.consultation, now=clock.now())
        with pytest.raises(Refused, match="is-cancelled"):
            await agenda.add_topic(access, niels_table.consultation, "Nog iets")
        assert await queries.next_consultation(access, niels_table.case) is None


async def test_points_move_are_struck_and_come_back(niels_table: Table) -> None:
    async with door.enter(niels_table.an) as access:
        topic = next(
            item for item in await queries.agenda(access, niels_table.consultation) if item.title == TOPIC
        )
        await agenda.move_item(access, topic.id, 1)
        assert (await titles(access, niels_table))[3:5] == [SECRET, TOPIC]
        await agenda.strike_item(
            access, topic.id, struck_by=niels_table.people["Niels"], may_show_title=False, now=clock.now()
        )
        [point] = [
            one for one in await queries.points(access, niels_table.consultation) if one.item.id == topic.id
        ]
        assert (point.is_struck, point.title) == (True, None)
        await agenda.restore_item(access, topic.id)
        [point] = [
            one for one in await queries.points(access, niels_table.consultation) if one.item.id == topic.id
        ]
        assert (point.is_struck, point.title) == (False, TOPIC)


async def test_leen_is_planned_out_of_what_she_may_not_know(niels_table: Table) -> None:
    async with door.enter(niels_table.an) as access:
        points = await queries.points(access, niels_table.consultation)
        absent = {point.item.title: point.absent for point in points}
        assert absent[SECRET] == {niels_table.seats["Leen"]}
        assert absent[TOPIC] == frozenset()


async def test_presence_is_planned_per_point(niels_table: Table) -> None:
    async with door.enter(niels_table.an) as access:
        [topic] = [
            item for item in await queries.agenda(access, niels_table.consultation) if item.title == TOPIC
        ]
        for absent in ([niels_table.seats["Hilde"]], []):
            await agenda.plan_presence(access, topic.id, absent)
            out = await queries.planned_out(access, niels_table.consultation)
            assert out.get(topic.id, set()) == set(absent)


@pytest.mark.parametrize(("key", "slug"), [("bram", "pelt"), ("celia", "genk")])
async def test_bram_and_celia_find_nothing(niels_table: Table, key: str, slug: str) -> None:
    async with door.enter(access_of(niels_table.world, key, slug)) as access:
        with pytest.raises(NotFound):
            await actions.cancel_consultation(access, niels_table.consultation, now=clock.now())
        with pytest.raises(NotFound):
            await queries.get_consultation(access, niels_table.consultation)
        assert await queries.consultations(access, niels_table.case) == []


async def test_who_may_only_look_decides_nothing(niels_table: Table) -> None:
    looking = replace(niels_table.an, rights=frozenset({"cases.open"}))
    async with door.enter(looking) as access:
        with pytest.raises(NotAllowed):
            await actions.cancel_consultation(access, niels_table.consultation, now=clock.now())
        with pytest.raises(NotAllowed):
            await agenda.add_topic(access, niels_table.consultation, "Nog iets")


async def test_every_decision_is_noted(niels_table: Table) -> None:
    async with door.enter(niels_table.an) as access:
        await actions.cancel_consultation(access, niels_table.consultation, now=clock.now())
    async with door.enter(niels_table.an):
        rows = await AuditEntry.select(AuditEntry.action, AuditEntry.actor).where(
            AuditEntry.subject == niels_table.consultation
        )
    assert [row["action"] for row in rows] == ["consultation.planned", "consultation.cancelled"]
    assert {row["actor"] for row in rows} == {niels_table.world.an}
