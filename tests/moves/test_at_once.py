"""Two things in the same moment: An writes while Genk accepts, two tabs, a second click, the other answer first."""

import asyncio
import re
from uuid import UUID

from infra import clock
from services.moves.actions import decline, take_back
from services.procedures.move_case import accept
from tests.cases.people import inside
from tests.conftest import Browser
from tests.moves.conftest import Moving

ONCE = re.compile(r'name="once"[^>]*value="([^"]+)"')


async def test_what_an_writes_while_genk_accepts_is_lost_nowhere_and_breaks_nothing(moving: Moving) -> None:
    an = moving.told.browsers["an"]
    path = f"/situaties/{moving.case}"
    form = {"kind": "network", "first_name": "Buur", "last_name": "Voorbeeld"}
    has_it = asyncio.Event()

    async def accepts_slowly() -> None:
        async with inside(moving.world, "celia", "genk") as access:
            await accept(access, moving.move, now=clock.now())
            has_it.set()
            await asyncio.sleep(0.5)

    accepting = asyncio.create_task(accepts_slowly())
    await has_it.wait()
    answer = await an.post(f"{path}/kring", form)
    await accepting
    assert answer.status_code == 409
    assert (await an.get(path)).status_code == 200


async def test_a_second_click_leads_to_the_case_and_another_tab_to_a_calm_page(moving: Moving) -> None:
    celia = moving.told.browsers["celia"]
    place = f"/verhuizingen/{moving.move}"
    once = first(await once_in(celia, place))
    got = await asyncio.gather(*(celia.post(f"{place}/aanvaarding", {"once": once}) for _ in range(3)))
    assert {answer.headers.get("location") for answer in got} == {f"/situaties/{moving.case}"}
    late = await celia.post(f"{place}/weigering", {"why": "te laat"})
    assert late.status_code == 404
    assert "Dit aanbod wacht niet meer" in late.text


async def test_accepting_and_taking_back_at_once_has_one_outcome(moving: Moving) -> None:
    async def accepts() -> str:
        async with inside(moving.world, "celia", "genk") as access:
            return str((await accept(access, moving.move, now=clock.now())).id)

    async def takes_back() -> str:
        async with inside(moving.world, "an") as access:
            await take_back(access, moving.case, words="", now=clock.now())
        return "back"

    got = await asyncio.gather(accepts(), takes_back(), return_exceptions=True)
    assert len([one for one in got if isinstance(one, str)]) == 1


async def test_accepting_and_declining_at_once_has_one_outcome(moving: Moving) -> None:
    async def answers(how: str) -> str:
        async with inside(moving.world, "celia", "genk") as access:
            if how == "yes":
                await accept(access, moving.move, now=clock.now())
            else:
                await decline(access, moving.move, "nee", now=clock.now())
        return how

    got = await asyncio.gather(answers("yes"), answers("no"), return_exceptions=True)
    assert len([one for one in got if isinstance(one, str)]) == 1


async def test_what_is_missing_is_said_at_the_field_and_what_was_typed_stays(moving: Moving) -> None:
    celia, an = moving.told.browsers["celia"], moving.told.browsers["an"]
    page = await celia.post(f"/verhuizingen/{moving.move}/weigering", {"why": " "})
    assert (page.status_code, "Schrijf waarom. De collega leest dit." in page.text) == (422, True)
    offered = await an.post(f"/situaties/{moving.case}/verhuis/intrekking", {"words": "x" * 400})
    assert (offered.status_code, "x" * 400 in offered.text) == (422, True)
    again = await an.post(f"/situaties/{moving.case}/verhuis", {"to": str(UUID(int=7))})
    assert again.status_code == 422


async def once_in(browser: Browser, place: str) -> list[str]:
    return ONCE.findall((await browser.get(place)).text)


def first(found: list[str]) -> str:
    return found[0]
