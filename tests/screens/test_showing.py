"""What stands on a screen: what everybody present right now may see, and not a word more."""

import pytest

from infra import clock
from services.cases.tables import CircleMember
from services.consents.actions import add_restriction
from services.consents.rules import Topic
from services.consultations.agenda import plan_presence, strike_item
from services.consultations.tables import AgendaItem, Consultation
from services.demonstration.cast import Cast
from services.meetings import course, presence
from services.meetings.actions import note_presence, note_strength
from services.meetings.tables import FactKind
from services.meetings.topics import bring_topic
from services.plans.assents import record_assent
from services.plans.queries import agreements
from services.plans.tables import Answer
from services.screens.showing import Picture, State
from tests.meetings.laid import GOAL
from tests.screens.shown import Screened, screened_table


@pytest.fixture
async def table(world: Cast) -> Screened:
    return await screened_table(world)


def said(picture: Picture) -> list[str]:
    return [line.sentence for line in picture.agreements]


async def kept_from(table: Screened, who: str, words: str) -> None:
    async with table.an() as access:
        people = table.laid.people
        await add_restriction(
            access, table.laid.case, people["Niels"], Topic(words, "", people[who]), now=clock.now()
        )


async def test_the_goal_and_what_goes_well_come_first_then_the_point_and_what_was_agreed(
    table: Screened,
) -> None:
    async with table.an() as access:
        await note_strength(access, table.laid.consultation, "De was lukt alleen.", now=clock.now())
    await table.begins(table.debts)
    await table.agreed("Leen belt de huisbaas", table.debts)
    shown = await table.now()
    assert (shown.state, shown.goal, shown.strengths) == (State.RUNNING, GOAL, ("De was lukt alleen.",))
    assert (shown.point, said(shown)) == ("De schulden bij de huisbaas", ["Leen belt de huisbaas"])
    assert [line.owner for line in shown.agreements] == ["Leen"]


async def test_who_is_outside_does_not_hide_it_and_who_comes_back_does(table: Screened) -> None:
    """Ward goes out for the debts; afterwards he sits at the table, and nothing of it stands there."""
    async with table.an() as access:
        await note_presence(
            access,
            table.debts,
            [seat for name, seat in table.laid.seats.items() if name != "Ward"],
            now=clock.now(),
        )
    await table.begins(table.debts)
    await table.agreed("Leen belt de huisbaas", table.debts)
    assert said(await table.now()) == ["Leen belt de huisbaas"]
    await table.begins(table.home)
    shown = await table.now()
    assert (shown.point, said(shown)) == ("Een plaats om te wonen", [])
    async with table.an() as access:
        await presence.note_leaving(
            access, table.laid.consultation, table.laid.seats["Ward"], now=clock.now()
        )
    await table.begins(table.laid.points["varia"])
    assert said(await table.now()) == ["Leen belt de huisbaas"]


async def test_between_two_points_whoever_may_come_in_counts_as_present(table: Screened) -> None:
    async with table.an() as access:
        await plan_presence(access, table.debts, [table.laid.seats["Ward"]])
        await note_presence(
            access,
            table.debts,
            [seat for name, seat in table.laid.seats.items() if name != "Ward"],
            now=clock.now(),
        )
    await table.begins(table.debts)
    await table.agreed("Leen belt de huisbaas", table.debts)
    async with table.an() as access:
        await course.note_fact(access, table.laid.consultation, FactKind.SUSPENDED, "adem", now=clock.now())
        await course.note_fact(access, table.laid.consultation, FactKind.RESUMED, now=clock.now())
    assert said(await table.now()) == ["Leen belt de huisbaas"]


async def test_what_hangs_on_no_point_belongs_to_what_was_on_the_table_then(table: Screened) -> None:
    async with table.an() as access:
        await note_presence(
            access,
            table.debts,
            [seat for name, seat in table.laid.seats.items() if name != "Ward"],
            now=clock.now(),
        )
    await table.begins(table.debts)
    await table.agreed("Leen belt de huisbaas", None)
    await table.begins(table.home)
    assert said(await table.now()) == []


async def test_without_a_point_of_its_kind_it_is_for_who_may_see_every_point(table: Screened) -> None:
    async with table.an() as access:
        await AgendaItem.update({AgendaItem.kind: "topic"}).where(AgendaItem.kind == "agreements")
        others = [seat for name, seat in table.laid.seats.items() if name != "Ward"]
        await note_presence(access, table.debts, others, now=clock.now())
    await table.agreed("Leen belt de huisbaas", None)
    assert said(await table.now()) == []
    await table.begins(table.debts)
    assert said(await table.now()) == ["Leen belt de huisbaas"]


async def test_what_is_kept_from_somebody_present_is_kept_from_the_screen(table: Screened) -> None:
    await table.begins(table.home)
    await table.agreed("De lening", table.home)
    assert said(await table.now()) == ["De lening"]
    await kept_from(table, "Ward", "de lening.")
    assert said(await table.now()) == []


async def test_the_goal_is_kept_as_well(table: Screened) -> None:
    await kept_from(table, "Ward", GOAL)
    assert (await table.now()).goal == ""


async def test_a_struck_title_never_stands_there_also_where_it_may_be_named(table: Screened) -> None:
    await table.begins(table.debts)
    await table.agreed("Leen belt de huisbaas", table.debts)
    async with table.an() as access:
        await strike_item(access, table.debts, struck_by=None, may_show_title=True, now=clock.now())
    shown = await table.now()
    assert (shown.point, said(shown)) == ("", [])


async def test_parked_topics_and_the_yes_of_the_client_stand_nowhere(table: Screened) -> None:
    await table.begins(table.home)
    await table.agreed("Leen zoekt een kamer", table.home)
    before = await table.now()
    async with table.an() as access:
        now, people = clock.now(), table.laid.people
        await bring_topic(access, table.laid.consultation, "De hond", people["Leen"], now=now)
        one = (await agreements(access, table.laid.case))[0]
        await record_assent(
            access, table.laid.case, Answer.NO, agreement=one.id, words="Liever niet.", now=now
        )
    assert said(before) == ["Leen zoekt een kamer"]
    assert await table.now() == before


async def test_a_secret_address_and_a_name_that_reveals_are_not_shown(table: Screened) -> None:
    async with table.an():
        await CircleMember.update(
            {CircleMember.address: "Kerkstraat 3", CircleMember.is_address_secret: True}
        ).where(CircleMember.first_name == "Rita")
        await CircleMember.update(
            {CircleMember.organisation: "Vluchthuis Voorbeeld", CircleMember.is_organisation_sensitive: True}
        ).where(CircleMember.first_name == "Koen")
    await table.begins(table.home)
    for sentence in ("Leen komt naar de kerkstraat 3", "Koen belt met Vluchthuis  Voorbeeld", "Leen belt"):
        await table.agreed(sentence, table.home)
    assert said(await table.now()) == ["Leen belt"]


@pytest.mark.parametrize("kind", [FactKind.SUSPENDED, FactKind.STOPPED, FactKind.CLIENT_LEFT])
async def test_in_a_break_there_is_nothing_to_read(table: Screened, kind: FactKind) -> None:
    await table.agreed("Leen zoekt een kamer", table.home)
    async with table.an() as access:
        await course.note_fact(access, table.laid.consultation, kind, "adem", now=clock.now())
    assert await table.now() == Picture(State.PAUSED)


async def test_afterwards_only_thanks_and_when_we_meet_again(table: Screened) -> None:
    await table.agreed("Leen zoekt een kamer", table.home)
    async with table.an() as access:
        await course.close(access, table.laid.consultation, "", now=clock.now())
    assert await table.now() == Picture(State.CLOSED)


async def test_what_was_not_held_says_nothing(table: Screened) -> None:
    async with table.an() as access:
        await course.not_held(access, table.laid.consultation, now=clock.now())
    assert await table.now() == Picture(State.NOT_HELD)


async def test_a_sitting_that_was_cancelled_says_nothing(table: Screened) -> None:
    async with table.an():
        await Consultation.update({Consultation.cancelled_at: clock.now()}).where(
            Consultation.id == table.laid.consultation
        )
    assert (await table.now()).state is State.NOT_HELD
