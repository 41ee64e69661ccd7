"""Taking a yes back: the help goes on, everything that stood on it stops in the same moment."""

import asyncio
from typing import Any

import pytest

from infra import clock
from infra.piccolo_conf import DB
from services.consents.queries import find_consent
from services.demonstration.cast import Cast
from services.errors import NotAllowed
from services.invitations.actions import invite
from services.procedures.withdraw_consent import withdraw_consent
from tenants import door, outbox
from tenants.access import Access, guest_access
from tests.cases.conftest import Niels
from tests.cases.people import inside, rows
from tests.conftest import Browser

STATE = """
select (select count(*)::int from invitation where withdrawn_at is null) as asked,
       (select count(*)::int from consultation where cancelled_at is null and held_at is null) as planned,
       (select count(*)::int from guest_link where ended_at is null) as links
"""
SEAT = """
select t.id from participant t join consultation s on s.id = t.consultation
where t.circle_member = $1 and s.held_at is null
"""
NOTHING = {"asked": 0, "planned": 0, "links": 0}


async def test_the_page_says_first_that_the_help_goes_on(an: Browser, niels: Niels) -> None:
    page = (await an.get(f"{niels.path}/toestemming/intrekking")).text
    assert "<h1>“Je hulp loopt gewoon door.”</h1>" in page
    assert "gaat niet door." in page
    assert "Leen, Koen, Ward, Hilde en Tine krijgen bericht" in page


async def test_everything_that_stood_on_it_stops(an: Browser, world: Cast, niels: Niels) -> None:
    before = (await rows(world, STATE))[0]
    assert before["asked"] > 5
    assert before["planned"] == 1
    answer = await an.post(f"{niels.path}/toestemming/intrekking", {"words": "Nu even niet."})
    assert answer.status_code == 303
    assert await rows(world, STATE) == [NOTHING]
    assert (await rows(world, "select withdrawn_words from consent")) == [
        {"withdrawn_words": "Nu even niet."}
    ]


async def test_the_case_shows_a_calm_next_step_and_the_history(an: Browser, niels: Niels) -> None:
    await an.post(f"{niels.path}/toestemming/intrekking", {})
    assert "Niels wil nu geen overleg." in (await an.get(niels.path)).text
    assert "Ingetrokken op" in (await an.get(f"{niels.path}/toestemming")).text
    assert "hoort niets meer" in (await an.get(f"{niels.path}/weten")).text


async def test_it_is_noted_and_a_second_time_changes_nothing(an: Browser, world: Cast, niels: Niels) -> None:
    for _ in range(2):
        await an.post(f"{niels.path}/toestemming/intrekking", {})
    line = "select subject from audit_line where action = 'consent.withdrawn'"
    assert await rows(world, line) == [{"subject": niels.people["Niels"]}]


async def test_somebody_of_the_family_ends_only_their_own(an: Browser, world: Cast, niels: Niels) -> None:
    before = await rows(world, STATE)
    await an.post(f"{niels.path}/toestemming/intrekking?voor={niels.people['Jos']}", {})
    assert await rows(world, STATE) == before


async def guest(world: Cast, niels: Niels, name: str) -> Access:
    """Somebody who came in by the link of the coming consultation."""
    seat: Any = (await rows(world, SEAT, niels.people[name]))[0]["id"]
    return guest_access(world.pelt, seat, name, niels.case)


async def test_niels_takes_it_back_through_his_own_link(world: Cast, niels: Niels) -> None:
    async with door.enter(await guest(world, niels, "Niels")) as access:
        await withdraw_consent(access, niels.case, niels.people["Niels"], now=clock.now())
    assert await rows(world, STATE) == [NOTHING]


async def test_a_helper_takes_back_nobodys_yes(world: Cast, niels: Niels) -> None:
    with pytest.raises(NotAllowed):
        async with door.enter(await guest(world, niels, "Leen")) as access:
            await withdraw_consent(access, niels.case, niels.people["Niels"], now=clock.now())
    async with inside(world, "an") as access:
        assert await find_consent(access, niels.case) is not None


async def test_an_invitation_of_that_very_moment_is_ended_too(world: Cast, niels: Niels) -> None:
    seat: Any = (await rows(world, SEAT, niels.people["Niels"]))[0]["id"]
    is_invited = asyncio.Event()

    async def take_back() -> None:
        await is_invited.wait()
        async with inside(world, "an") as access:
            await withdraw_consent(access, niels.case, niels.people["Niels"], now=clock.now())

    taking_back = asyncio.create_task(take_back())
    async with inside(world, "an") as access:
        await invite(access, seat, channel="paper", now=clock.now())
        is_invited.set()
        await asyncio.sleep(0.3)
    await taking_back
    assert await rows(world, STATE) == [NOTHING]


async def test_taken_back_twice_at_once_is_once(an: Browser, world: Cast, niels: Niels) -> None:
    place = f"{niels.path}/toestemming/intrekking"
    answers = await asyncio.gather(*(an.post(place, {}) for _ in range(3)))
    assert [answer.status_code for answer in answers] == [303] * 3
    line = "select count(*)::int as n from audit_line where action = 'consent.withdrawn'"
    assert await rows(world, line) == [{"n": 1}]


async def test_a_yes_that_is_over_counts_no_more(world: Cast, niels: Niels) -> None:
    await rows(world, "update consent set valid_until = current_day() - 1")
    async with inside(world, "an") as access:
        assert await find_consent(access, niels.case) is None


async def test_every_mail_that_stands_on_the_yes_is_taken_back(world: Cast, niels: Niels) -> None:
    asked: Any = (await rows(world, "select id from invitation where withdrawn_at is null limit 1"))[0]["id"]
    async with inside(world, "an") as access:
        for job in ("agendas.tell", "polls.remind", "invitations.code"):
            await outbox.add(access, job, dedupe=f"test:{job}", invitation=asked)
        await withdraw_consent(access, niels.case, niels.people["Niels"], now=clock.now())
    left = "select job from outbox where dedupe_key like 'test:%' and cancelled_at is null"
    assert await rows(world, left) == [{"job": "invitations.code"}]


async def test_one_person_less_takes_back_the_mail_to_that_person_alone(
    an: Browser, world: Cast, niels: Niels
) -> None:
    one = (
        "select i.id from invitation i join participant t on t.id = i.participant where t.circle_member = $1"
    )
    async with inside(world, "an") as access:
        for name in ("Ward", "Leen"):
            asked: Any = (await rows_in(one, niels.people[name]))[0]["id"]
            await outbox.add(access, "agendas.tell", dedupe=f"test:{name}", invitation=asked)
    await an.post(f"{niels.path}/toestemming/inperking", {"without": str(niels.people["Ward"])})
    left = "select dedupe_key from outbox where dedupe_key like 'test:%' and cancelled_at is null"
    assert await rows(world, left) == [{"dedupe_key": "test:Leen"}]


async def rows_in(query: str, *values: object) -> list[Any]:
    """Inside the transaction that is open."""
    return [dict(row) for row in await DB.connection.fetch(query, *values)]
