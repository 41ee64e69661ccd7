"""Several providers side by side: which the page offers, whom each may vouch for, and what stays secret."""

from base64 import b64decode

import asyncpg
import pytest

from infra.settings import settings
from services.demonstration.cast import Cast
from tenants import door, proofs
from tests.conftest import Browser
from tests.signin.journeys import away, inside, leave, sign_in
from tests.signin.liar import CLIENT, Liar, lying
from tests.signin.vouching import DIRECTORY, OF_ENTRA, SECRET, come, give, register
from web.signin import ways


@pytest.fixture
def _in_earnest(world: Cast, monkeypatch: pytest.MonkeyPatch) -> object:
    """Not a demo: no cast on the page."""
    monkeypatch.setenv("DEMO", "0")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


async def offered(browser: Browser, query: str = "") -> list[str]:
    """The codes of the buttons on the sign-in page."""
    page = (await browser.get(f"/aanmelden{query}")).text
    return [part.split('"')[0] for part in page.split('name="dienst" value="')[1:]]


@pytest.mark.usefixtures("_in_earnest")
async def test_one_provider_is_one_button(nobody: Browser) -> None:
    assert await offered(nobody) == ["omgeving"]
    assert "Toon hoe ik me aanmeld" not in (await nobody.get("/aanmelden")).text


@pytest.mark.usefixtures("_in_earnest")
async def test_without_one_of_the_environment_the_rows_are_all_there_is(
    nobody: Browser, acm: Liar, admin: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OIDC_ISSUER", "")
    settings.cache_clear()
    assert await offered(nobody) == ["acm"]

    await admin.execute("update identity_provider set ended_at = now()")
    assert "nog geen aanmelddienst ingesteld" in (await nobody.get("/aanmelden")).text
    assert (await nobody.http.post("/aanmelden")).status_code == 403


@pytest.mark.usefixtures("_in_earnest", "acm", "entra")
async def test_several_are_chosen_by_name_or_by_municipality(nobody: Browser) -> None:
    assert await offered(nobody) == ["omgeving", "acm", "microsoft"]
    page = (await nobody.get("/aanmelden")).text
    assert "voor Pelt" in page
    assert '<option value="pelt">Pelt</option>' in page

    assert await offered(nobody, "?gemeente=genk") == ["omgeving", "acm"]
    assert await offered(nobody, "?gemeente=pelt&terug=/aanvragen") == ["omgeving", "acm", "microsoft"]
    chosen = (await nobody.get("/aanmelden?gemeente=pelt&terug=/aanvragen")).text
    assert 'name="gemeente" value="pelt"' in chosen
    assert 'name="terug" value="/aanvragen"' in chosen


@pytest.mark.usefixtures("_in_earnest", "entra")
async def test_a_municipality_that_is_not_there_is_told_at_the_field(nobody: Browser) -> None:
    page = (await nobody.get("/aanmelden?gemeente=atlantis")).text

    assert "Die gemeente staat niet in de lijst" in page
    assert "atlantis" not in page


@pytest.mark.usefixtures("_in_earnest")
async def test_of_very_many_those_for_everybody_come_first(
    nobody: Browser, world: Cast, admin: asyncpg.Connection, acm: Liar, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        one = await register(
            admin, acm, {"code": f"p{number}", "name": f"Dienst {number}", "kind": "oidc"}, is_for_all=False
        )
        await give(admin, one, municipality=world.pelt.id)

    assert await offered(nobody) == ["omgeving", "acm"]
    assert len(await offered(nobody, "?gemeente=pelt")) == 8
    await give(admin, one, network=world.network)
    assert await offered(nobody) == ["omgeving", "acm", "p5"]

    await admin.execute("update identity_provider set is_for_all = false")
    await admin.execute("delete from provider_use where network is not null")
    monkeypatch.setenv("OIDC_ISSUER", "")
    settings.cache_clear()
    page = (await nobody.get("/aanmelden")).text
    assert "Kies eerst voor welke gemeente je werkt" in page
    assert '<option value="pelt">' in page


@pytest.mark.parametrize("code", ["elders", "", "\x00", "omgeving'"])
async def test_a_button_that_is_not_there_leads_nowhere(nobody: Browser, acm: Liar, code: str) -> None:
    response = await nobody.http.post("/aanmelden", data={"dienst": code})

    assert response.status_code == 403
    assert "set-cookie" not in response.headers or "Max-Age=0" in response.headers["set-cookie"]


async def test_a_provider_that_ended_vouches_for_nobody(
    nobody: Browser, acm: Liar, admin: asyncpg.Connection
) -> None:
    back = acm.authorize(await leave(nobody, dienst="acm"))
    await admin.execute("update identity_provider set ended_at = now()")

    assert (await nobody.get(back)).status_code == 403
    assert (await nobody.http.post("/aanmelden", data={"dienst": "acm"})).status_code == 403


async def test_entra_vouches_for_the_municipality_of_the_directory(
    entra: Liar, nobody: Browser, admin: asyncpg.Connection
) -> None:
    response = await come(nobody, entra, "microsoft", OF_ENTRA)

    assert response.headers["location"] == "/vandaag"
    assert "Pelt · Noor Voorbeeld" in (await nobody.get("/vandaag")).text
    issuer = await admin.fetchval("select issuer from member where subject = $1", OF_ENTRA["oid"])
    assert issuer == f"{entra.base}/{DIRECTORY}/v2.0"
    assert "/organizations/v2.0/.well-known/openid-configuration" in entra.visits


async def test_a_plain_provider_of_one_network_gives_roles_from_a_deeper_claim(
    world: Cast, nobody: Browser, admin: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SECRET, CLIENT[1])
    row = {
        "code": "keycloak",
        "name": "Provincie",
        "kind": "oidc",
        "roles_from": "token",
        "is_for_all": False,
    }
    claims = {"role_claim": "realm_access.roles", "role_map": {"lco-lezer": "second-reader"}}
    with lying() as liar:
        provider = await register(admin, liar, row, **claims)
        await give(admin, provider, network=world.network)
        told = {"sub": "eva", "realm_access": {"roles": ["lco-lezer", "offline_access"]}}

        assert (await come(nobody, liar, "keycloak", told)).headers["location"] == "/netwerk"
        assert (await come(nobody, liar, "keycloak", {**told, "realm_access": None})).status_code == 403


async def test_members_of_the_registry_come_in_where_their_provider_may_vouch(
    world: Cast, nobody: Browser, admin: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SECRET, CLIENT[1])
    with lying() as liar:
        provider = await register(admin, liar, {"code": "ad", "name": "AD", "kind": "oidc"}, is_for_all=False)
        await give(admin, provider, municipality=world.genk.id)
        await admin.execute("update member set issuer = $1 where name = 'Celia Voorbeeld'", liar.issuer)

        await come(nobody, liar, "ad", {"sub": "celia-voorbeeld"})
        assert "Genk · Celia" in (await nobody.get("/vandaag")).text
        assert "Kies Pelt" not in (await nobody.get("/aanmelden/gemeente")).text


async def test_the_token_of_a_session_lies_sealed_and_for_that_person_alone(
    nobody: Browser, admin: asyncpg.Connection
) -> None:
    await sign_in(nobody, "an-voorbeeld")
    stored = await admin.fetchrow("select * from session where ended_at is null")
    assert stored is not None
    assert not any("eyJ" in str(value) for value in stored.values())
    sealed, issuer = stored["sealed_id_token"], stored["issuer"]

    token = proofs.unseal(sealed, issuer, "an-voorbeeld")
    assert b'"sub":"an-voorbeeld"' in b64decode(token.split(".")[1] + "==")
    assert proofs.unseal(sealed, issuer, "bram-voorbeeld") == ""
    assert f"id_token_hint={token}" in await away(await inside(nobody).post("/afmelding"))


async def test_the_program_cannot_choose_who_vouches_for_people(
    world: Cast, admin: asyncpg.Connection
) -> None:
    ask = "select has_table_privilege('app', $1, 'insert') or has_table_privilege('app', $1, 'update')"
    for table in ("identity_provider", "provider_use"):
        assert not await admin.fetchval(ask, table)


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL", "OIDC_", "oidc_x", "PATH"])
async def test_a_row_names_secrets_of_providers_alone(
    world: Cast, admin: asyncpg.Connection, name: str
) -> None:
    with lying() as liar, pytest.raises(asyncpg.CheckViolationError):
        await register(admin, liar, {"code": "x", "name": "x", "kind": "oidc"}, secret_name=name)


async def test_the_national_number_is_never_asked(world: Cast, admin: asyncpg.Connection) -> None:
    with lying() as liar, pytest.raises(asyncpg.CheckViolationError):
        await register(admin, liar, {"code": "x", "name": "x", "kind": "oidc"}, scopes=["openid", "rrn"])


async def test_after_a_merger_the_providers_of_both_are_those_of_the_successor(
    world: Cast, nobody: Browser, admin: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SECRET, CLIENT[1])
    row = {"code": "samen", "name": "Samen", "kind": "oidc", "roles_from": "token", "is_for_all": False}
    claims = {"role_claim": "roles", "role_map": {"lco": "coordinator"}}
    with lying() as liar:
        provider = await register(admin, liar, row, **claims)
        for home in (world.pelt, world.genk):
            await give(admin, provider, municipality=home.id)
        assert (await come(nobody, liar, "samen", {"roles": ["lco"]})).status_code == 403

        merge = "update municipality set valid_to = '2025-01-01', merged_into = $2 where id = $1"
        await admin.execute(merge, world.pelt.id, world.genk.id)
        assert (await come(nobody, liar, "samen", {"roles": ["lco"]})).status_code == 303
        assert "Genk · " in (await nobody.get("/vandaag")).text
        async with door.lobby():
            assert [way.line for way in (await ways.ways("")).found] == ["", "voor Genk"]
