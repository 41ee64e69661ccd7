"""Dirk sees municipalities and coordinators, and no case."""

from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.tenants.test_wall import case_of_an


async def test_dirk_finds_the_coordinators(world: Cast, dirk: Browser) -> None:
    shown = await dirk.get("/netwerk")
    assert shown.status_code == 200
    assert all(
        word in shown.text for word in ("Pelt", "An Voorbeeld", "Genk", "Celia Voorbeeld", "011 00 00 00")
    )


async def test_dirk_sees_no_case_and_no_bottleneck_of_a_municipality(world: Cast, dirk: Browser) -> None:
    case = await case_of_an(world)
    for path in (f"/situaties/{case}", f"/situaties/{case}/knelpunten", "/knelpunten"):
        assert (await dirk.get(path)).status_code == 404


async def test_an_is_not_of_the_network(world: Cast, an: Browser) -> None:
    assert (await an.get("/netwerk")).status_code == 404


async def test_who_is_not_signed_in_is_sent_to_sign_in(nobody: Browser) -> None:
    sent = await nobody.get("/netwerk")
    assert (sent.status_code, sent.headers["location"]) == (303, "/aanmelden?terug=%2Fnetwerk")
