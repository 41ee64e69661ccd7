"""What is written at the table, through the door, as An."""

from datetime import timedelta
from uuid import uuid4

import pytest

from infra import clock
from services.consultations.queries import agenda, get_consultation
from services.demonstration.cast import Cast
from services.errors import NotFound, Refused
from services.invitations.tables import Answer, Channel, Invitation
from services.meetings import actions, course, queries, topics
from services.meetings.tables import FactKind, Result
from services.plans.actions import note_agreement
from services.plans.goals import note_goal
from services.plans.queries import agreements, goals
from tenants import door
from tenants.access import NotAllowed, rights_of
from tests.meetings.laid import Laid, laid_table, this_afternoon
from tests.tenants.test_wall import access_of


async def names_at(world: Cast, laid: Laid, kind: str) -> set[str]:
    async with door.enter(access_of(world, "an")) as access:
        item = (await queries.room(access, laid.consultation)).item(laid.points[kind])
        return {chair.name for chair in item.chairs if chair.is_there}


async def test_everybody_is_there_as_planned_until_it_is_noted(world: Cast) -> None:
    laid = await laid_table(world)
    assert await names_at(world, laid, "goals") == {"Niels", "Rita", "Leen", "Koen", "Ward"}


async def test_who_said_no_is_not_there_until_somebody_notes_that_they_came(world: Cast) -> None:
    laid = await laid_table(world)
    ward = laid.seats["Ward"]
    async with door.enter(access_of(world, "an")) as access:
        said_no = Invitation(case=laid.case, participant=ward, channel=Channel.MAIL, answer=Answer.NO)
        said_no.asked_at = said_no.answered_at = clock.now()
        said_no.answered_by = "coordinator"
        await said_no.save()
    assert await names_at(world, laid, "goals") == {"Niels", "Rita", "Leen", "Koen"}
    async with door.enter(access_of(world, "an")) as access:
        await actions.note_presence(access, laid.points["goals"], [ward], now=clock.now())
    assert await names_at(world, laid, "goals") == {"Ward"}


async def test_who_did_not_come_was_there_for_nothing(world: Cast) -> None:
    laid = await laid_table(world)
    came = [seat for name, seat in laid.seats.items() if name != "Ward"]
    async with door.enter(access_of(world, "an")) as access:
        await actions.note_arrivals(access, laid.consultation, came, now=clock.now())
        await actions.note_presence(access, laid.points["topic"], came[:2], now=clock.now())
    assert await names_at(world, laid, "goals") == {"Niels", "Rita", "Leen", "Koen"}
    assert await names_at(world, laid, "topic") == {"Niels", "Rita"}


async def test_the_first_word_at_the_table_begins_the_meeting(world: Cast) -> None:
    laid = await laid_table(world)
    async with door.enter(access_of(world, "an")) as access:
        assert (await get_consultation(access, laid.consultation)).began_at is None
        await actions.note_strength(access, laid.consultation, "Niels neemt zelf de bus", now=clock.now())
        assert (await get_consultation(access, laid.consultation)).began_at is not None
        assert [fact.kind for fact in await queries.facts(access, laid.consultation)] == [FactKind.BEGAN]


async def test_the_clients_topic_opens_at_once_and_a_helpers_is_parked(world: Cast) -> None:
    laid = await laid_table(world)
    here, now = laid.consultation, clock.now()
    async with door.enter(access_of(world, "an")) as access:
        mine = await topics.bring_topic(access, here, "Mijn kat", laid.people["Niels"], now=now)
        theirs = await topics.bring_topic(
            access, here, "Schulden", laid.people["Leen"], talks_first=laid.people["Koen"], now=now
        )
        assert mine.opened_at is not None
        assert theirs.opened_at is None
        assert [item.title for item in await agenda(access, here) if item.id == mine.agenda_item] == [
            "Mijn kat"
        ]
        waiting = [
            (topic.title, topic.talks_first.first_name)
            for topic in await queries.parked_topics(access, laid.case)
        ]
        assert waiting == [("Schulden", "Koen")]
        with pytest.raises(Refused, match=r"topic\.without-yes"):
            await topics.open_topic(access, here, theirs.id, has_clients_yes=False, now=now)
        await topics.open_topic(access, here, theirs.id, has_clients_yes=True, now=now)
        assert await queries.parked_topics(access, laid.case) == []


async def test_a_far_reaching_decision_is_no_agreement(world: Cast) -> None:
    laid = await laid_table(world)
    async with door.enter(access_of(world, "an")) as access:
        await topics.note_far_reaching(
            access,
            laid.consultation,
            "Verhuizen of niet",
            "Rita: liever niet.",
            laid.people["Koen"],
            now=clock.now(),
        )
        noted = await queries.far_reaching(access, laid.consultation)
        assert [(one.title, one.continues_with.first_name) for one in noted] == [
            ("Verhuizen of niet", "Koen")
        ]
        assert await agreements(access, laid.case) == []


async def test_a_suspended_meeting_goes_on(world: Cast) -> None:
    laid = await laid_table(world)
    async with door.enter(access_of(world, "an")) as access:
        await course.note_fact(access, laid.consultation, FactKind.SUSPENDED, "even buiten", now=clock.now())
        assert (await get_consultation(access, laid.consultation)).suspended_at is not None
        await course.note_fact(access, laid.consultation, FactKind.RESUMED, now=clock.now())
        assert (await get_consultation(access, laid.consultation)).suspended_at is None


async def test_closing_names_a_result_and_plans_the_next_date(world: Cast) -> None:
    laid = await laid_table(world)
    now, next_at = clock.now(), this_afternoon() + timedelta(days=42)
    async with door.enter(access_of(world, "an")) as access:
        with pytest.raises(Refused, match=r"meeting\.no-result"):
            await course.close(access, laid.consultation, "", now=now)
        await course.close(access, laid.consultation, Result.UNDERSTANDING, now=now)
        planned = await course.plan_next(access, laid.consultation, next_at, now=now)
        held = await get_consultation(access, laid.consultation)
        assert (held.result, planned.previous, planned.starts_at) == ("understanding", held.id, next_at)
        with pytest.raises(Refused, match=r"consultation\.next-is-planned"):
            await course.plan_next(access, laid.consultation, next_at, now=now)


async def test_a_client_who_did_not_come_leaves_two_roads(world: Cast) -> None:
    laid = await laid_table(world)
    others = [seat for name, seat in laid.seats.items() if name != "Niels"]
    async with door.enter(access_of(world, "an")) as access:
        await actions.note_arrivals(access, laid.consultation, others, now=clock.now())
        with pytest.raises(Refused, match=r"meeting\.client-not-there"):
            await course.close(access, laid.consultation, Result.TASKS, now=clock.now())
        with pytest.raises(Refused, match=r"meeting\.without-whose-words"):
            await course.note_fact(access, laid.consultation, FactKind.WITHOUT_CLIENT, now=clock.now())
        words = "Doe maar zonder mij, voor de papieren. Koen vertelt het mij."
        await course.note_fact(access, laid.consultation, FactKind.WITHOUT_CLIENT, words, now=clock.now())
        await course.close(access, laid.consultation, Result.TASKS, now=clock.now())


async def test_what_was_said_at_a_meeting_that_was_not_held_is_nowhere(world: Cast) -> None:
    laid = await laid_table(world)
    here, now = laid.consultation, clock.now()
    async with door.enter(access_of(world, "an")) as access:
        await actions.note_item(access, laid.points["goals"], "Er is geroddeld.", "", now=now)
        await actions.note_strength(access, here, "Alles goed", now=now)
        await note_agreement(access, laid.case, "Leen belt", None, None, consultation=here, now=now)
        await note_agreement(access, laid.case, "Koen belt", None, None, now=now)
        await note_goal(access, laid.case, "Zelf koken", consultation=here, now=now)
        await topics.bring_topic(access, here, "Mijn kat", laid.people["Niels"], now=now)
        before = len(await agenda(access, here))
        await course.not_held(access, here, "Niels was ziek", now=now)
        assert [item.notes for item in await agenda(access, here)] == [""] * (before - 1)
        assert await queries.strengths(access, here) == []
        assert [line.sentence for line in await agreements(access, laid.case)] == ["Koen belt"]
        assert await goals(access, laid.case) == []
        with pytest.raises(Refused, match=r"meeting\.not-held"):
            await actions.note_strength(access, here, "Toch iets", now=now)


async def test_who_may_only_look_writes_nothing(world: Cast) -> None:
    laid = await laid_table(world)
    async with door.enter(access_of(world, "an")) as access:
        looking = access.__class__(
            access.municipality, access.actor, rights_of(("staff",)), access.cases, access.network
        )
        with pytest.raises(NotAllowed):
            await actions.note_strength(looking, laid.consultation, "Alles goed", now=clock.now())


async def test_another_table_is_not_found(world: Cast) -> None:
    laid = await laid_table(world)
    other = await laid_table(world)
    async with door.enter(access_of(world, "bram")) as access:
        with pytest.raises(NotFound):
            await queries.room(access, laid.consultation)
    async with door.enter(access_of(world, "an")) as access:
        with pytest.raises(NotFound):
            await topics.bring_topic(access, laid.consultation, "x", uuid4(), now=clock.now())
        with pytest.raises(NotFound):
            await actions.note_strength(
                access, laid.consultation, "x", agenda_item=other.points["goals"], now=clock.now()
            )
