"""What somebody with a screen in their hands tries: another case, writing, other pages, another municipality."""

from base64 import urlsafe_b64encode
from datetime import timedelta
from uuid import uuid4

import asyncpg
import httpx
import pytest
from litestar import Litestar

from infra import clock
from infra.piccolo_conf import DB
from services.cases.tables import Case
from services.demonstration.cast import Cast
from services.errors import NotAllowed, NotFound
from services.plans.actions import note_agreement
from services.screens import pairing
from services.screens.actions import switch_off
from services.screens.queries import get_shown
from tenants import door
from tenants.access import guest_access, public_access, screen_access
from tests.conftest import Browser, client_of
from tests.screens.shown import Screened, screened_table
from tests.tenants.test_wall import access_of, insert_case
from web.entrance import SESSION_COOKIE
from web.guests.entrance import SESSION_COOKIE as GUEST_COOKIE
from web.screens.entrance import SCREEN_COOKIE


@pytest.fixture
async def table(world: Cast) -> Screened:
    return await screened_table(world)


async def pass_of(table: Screened) -> str:
    async with table.an() as access:
        return await pairing.open_here(access, table.laid.consultation, now=clock.now())


async def test_postgresql_shows_a_screen_one_case(table: Screened) -> None:
    async with door.enter(access_of(table.world, "bram")):
        other = await insert_case(table.world.members["bram", "pelt"])
    async with table.inside():
        assert [row["id"] for row in await Case.select(Case.id)] == [table.laid.case]
    async with table.inside(other) as access:
        with pytest.raises(NotFound):
            await get_shown(access, table.screen, now=clock.now())


@pytest.mark.parametrize("try_it", ["update consultation set goal = 'x'", "set transaction read write"])
async def test_postgresql_lets_a_screen_write_nothing(table: Screened, try_it: str) -> None:
    with pytest.raises(asyncpg.PostgresError, match=r"read-only|read-write mode"):
        async with table.inside():
            await DB.connection.execute(try_it)


async def test_a_screen_has_one_right(table: Screened) -> None:
    async with table.inside() as access:
        with pytest.raises(NotAllowed):
            await note_agreement(access, table.laid.case, "Leen belt", None, None, now=clock.now())


async def test_nobody_goes_on_from_a_screen(table: Screened) -> None:
    async with table.inside():
        pass
    async with door.lobby() as lobby:
        await lobby.admit(public_access(table.world.pelt))
        await lobby.let_through(screen_access(table.world.pelt, table.screen, table.laid.case))
        with pytest.raises(RuntimeError):
            await lobby.let_through(guest_access(table.world.pelt, uuid4(), "", table.laid.case))


async def test_a_pass_is_sealed_for_one_municipality(table: Screened) -> None:
    given = await pass_of(table)
    claim = pairing.read_pass(given, table.world.pelt.id)
    assert claim is not None
    assert claim.case == table.laid.case
    forged = urlsafe_b64encode(b"\0" * 12 + claim.case.bytes + claim.screen.bytes + b"\0" * 16).decode()
    flipped = given[:-3] + ("A" if given[-3] != "A" else "B") + given[-2:]
    for wrong in ("", "x", "é", forged, flipped, given[:-4], claim.case.hex):
        assert pairing.read_pass(wrong, table.world.pelt.id) is None
    assert pairing.read_pass(given, table.world.genk.id) is None


async def test_a_pass_opens_the_screen_and_no_other_page(table: Screened, app: Litestar) -> None:
    given = await pass_of(table)
    async with client_of(app) as client:
        client.cookies.set(SCREEN_COOKIE, given, domain="rondetafel.example")
        assert "Waarvoor we samenzitten" in (await client.get("/pelt/scherm")).text
        assert "Waarvoor we samenzitten" not in (await client.get("/genk/scherm")).text
        assert (await client.get("/genk/scherm/beeld")).status_code == 410
        for path in (f"{table.laid.place}/tafel", f"{table.laid.place}/schermen", "/vandaag"):
            assert (await client.get(path)).status_code == 303
        sent = await client.post(f"{table.laid.place}/tafel/afspraken", data={"sentence": "Leen belt"})
        assert sent.status_code in {303, 403}
        for name in (SESSION_COOKIE, GUEST_COOKIE):
            client.cookies.set(name, given, domain="rondetafel.example")
        assert (await client.get("/vandaag")).status_code == 303


async def test_a_screen_that_was_switched_off_is_dark_like_any_other_browser(
    table: Screened, app: Litestar
) -> None:
    given = await pass_of(table)
    async with table.an() as access:
        await switch_off(access, table.laid.consultation, now=clock.now())
    async with client_of(app) as client:
        stranger = await client.get("/pelt/scherm/beeld")
        client.cookies.set(SCREEN_COOKIE, given, domain="rondetafel.example")
        assert seen(await client.get("/pelt/scherm/beeld")) == seen(stranger)
        assert (await client.get("/pelt/scherm/stroom")).status_code == 204
        assert "Toon cijfers" in (await client.get("/pelt/scherm")).text


async def test_an_hour_after_the_end_it_is_dark(table: Screened) -> None:
    with pytest.raises(NotFound):
        await table.now(clock.now() + timedelta(hours=30))


async def test_other_staff_finds_no_screens(
    table: Screened, bram: Browser, celia: Browser, fien: Browser, gust: Browser
) -> None:
    for other in (bram, celia, fien, gust):
        for path in ("schermen", "schermen/hier", "schermen/uit", f"schermen/{table.screen}/uit"):
            real = await other.post(f"{table.laid.place}/{path}", {"digits": "123456"})
            unknown = await other.post(f"/overleggen/{uuid4()}/{path}", {"digits": "123456"})
            assert seen(real) == seen(unknown)
            assert real.status_code == 404
    assert (await table.now()).goal != ""


def seen(got: httpx.Response) -> tuple[int, bytes]:
    return got.status_code, got.content
