"""Offering a case: what must be so first, who sees what, saying no, taking back."""

from datetime import timedelta
from uuid import UUID

import pytest

from infra import clock
from services.consultations.actions import plan_consultation
from services.consultations.rules import Sitting
from services.errors import NotFound, Refused
from services.moves.actions import decline, notice_answer, offer, take_back
from services.moves.queries import answers, get_waiting, waiting_for_us
from services.moves.rules import Consented
from services.procedures.move_case import accept
from services.procedures.withdraw_consent import withdraw_consent
from tenants import crossings
from tests.cases.people import inside, rows
from tests.crawl.told import Told
from tests.later import run_due
from tests.moves.conftest import Moving, call_off, offer_to_genk


async def test_what_is_planned_is_held_or_called_off_first(told: Told) -> None:
    world, case = told.scenery.world, UUID(told.scenery.ids["coming"]["case_id"])
    with pytest.raises(Refused, match=r"move\.sitting-first"):
        await offer_to_genk(world, case)
    await call_off(world, case)
    await offer_to_genk(world, case)
    with pytest.raises(Refused, match=r"move\.is-offered"):
        await offer_to_genk(world, case)


async def test_only_the_coordinator_offers_and_only_with_a_fresh_yes(moving: Moving) -> None:
    world = moving.world
    said = Consented("Niels", clock.today() - timedelta(days=200), "spoken")
    async with inside(world, "an") as access:
        await take_back(access, moving.case, words="", now=clock.now())
        with pytest.raises(Refused, match=r"move\.asked-long-ago"):
            await offer(access, moving.case, world.genk.id, said, now=clock.now())
        with pytest.raises(Refused, match=r"move\.not-there"):
            fresh = Consented("Niels", clock.today(), "spoken")
            await offer(access, moving.case, world.pelt.id, fresh, now=clock.now())
    async with inside(world, "bram") as access:
        with pytest.raises(NotFound):
            await offer(access, moving.case, world.genk.id, said, now=clock.now())


async def test_genk_sees_who_offers_and_nothing_about_whom(moving: Moving) -> None:
    async with inside(moving.world, "celia", "genk") as access:
        waiting = await get_waiting(access, moving.move)
    assert (waiting.move, waiting.came_from, waiting.offered_by) == (moving.move, "Pelt", "An Voorbeeld")
    assert waiting.phone
    async with inside(moving.world, "an"):
        assert await crossings.moves_waiting() == []
    async with inside(moving.world, "celia", "pelt"):
        assert await crossings.moves_waiting() == []


async def test_no_with_a_reason_is_told_and_everything_stays(moving: Moving) -> None:
    async with inside(moving.world, "celia", "genk") as access:
        await decline(access, moving.move, "Niels woont nog niet hier.", now=clock.now())
    await run_due()
    async with inside(moving.world, "an") as access:
        [told] = [one for one in await answers(access) if one.id == moving.move]
        assert (told.outcome, told.words, told.place) == ("declined", "Niels woont nog niet hier.", "Genk")
        await notice_answer(access, told.id, now=clock.now())
        assert moving.move not in {one.id for one in await answers(access)}
    assert await rows(moving.world, 'select coordinator from "case" where id = $1', moving.case) == [
        {"coordinator": moving.world.an}
    ]
    log = "select action from audit_line where subject = $1 order by number"
    actions = [row["action"] for row in await rows(moving.world, log, moving.move)]
    assert actions == ["case.offered", "case.move-declined", "case.answer-read"]


async def test_what_was_taken_back_cannot_be_accepted(moving: Moving) -> None:
    async with inside(moving.world, "an") as access:
        await take_back(access, moving.case, words="Hij blijft toch.", now=clock.now())
    async with inside(moving.world, "celia", "genk") as access:
        assert moving.move not in {one.move for one in await waiting_for_us(access)}
        with pytest.raises(NotFound):
            await accept(access, moving.move, now=clock.now())
        with pytest.raises(NotFound):
            await decline(access, moving.move, "te laat", now=clock.now())


async def test_a_client_who_stops_ends_the_offer(moving: Moving) -> None:
    query = "select id from circle_member where \"case\" = $1 and kind = 'client'"
    client = (await rows(moving.world, query, moving.case))[0]["id"]
    async with inside(moving.world, "an") as access:
        await withdraw_consent(access, moving.case, client, now=clock.now())
    async with inside(moving.world, "celia", "genk") as access:
        assert moving.move not in {one.move for one in await waiting_for_us(access)}


async def test_a_sitting_that_was_planned_meanwhile_keeps_the_case_there(moving: Moving) -> None:
    async with inside(moving.world, "an") as access:
        begins = clock.now() + timedelta(days=9)
        sitting = Sitting(begins, begins + timedelta(hours=1), "OCMW Pelt")
        await plan_consultation(access, moving.case, sitting, [], now=clock.now())
    async with inside(moving.world, "celia", "genk") as access:
        with pytest.raises(Refused, match=r"move\.sitting-ahead"):
            await accept(access, moving.move, now=clock.now())
