"""Agreements that run: done, moved, ended, handed over; by whom, and what their owners tell."""

import pytest

from infra import clock
from services.cases.actions import leave_circle
from services.cases.openings import name_replacement
from services.errors import Conflict, NotFound, Refused
from services.followups import actions
from services.followups.queries import Board, board
from services.followups.tables import Told
from services.plans.queries import agreements
from tenants import door
from tenants.access import member_access
from tests.followups.laid import Laid, day

RULES = "Leen vraagt na wat de nieuwe regels betekenen"
VISIT = "Koen gaat mee naar de studio"


async def seen(laid: Laid) -> Board:
    async with door.enter(laid.an) as access:
        return await board(access, laid.case, clock.today())


def sentences(lines: object) -> list[str]:
    return [line.sentence for line in lines]  # type: ignore[attr-defined]  # lines of three kinds


async def test_open_agreements_stand_by_date_and_what_is_past_becomes_a_question(laid: Laid) -> None:
    await laid.agrees(VISIT, "Koen", 9)
    await laid.agrees(RULES, "Leen", -1)
    await laid.agrees("Ward belt", "Ward", 2)
    await laid.agrees("Iemand zoekt een fiets", None, 2)
    found = await seen(laid)
    assert (sentences(found.stalled), sentences(found.running)) == ([RULES], ["Ward belt", VISIT])
    assert sentences(found.adrift) == ["Iemand zoekt een fiets"]


async def test_the_clients_own_steps_stand_on_no_board_and_in_no_history(laid: Laid) -> None:
    late = await laid.agrees("Niels belt zelf", "Niels", -3)
    ended = await laid.agrees("Niels schrijft zich in", "Niels", -3)
    async with door.enter(laid.an) as access:
        await actions.end(access, ended, "", version=1, now=clock.now())
    found = await seen(laid)
    assert (found.is_empty, found.own_steps) == (True, 1)
    assert late not in {event.agreement.id for event in found.events}


async def test_done_is_kept_with_who_said_so(laid: Laid) -> None:
    made = await laid.agrees(RULES, "Leen", 2)
    async with door.enter(laid.an) as access:
        await actions.complete(access, made, version=1, now=clock.now())
    found = await seen(laid)
    assert [(event.kind, event.agreement.sentence) for event in found.events] == [(Told.DONE, RULES)]
    assert found.running == []


async def test_a_date_moves_for_an_outside_party_and_keeps_its_history(laid: Laid) -> None:
    made = await laid.agrees(RULES, "Leen", 2)
    async with door.enter(laid.an) as access:
        await actions.move(
            access,
            made,
            day(30),
            "er was een crisis",
            asked_outside="de woonmaatschappij",
            version=1,
            now=clock.now(),
        )
    [event] = (await seen(laid)).events
    assert (event.from_on, event.to_on) == (day(2), day(30))
    assert (event.asked_by, event.reason) == ("de woonmaatschappij", "er was een crisis")


async def test_somebody_of_the_circle_may_have_asked_but_nobody_else(laid: Laid) -> None:
    made = await laid.agrees(RULES, "Leen", 2)
    async with door.enter(laid.an) as access:
        with pytest.raises(NotFound):
            await actions.move(access, made, day(9), asked_by=laid.case, version=1, now=clock.now())
        await actions.move(access, made, day(9), asked_by=laid.people["Lut"], version=1, now=clock.now())
    assert [event.asked_by for event in (await seen(laid)).events] == ["Lut"]


async def test_what_goes_not_through_says_why(laid: Laid) -> None:
    made = await laid.agrees(RULES, "Leen", 2)
    async with door.enter(laid.an) as access:
        with pytest.raises(Refused, match=r"agreement\.no-reason"):
            await actions.end(access, made, " ", version=1, now=clock.now())
        await actions.end(access, made, "de dienst bestaat niet meer", version=1, now=clock.now())
    assert [(e.kind, e.reason) for e in (await seen(laid)).events] == [
        (Told.ENDED, "de dienst bestaat niet meer")
    ]


async def test_who_left_leaves_an_agreement_adrift_until_somebody_takes_it(laid: Laid) -> None:
    made = await laid.agrees(RULES, "Leen", 2)
    async with door.enter(laid.an) as access:
        await leave_circle(access, laid.case, laid.people["Leen"], now=clock.now())
    assert sentences((await seen(laid)).adrift) == [RULES]
    async with door.enter(laid.an) as access:
        with pytest.raises(Refused, match=r"agreement\.same-owner"):
            await actions.hand_over(access, made, laid.people["Leen"], version=1, now=clock.now())
        await actions.hand_over(access, made, laid.people["Ward"], version=1, now=clock.now())
    found = await seen(laid)
    assert (sentences(found.running), [event.new_owner for event in found.events]) == ([RULES], ["Ward"])


async def test_nobody_hands_over_to_who_left(laid: Laid) -> None:
    made = await laid.agrees(RULES, "Koen", 2)
    async with door.enter(laid.an) as access:
        await leave_circle(access, laid.case, laid.people["Leen"], now=clock.now())
        with pytest.raises(NotFound):
            await actions.hand_over(access, made, laid.people["Leen"], version=1, now=clock.now())


async def test_two_people_on_one_agreement(laid: Laid) -> None:
    made = await laid.agrees(RULES, "Leen", 2)
    async with door.enter(laid.an) as access:
        await actions.move(access, made, day(9), version=1, now=clock.now())
        with pytest.raises(Conflict):
            await actions.move(access, made, day(12), version=1, now=clock.now())
        await actions.complete(access, made, version=2, now=clock.now())
        with pytest.raises(Conflict):
            await actions.end(access, made, "toch niet", version=2, now=clock.now())


async def test_what_was_closed_by_mistake_opens_again(laid: Laid) -> None:
    made = await laid.agrees(RULES, "Leen", 2)
    async with door.enter(laid.an) as access:
        await actions.complete(access, made, version=1, now=clock.now())
        await actions.reopen(access, made, now=clock.now())
    found = await seen(laid)
    assert (sentences(found.running), found.events) == ([RULES], [])


async def test_a_replacement_follows_up_too_and_a_colleague_does_not(laid: Laid) -> None:
    made = await laid.agrees(RULES, "Leen", 2)
    celia = laid.world.members["celia", "pelt"]
    async with door.enter(laid.an) as access:
        await name_replacement(access, laid.case, celia, until_on=day(10), now=clock.now())
    async with door.enter(
        member_access(laid.world.pelt, laid.world.bram, "Bram", ("coordinator",))
    ) as access:
        with pytest.raises(NotFound):
            await actions.complete(access, made, version=1, now=clock.now())
    async with door.enter(member_access(laid.world.pelt, celia, "Celia", ("replacement",))) as access:
        await actions.complete(access, made, version=1, now=clock.now())
        assert [line.done_at is not None for line in await agreements(access, laid.case)] == [True]
