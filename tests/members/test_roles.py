"""Roles: changed after showing who you are, at work at the next click, and never over somebody else's change."""

import httpx

from services.demonstration.cast import Cast
from tenants.sessions import Workplace
from tests.conftest import Browser
from tests.members.people import signed_in_as, version_of


async def test_a_role_works_from_the_next_click_on(world: Cast, fien: Browser, gust: Browser) -> None:
    path = f"/medewerkers/{world.members['gust', 'pelt']}"
    version = await version_of(fien, path)

    sent = await fien.post(f"{path}/rollen", {"version": version, "roles": ["coordinator", "administrator"]})
    page = await fien.get(path)

    assert sent.status_code == 303
    assert "coördinator en lokale beheerder" in page.text
    assert (await gust.get("/vandaag")).headers["location"] == "/aanmelden?terug=%2Fvandaag"


async def test_who_did_not_just_show_who_they_are_is_asked_first(
    world: Cast, elsewhere: httpx.AsyncClient
) -> None:
    place = Workplace(world.pelt.id, world.members["fien", "pelt"], None, ("administrator",))
    fien = await signed_in_as(elsewhere, "fien", place, is_fresh=False)
    path = f"/medewerkers/{world.bram}"
    version = await version_of(fien, path)

    for act, data in (
        ("rollen", {"roles": "staff"}),
        ("vertrek", {"successor": ""}),
        ("toegang", {}),
    ):
        sent = await fien.post(f"{path}/{act}", {"version": version, **data})
        assert sent.headers["location"].startswith("/aanmelden/bevestiging")
    blocked = await fien.post(f"{path}/blokkering", {"version": version, "reason": "Meteen."})
    assert blocked.headers["location"] == f"{path}?bewaard=blokkering"


async def test_the_second_of_two_administrators_is_told_and_keeps_the_choice(
    world: Cast, fien: Browser
) -> None:
    path = f"/medewerkers/{world.bram}"
    version = await version_of(fien, path)
    await fien.post(f"{path}/rollen", {"version": version, "roles": ["coordinator", "chair"]})

    second = await fien.post(f"{path}/rollen", {"version": version, "roles": ["coordinator", "staff"]})

    assert second.status_code == 409
    assert "Iemand anders veranderde dit net voor jou." in second.text
    assert "coördinator en voorzitter uit de pool" in second.text
    assert 'value="staff" checked' in second.text or 'checked id="roles-3"' in second.text
    again = await fien.post(f"{path}/rollen", {"version": "2", "roles": ["coordinator", "staff"]})
    assert again.status_code == 303


async def test_no_role_and_no_reason_are_told_at_the_field(world: Cast, fien: Browser) -> None:
    path = f"/medewerkers/{world.bram}"
    version = await version_of(fien, path)

    nothing = await fien.post(f"{path}/rollen", {"version": version})
    silent = await fien.post(f"{path}/blokkering", {"version": version, "reason": "  "})
    strange = await fien.post(f"{path}/rollen", {"version": version, "roles": ["king"]})

    assert "Kies minstens één rol." in nothing.text
    assert "Schrijf waarom." in silent.text
    assert [one.status_code for one in (nothing, silent, strange)] == [422, 422, 422]


async def test_a_member_of_another_municipality_does_not_exist(
    world: Cast, fien: Browser, an: Browser
) -> None:
    celia = world.members["celia", "genk"]
    assert (await fien.get(f"/medewerkers/{celia}")).status_code == 404
    assert (await fien.post(f"/medewerkers/{celia}/blokkering", {"reason": "x"})).status_code == 404
    assert (await an.get("/medewerkers")).status_code == 404
