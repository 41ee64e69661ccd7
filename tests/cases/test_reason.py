"""Opening a case that is not yours: with a reason, until tomorrow, told to its coordinator."""

import asyncio
import re

import pytest

from infra import clock
from infra.settings import settings
from services.cases.openings import bar
from services.cases.queries import cases
from services.demonstration.cast import Cast
from tests.cases.conftest import Niels
from tests.cases.people import inside, rows
from tests.conftest import Browser
from tests.later import run_due

REASON = "De woonmaatschappij wacht op antwoord"


async def seek(browser: Browser, name: str) -> tuple[int, str]:
    """Ask for a case by name: the status, and where it leads or what it says."""
    answer = await browser.post("/situaties/opening", {"name": name, "reason": REASON})
    told = re.sub(r'value="[^"]*"', "", answer.text)
    return answer.status_code, answer.headers.get("location", told)


@pytest.mark.parametrize("name", ["Niels", "niels", "Niels Voorbeeld", "  NIELS   voorbeeld "])
async def test_a_colleague_with_a_reason_opens_it(bram: Browser, niels: Niels, name: str) -> None:
    assert await seek(bram, name) == (303, niels.path)
    assert (await bram.get(niels.path)).status_code == 200


async def test_it_closes_after_tomorrow(bram: Browser, world: Cast, niels: Niels) -> None:
    await seek(bram, "Niels")
    path = settings().clock_file
    assert path is not None
    open_on = []
    for days in (0, 1, 2):
        path.write_text(str(days * 24 * 3600))
        async with inside(world, "bram") as access:
            open_on.append([case.name for case in await cases(access)])
    assert open_on == [["Niels"], ["Niels"], []]


async def test_its_coordinator_reads_who_and_why_until_noticed(
    an: Browser, bram: Browser, niels: Niels
) -> None:
    await seek(bram, "Niels")
    page = (await an.get(niels.path)).text
    assert "Bram Voorbeeld opende dit op" in page
    assert REASON in page
    assert REASON not in (await bram.get(niels.path)).text
    seen = re.search(r'action="([^"]+/gezien)"', page)
    assert seen is not None
    await an.post(seen[1])
    assert REASON not in (await an.get(niels.path)).text
    assert REASON in (await an.get(f"{niels.path}/wie-mag-openen")).text


async def test_the_audit_and_a_mail_tell_it_too(bram: Browser, world: Cast, niels: Niels) -> None:
    await seek(bram, "Niels")
    line = "select actor, \"case\", reason from audit_line where action = 'case.opened-with-reason'"
    assert await rows(world, line) == [{"actor": world.bram, "case": niels.case, "reason": None}]
    assert await rows(world, "select words from opening_reason") == [{"words": REASON}]
    assert len(await rows(world, "select id from outbox where job = 'cases.tell-opened'")) == 1
    await run_due()


async def test_a_reason_gives_no_say_over_who_opens(bram: Browser, world: Cast, niels: Niels) -> None:
    await seek(bram, "Niels")
    sent = {"voorzitter-member": str(world.members["gust", "pelt"])}
    assert (await bram.post(f"{niels.path}/wie-mag-openen/voorzitter", sent)).status_code == 422


async def test_nothing_found_and_barred_are_answered_alike(bram: Browser, world: Cast, niels: Niels) -> None:
    unknown = await seek(bram, "Iemand Anders")
    async with inside(world, "an") as access:
        await bar(access, niels.case, world.bram, "helpt deze cliënt", now=clock.now())
    assert await seek(bram, "Niels") == unknown
    assert unknown[0] == 200
    assert "Er is niets geopend" in unknown[1]


async def test_another_municipality_finds_nothing(celia: Browser, fien: Browser, niels: Niels) -> None:
    assert (await seek(celia, "Niels"))[0] == 200
    assert (await seek(fien, "Niels"))[0] == 404


async def test_two_cases_of_one_name_stay_closed(an: Browser, bram: Browser, niels: Niels) -> None:
    await an.post("/situaties", {"name": "Niels", "first_name": "Niels", "coordinator_kind": "external"})
    assert (await seek(bram, "Niels"))[0] == 200
    assert await seek(bram, "Niels Voorbeeld") == (303, niels.path)


async def test_looking_around_ends_after_ten_names(bram: Browser, niels: Niels) -> None:
    found = [(await seek(bram, f"Naam {number}"))[0] for number in range(11)]
    assert found == [200] * 10 + [409]


async def test_my_own_case_just_opens(an: Browser, world: Cast, niels: Niels) -> None:
    assert await seek(an, "Niels") == (303, niels.path)
    assert await rows(world, "select id from case_opening where kind = 'reason'") == []


async def test_looking_around_at_the_same_moment_ends_after_ten_names_too(
    bram: Browser, niels: Niels
) -> None:
    found = await asyncio.gather(*(seek(bram, f"Naam {number}") for number in range(14)))
    assert sorted(status for status, _ in found) == [200] * 10 + [409] * 4
