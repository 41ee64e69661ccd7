"""What owners tell about their agreements through their link, and what becomes of it."""

from dataclasses import replace
from uuid import UUID

import pytest

from infra import clock
from services.errors import NotFound, Refused
from services.followups import actions, owners
from services.followups.tables import FollowUp, Told
from services.invitations.tables import Invitation
from tenants import door
from tenants.access import Access, guest_access, job_access
from tests.followups.laid import Laid, day
from tests.followups.test_actions import RULES, seen


async def guest(laid: Laid, name: str, *rights: str) -> Access:
    async with door.enter(job_access(laid.world.pelt, "test")):
        [row] = await Invitation.select(Invitation.participant.id.as_alias("seat")).where(
            Invitation.participant.circle_member == laid.people[name]
        )
    found = guest_access(laid.world.pelt, row["seat"], name, laid.case)
    return replace(found, rights=frozenset({"guest.knock", "guest.reply", *rights}))


async def ask(laid: Laid, owner: str = "Leen") -> UUID:
    await laid.holds()
    made = await laid.agrees(RULES, "Leen", 2)
    async with door.enter(await guest(laid, owner)) as access:
        await owners.ask_to_move(access, made, day(9), "de dienst is gesloten", now=clock.now())
    return made


async def test_an_owner_asks_for_another_day_and_an_grants_it(laid: Laid) -> None:
    await ask(laid)
    [question] = (await seen(laid)).questions
    assert (question.kind, question.to_on, question.reason) == (
        Told.ASKS_DATE,
        day(9),
        "de dienst is gesloten",
    )
    assert question.id
    async with door.enter(laid.an) as access:
        await actions.grant(access, question.id, version=1, now=clock.now())
    found = await seen(laid)
    assert (list(found.questions), [line.due_on for line in found.running]) == ([], [day(9)])
    assert [event.asked_by for event in found.events] == ["Leen"]


async def test_the_newest_question_counts_and_done_answers_it(laid: Laid) -> None:
    made = await ask(laid)
    async with door.enter(await guest(laid, "Leen")) as access:
        await owners.report_cannot(access, made, "er is geen plaats", now=clock.now())
    assert [question.kind for question in (await seen(laid)).questions] == [Told.CANNOT]
    async with door.enter(await guest(laid, "Leen")) as access:
        await owners.report_done(access, made, now=clock.now())
        await owners.report_done(access, made, now=clock.now())
    found = await seen(laid)
    assert (list(found.questions), [event.told_by for event in found.events]) == ([], ["Leen"])


async def test_a_question_that_was_heard_leaves_the_date(laid: Laid) -> None:
    await ask(laid)
    [question] = (await seen(laid)).questions
    assert question.id
    async with door.enter(laid.an) as access:
        await actions.settle(access, question.id, now=clock.now())
    found = await seen(laid)
    assert (list(found.questions), [line.due_on for line in found.running]) == ([], [day(2)])


async def test_a_guest_tells_about_their_own_agreements_alone(laid: Laid) -> None:
    with pytest.raises(NotFound):
        await ask(laid, owner="Koen")
    async with door.enter(laid.an):
        assert await FollowUp.count() == 0


async def test_a_known_browser_sees_dates_and_no_words(laid: Laid) -> None:
    await laid.holds()
    await laid.agrees(RULES, "Leen", 2)
    async with door.enter(await guest(laid, "Leen")) as access:
        _, own = await owners.own_agreements(access)
    assert [(one.sentence, one.due_on) for one in own] == [("", day(2))]


async def test_who_only_knocks_sees_nothing(laid: Laid) -> None:
    await laid.holds()
    access = replace(await guest(laid, "Leen"), rights=frozenset({"guest.knock"}))
    async with door.enter(access) as access:
        with pytest.raises(Exception, match=r"guest\.reply"):
            await owners.own_agreements(access)


async def test_a_page_that_keeps_posting_stops_somewhere(laid: Laid) -> None:
    made = await ask(laid)
    async with door.enter(await guest(laid, "Leen")) as access:
        for number in range(19):
            await owners.report_cannot(access, made, f"{number}", now=clock.now())
        with pytest.raises(Refused, match=r"agreement\.told-often"):
            await owners.report_cannot(access, made, "nog eens", now=clock.now())
