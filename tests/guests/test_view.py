"""What each guest sees after a code: as much as the client allows this person, and no more."""

from collections.abc import Awaitable, Callable

import pytest

from infra import clock
from services.consents.actions import add_restriction
from services.consents.rules import Topic
from services.consultations import agenda
from services.consultations.queries import agenda as items
from services.consultations.tables import Consultation
from services.errors import NotAllowed
from services.invitations import actions, guests
from services.invitations.guests import Place
from services.invitations.reading import LineKind
from services.procedures.withdraw_consent import withdraw_consent
from tenants import door
from tenants.tables import AuditEntry
from tests.guests.access import come_in, knocking, known
from tests.invitations.scene import GOAL, SECRET, TOPIC, Table

Look = Callable[[str], Awaitable[Place]]


@pytest.fixture
async def look(niels_table: Table) -> Look:
    """Everybody but Ward was asked and signed; gives somebody's page."""
    async with door.enter(niels_table.an) as access:
        await actions.invite_all(
            access, niels_table.consultation, on_paper=[niels_table.seats["Hilde"]], now=clock.now()
        )

    async def page_of(name: str, *, signed: bool = True) -> Place:
        invitation = await niels_table.invitation(name)
        async with door.enter(come_in(niels_table, invitation)) as access:
            if signed:
                await actions.sign(access, invitation.id, channel="mail", now=clock.now())
            return await guests.place(access, invitation.id)

    return page_of


def titles(place: Place) -> list[str | None]:
    return [line.title for line in place.lines]


async def test_koen_sees_the_whole_agenda(look: Look) -> None:
    place = await look("Koen")
    assert place.goal == GOAL
    assert {TOPIC, SECRET} <= set(titles(place))


async def test_leen_sees_that_a_point_is_without_her_and_not_which(look: Look) -> None:
    place = await look("Leen")
    assert SECRET not in titles(place)
    assert [line.kind for line in place.lines].count(LineKind.WITHOUT_YOU) == 1
    assert place.points == len((await look("Koen")).lines)


async def test_who_did_not_sign_sees_when_where_and_how_many(niels_table: Table, look: Look) -> None:
    invitation = await niels_table.invitation("Koen")
    async with door.enter(come_in(niels_table, invitation)) as access:
        place = await guests.place(access, invitation.id)
    assert (place.must_sign, place.points, place.goal, place.lines, place.people) == (True, 10, "", (), ())


async def test_family_signs_nothing(niels_table: Table, look: Look) -> None:
    invitation = await niels_table.invitation("Rita")
    async with door.enter(come_in(niels_table, invitation)) as access:
        place = await guests.place(access, invitation.id)
    assert (place.must_sign, place.goal) == (False, GOAL)


async def test_a_struck_point_says_at_whose_wish(niels_table: Table, look: Look) -> None:
    async with door.enter(niels_table.an) as access:
        [topic] = [item for item in await items(access, niels_table.consultation) if item.title == TOPIC]
        await agenda.strike_item(
            access, topic.id, struck_by=niels_table.people["Niels"], may_show_title=False, now=clock.now()
        )
    [line] = [line for line in (await look("Koen")).lines if line.kind is LineKind.STRUCK]
    assert (line.title, line.struck_for) == (None, "Niels")
    [own] = [line for line in (await look("Niels")).lines if line.kind is LineKind.STRUCK]
    assert own.title == TOPIC


async def test_a_struck_point_that_may_be_named_is_not_named_to_who_may_not_know_it(
    niels_table: Table, look: Look
) -> None:
    async with door.enter(niels_table.an) as access:
        [topic] = [item for item in await items(access, niels_table.consultation) if item.title == SECRET]
        await agenda.strike_item(
            access, topic.id, struck_by=niels_table.people["Niels"], may_show_title=True, now=clock.now()
        )
    said = {name: (await look(name)).lines for name in ("Koen", "Leen")}
    titles_of = {n: [one.title for one in lines if one.kind is LineKind.STRUCK] for n, lines in said.items()}
    assert titles_of == {"Koen": [SECRET], "Leen": [None]}


async def test_what_has_to_be_talked_through_first_is_on_nobodys_page(niels_table: Table, look: Look) -> None:
    async with door.enter(niels_table.an) as access:
        await agenda.add_topic(access, niels_table.consultation, "Opname", is_to_discuss_first=True)
    for name in ("Niels", "Koen", "Rita"):
        assert "Opname" not in titles(await look(name))


async def test_a_goal_that_one_may_not_know_is_not_on_that_page(niels_table: Table, look: Look) -> None:
    async with door.enter(niels_table.an) as access:
        topic = Topic(GOAL, kept_from=niels_table.people["Leen"])
        await add_restriction(access, niels_table.case, niels_table.people["Niels"], topic, now=clock.now())
    assert (await look("Leen")).goal == ""
    assert (await look("Koen")).goal == GOAL


async def test_people_are_who_was_asked_by_first_name(look: Look) -> None:
    people = (await look("Niels")).people
    assert [one.name for one in people] == ["Niels", "Rita", "Koen", "Leen", "Hilde"]
    assert [one.name for one in people if one.is_confidant] == ["Rita"]


async def test_a_known_browser_gets_no_place_and_a_knock_gets_no_appointment(
    niels_table: Table, look: Look
) -> None:
    invitation = await niels_table.invitation("Koen")
    async with door.enter(known(niels_table, invitation)) as access:
        assert (await guests.appointment(access, invitation.id)).first_name == "Koen"
        with pytest.raises(NotAllowed):
            await guests.place(access, invitation.id)
    async with door.enter(knocking(niels_table, invitation)) as access:
        with pytest.raises(NotAllowed):
            await guests.appointment(access, invitation.id)


async def test_reading_is_noted_with_who_read(niels_table: Table, look: Look) -> None:
    await look("Koen")
    koen = await niels_table.invitation("Koen")
    async with door.enter(niels_table.an):
        rows = await AuditEntry.select().where(
            (AuditEntry.action == "invitation.read") & (AuditEntry.subject == koen.id)
        )
    assert [(row["actor_kind"], row["actor"], row["case"]) for row in rows] == [
        ("guest", koen.participant, niels_table.case)
    ]


async def test_who_did_not_sign_is_not_said_to_have_read_what_it_is_about(
    niels_table: Table, look: Look
) -> None:
    koen = await niels_table.invitation("Koen")
    async with door.enter(come_in(niels_table, koen)) as access:
        await guests.place(access, koen.id)
    async with door.enter(niels_table.an):
        rows = await AuditEntry.select(AuditEntry.action).where(AuditEntry.subject == koen.id)
    assert [row["action"] for row in rows if row["action"].endswith(".read")] == ["guest-page.read"]


async def test_a_goal_that_is_talked_about_without_somebody_is_not_named(
    niels_table: Table, look: Look
) -> None:
    async with door.enter(niels_table.an) as access:
        goal = next(one for one in await items(access, niels_table.consultation) if one.title == GOAL)
        await agenda.plan_presence(access, goal.id, [niels_table.seats["Koen"]])
    koen = await look("Koen")
    assert GOAL not in titles(koen)
    assert koen.goal == ""
    assert (await look("Leen")).goal == GOAL


async def test_after_a_withdrawal_a_sitting_that_was_held_is_closed_to_all_but_the_client(
    niels_table: Table, look: Look
) -> None:
    await look("Koen")
    async with door.enter(niels_table.an) as access:
        now, here = clock.now(), niels_table.consultation
        await Consultation.update({Consultation.began_at: now, Consultation.held_at: now}).where(
            Consultation.id == here
        )
        await withdraw_consent(access, niels_table.case, niels_table.people["Niels"], now=now)
    koen, niels = await look("Koen"), await look("Niels")
    assert (koen.goal, koen.lines, koen.people) == ("", (), ())
    assert TOPIC in titles(niels)
