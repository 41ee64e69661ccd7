"""Six digits on the screen, typed at the table: right, wrong, old, twice, too often."""

import re
from datetime import timedelta

import pytest
from litestar import Litestar

from infra import clock
from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from services.errors import Refused
from services.screens import pairing
from services.screens.actions import MOST
from services.screens.queries import screens_on
from tenants import door
from tenants.access import public_access
from tests.conftest import Browser, client_of
from tests.meetings.laid import Laid, laid_table
from tests.tenants.test_wall import access_of
from web.screens.entrance import SCREEN_COOKIE

DIGITS = re.compile(r"(\d{3}) (\d{3})")


@pytest.fixture
async def laid(world: Cast) -> Laid:
    return await laid_table(world)


async def digits_on(screen: Browser) -> str:
    await screen.post("/pelt/scherm")
    found = DIGITS.search((await screen.get("/pelt/scherm")).text)
    assert found
    return found[1] + found[2]


async def on(world: Cast, laid: Laid) -> list[int]:
    async with door.enter(access_of(world, "an")) as access:
        return [one.number for one in await screens_on(access, laid.consultation, now=clock.now())]


async def test_nothing_is_on_by_itself(world: Cast, laid: Laid, an: Browser, nobody: Browser) -> None:
    assert await on(world, laid) == []
    assert "Niemand leest mee" in (await an.get(f"{laid.place}/schermen")).text
    assert "Er staat nog niets op." in (await nobody.get("/pelt/scherm")).text


async def test_the_digits_of_the_screen_typed_at_the_table_switch_it_on(
    world: Cast, laid: Laid, an: Browser, nobody: Browser
) -> None:
    digits = await digits_on(nobody)
    sent = await an.post(f"{laid.place}/schermen", {"digits": f" {digits[:3]} {digits[3:]}"})
    assert sent.headers["location"] == f"{laid.place}/schermen?bewaard=aan"
    assert "Scherm 1" in (await an.get(f"{laid.place}/schermen")).text
    becomes = await nobody.get("/pelt/scherm")
    assert becomes.status_code == 303
    cookie = becomes.headers["set-cookie"]
    assert all(word in cookie for word in ("HttpOnly", "Secure", "SameSite=strict", "Path=/"))
    assert str(laid.case) not in cookie
    assert "Waar kan ik later wonen?" in (await nobody.get("/pelt/scherm")).text
    assert await on(world, laid) == [1]


async def test_only_the_browser_that_showed_them_learns_it(
    laid: Laid, an: Browser, nobody: Browser, app: Litestar
) -> None:
    digits = await digits_on(nobody)
    await an.post(f"{laid.place}/schermen", {"digits": digits})
    async with client_of(app) as other:
        assert (await other.get("/pelt/scherm")).status_code == 200
        assert SCREEN_COOKIE not in other.cookies


@pytest.mark.parametrize(
    "typed",
    ["", "12", "abcdef", "999 9999", "a\x00b", "<b>1</b>", "\uff11\uff12\uff13\uff14\uff15\uff16", "x" * 300],
)
async def test_wrong_digits_say_so_and_keep_what_was_typed(laid: Laid, an: Browser, typed: str) -> None:
    sent = await an.post(f"{laid.place}/schermen", {"digits": typed})
    assert sent.status_code == 422
    assert 'aria-invalid="true"' in sent.text


async def test_old_digits_do_nothing(world: Cast, laid: Laid, an: Browser, nobody: Browser) -> None:
    digits = await digits_on(nobody)
    async with door.enter(public_access(world.pelt)):
        await DB.connection.execute("update screen_pairing set asked_at = asked_at - interval '10 minutes'")
    assert "Deze cijfers zijn te oud" in (await nobody.get("/pelt/scherm")).text
    assert (await an.post(f"{laid.place}/schermen", {"digits": digits})).status_code == 422
    assert await on(world, laid) == []
    again = await digits_on(nobody)
    assert (await an.post(f"{laid.place}/schermen", {"digits": again})).status_code == 303


async def test_the_same_digits_work_once(world: Cast, laid: Laid, an: Browser, nobody: Browser) -> None:
    digits = await digits_on(nobody)
    answers = [await an.post(f"{laid.place}/schermen", {"digits": digits}) for _ in range(2)]
    assert [one.status_code for one in answers] == [303, 422]
    assert await on(world, laid) == [1]


async def test_one_place_asks_for_digits_so_often_and_no_more(world: Cast) -> None:
    async with door.enter(public_access(world.pelt)) as desk:
        for _ in range(pairing.ASKED_FROM_ONE_PLACE):
            await pairing.ask(desk, "192.0.2.0/24", now=clock.now())
    with pytest.raises(Refused, match=r"screen\.too-busy"):
        async with door.enter(public_access(world.pelt)) as desk:
            await pairing.ask(desk, "192.0.2.0/24", now=clock.now())
    async with door.enter(public_access(world.pelt)) as desk:
        await pairing.ask(desk, "198.51.100.0/24", now=clock.now() + timedelta(seconds=1))


async def test_a_member_types_wrong_digits_so_often_and_no_more(
    laid: Laid, an: Browser, nobody: Browser
) -> None:
    for _ in range(pairing.TRIED_BY_ONE_MEMBER):
        await an.post(f"{laid.place}/schermen", {"digits": "000000"})
    digits = await digits_on(nobody)
    sent = await an.post(f"{laid.place}/schermen", {"digits": digits})
    assert (sent.status_code, "te vaak geprobeerd" in sent.text) == (422, True)


async def test_each_screen_goes_off_by_itself_and_all_at_once(world: Cast, laid: Laid, an: Browser) -> None:
    for _ in range(3):
        await an.post(f"{laid.place}/schermen/hier")
    async with door.enter(access_of(world, "an")) as access:
        first = (await screens_on(access, laid.consultation, now=clock.now()))[0]
    await an.post(f"{laid.place}/schermen/{first.id}/uit")
    assert await on(world, laid) == [2, 3]
    await an.post(f"{laid.place}/schermen/uit")
    assert await on(world, laid) == []


async def test_a_window_of_the_own_browser_needs_no_digits(laid: Laid, an: Browser) -> None:
    sent = await an.post(f"{laid.place}/schermen/hier")
    assert sent.headers["location"] == "/pelt/scherm"
    assert "Waar kan ik later wonen?" in (await an.get("/pelt/scherm")).text


async def test_eight_screens_are_enough(laid: Laid, an: Browser, nobody: Browser) -> None:
    for _ in range(MOST):
        await an.post(f"{laid.place}/schermen/hier")
    digits = await digits_on(nobody)
    assert "acht schermen" in (await an.post(f"{laid.place}/schermen", {"digits": digits})).text
