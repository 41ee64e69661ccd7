"""Dirk sees municipalities and coordinators, and no case."""

from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.contributions.conftest import an_in, send
from tests.tenants.test_wall import case_of_an


async def test_dirk_finds_what_there_is(world: Cast, dirk: Browser) -> None:
    shown = await dirk.get("/netwerk")
    assert shown.status_code == 200
    assert "Er wacht niets op jou." in shown.text
    for path in ("leeszaal", "bundels", "publicaties", "themas", "gemeenten", "coordinatoren", "logboek"):
        assert f'href="/netwerk/{path}"' in shown.text
        assert (await dirk.get(f"/netwerk/{path}")).status_code == 200
    assert "/netwerk/lezen" not in shown.text


async def test_eva_finds_what_waits_first(world: Cast, eva: Browser, dirk: Browser) -> None:
    made = await send(an_in(world), world.network)
    shown = (await eva.get("/netwerk")).text
    assert "Er wacht één tekst om na te lezen." in shown
    assert "/netwerk/themas" not in shown
    assert "/netwerk/logboek" not in shown
    await eva.post(f"/netwerk/lezen/{made}/aanvaarding", {"theme": "", "domain": "", "kind": ""})
    assert "Eén tekst is nog niet ingedeeld." in (await eva.get("/netwerk")).text
    assert "ingedeeld" not in (await dirk.get("/netwerk")).text


async def test_dirk_sees_no_case_and_no_bottleneck_of_a_municipality(world: Cast, dirk: Browser) -> None:
    case = await case_of_an(world)
    for path in (f"/situaties/{case}", f"/situaties/{case}/knelpunten", "/knelpunten"):
        assert (await dirk.get(path)).status_code == 404


async def test_an_is_not_of_the_network(world: Cast, an: Browser) -> None:
    assert (await an.get("/netwerk")).status_code == 404


async def test_who_is_not_signed_in_is_sent_to_sign_in(nobody: Browser) -> None:
    sent = await nobody.get("/netwerk")
    assert (sent.status_code, sent.headers["location"]) == (303, "/aanmelden?terug=%2Fnetwerk")
