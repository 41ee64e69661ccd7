"""ACM/IDM: one session is one organisation, and the token says who somebody is and what they may."""

import asyncio
from base64 import b64decode
from json import loads
from typing import Any

import asyncpg
import httpx
import pytest

from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.signin.conftest import Ahead
from tests.signin.journeys import away, inside, leave
from tests.signin.liar import Liar
from tests.signin.vouching import (
    ACM,
    NOOR,
    OCMW_GENK,
    OCMW_PELT,
    OVO_NETWORK,
    TOWN_PELT,
    come,
    give,
    register,
)
from web.entrance import SESSION_COOKIE

ROW = "select tenant, subject, name, email, roles, left_at is null as is_here from member where issuer = $1"


async def row(admin: asyncpg.Connection, acm: Liar) -> asyncpg.Record:
    """The one member that this provider made."""
    [found] = await admin.fetch(ROW, acm.issuer)
    return found


async def test_the_token_makes_the_member(
    acm: Liar, nobody: Browser, world: Cast, admin: asyncpg.Connection
) -> None:
    response = await come(nobody, acm, "acm", NOOR)

    assert response.headers["location"] == "/vandaag"
    assert "Pelt · Noor Voorbeeld" in (await nobody.get("/vandaag")).text
    made = await row(admin, acm)
    assert tuple(made) == (
        world.pelt.id,
        NOOR["vo_id"],
        "Noor Voorbeeld",
        "noor.voorbeeld@pelt.example",
        ["coordinator"],
        True,
    )
    assert await admin.fetchval("select count(*) from audit_line where action = 'member.added-by-token'") == 1


async def test_each_sign_in_builds_it_anew(acm: Liar, nobody: Browser, admin: asyncpg.Connection) -> None:
    await come(nobody, acm, "acm", NOOR)
    roles = [f"LCOGebruiker-lokaalbeheerder:{OCMW_PELT}", f"LCOGebruiker-medewerker:{OCMW_PELT}"]
    await come(nobody, acm, "acm", {**NOOR, "family_name": "Anders", "lco_rol_3d": roles, "vo_email": None})

    made = await row(admin, acm)
    assert (made["name"], made["roles"]) == ("Noor Anders", ["administrator", "staff"])
    assert made["email"] == "noor.voorbeeld@pelt.example"
    assert 'href="/aanvragen"' not in (await nobody.get("/vandaag")).text


async def test_who_has_no_role_any_more_is_out_at_the_next_page_everywhere(
    acm: Liar, nobody: Browser, writer: Browser, admin: asyncpg.Connection
) -> None:
    await come(writer, acm, "acm", NOOR)
    refused = await come(nobody, acm, "acm", {**NOOR, "lco_rol_3d": []})

    assert refused.status_code == 403
    assert not (await row(admin, acm))["is_here"]
    assert (await writer.get("/vandaag")).headers["location"] == "/aanmelden"

    assert (await come(nobody, acm, "acm", NOOR)).status_code == 303
    assert (await row(admin, acm))["is_here"]


async def test_a_block_of_ours_beats_the_token(
    acm: Liar, nobody: Browser, world: Cast, admin: asyncpg.Connection
) -> None:
    await come(nobody, acm, "acm", NOOR)
    block = "update member set blocked_at = now(), blocked_by = $2, blocked_reason = 'left' where issuer = $1"
    await admin.execute(block, acm.issuer, world.an)

    assert (await nobody.get("/vandaag")).headers["location"] == "/aanmelden"
    assert (await come(nobody, acm, "acm", NOOR)).status_code == 403


async def test_town_hall_and_ocmw_are_the_same_place(acm: Liar, nobody: Browser) -> None:
    roles = [f"LCOGebruiker-coordinator:{TOWN_PELT}"]
    await come(nobody, acm, "acm", {**NOOR, "vo_orgcode": TOWN_PELT, "lco_rol_3d": roles})

    assert "Pelt · Noor" in (await nobody.get("/vandaag")).text


@pytest.mark.parametrize(
    "told",
    [
        [f"LCOGebruiker-coordinator:{OCMW_GENK},{OCMW_PELT}"],
        [f"LCOGebruiker-coordinator:{OCMW_GENK}, {OCMW_PELT}"],
        f"LCOGebruiker-coordinator:{OCMW_PELT}",
        ["IetsAnders-van:elders", 7, None, f"LCOGebruiker-coordinator:{OCMW_PELT}"],
    ],
)
async def test_the_list_and_the_comma_form_are_read(acm: Liar, nobody: Browser, told: Any) -> None:
    assert (await come(nobody, acm, "acm", {**NOOR, "lco_rol_3d": told})).status_code == 303


async def test_what_is_unknown_is_dropped_and_logged_as_a_code(
    acm: Liar, nobody: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    told = ["Geheim-recht:0123456789", "zonder organisatie", f"Onbekend:{OCMW_PELT}", *NOOR["lco_rol_3d"]]
    assert (await come(nobody, acm, "acm", {**NOOR, "lco_rol_3d": told})).status_code == 303

    reasons = [record.__dict__["reason"] for record in caplog.records if "reason" in record.__dict__]
    assert reasons == ["role.other-organisation", "role.unreadable", "role.unknown"]
    assert "Geheim" not in caplog.text


async def test_an_analyst_of_the_network_comes_in_at_the_network(
    acm: Liar, nobody: Browser, world: Cast, admin: asyncpg.Connection
) -> None:
    provider = await admin.fetchval("select id from identity_provider")
    await give(admin, provider, network=world.network, organisation=OVO_NETWORK)
    roles = [f"LCOGebruiker-netwerkanalist:{OVO_NETWORK}", f"LCOGebruiker-coordinator:{OVO_NETWORK}"]
    claims = {**NOOR, "vo_doelgroepcode": "GID", "vo_orgcode": OVO_NETWORK, "lco_rol_3d": roles}

    assert (await come(nobody, acm, "acm", claims)).headers["location"] == "/netwerk"
    assert (await nobody.get("/netwerk")).status_code == 200
    found = await admin.fetchval("select roles from network_member where issuer = $1", acm.issuer)
    assert found == ["second-reader"]


async def test_the_one_who_merged_leads_to_the_successor(
    acm: Liar, nobody: Browser, world: Cast, admin: asyncpg.Connection
) -> None:
    merge = "update municipality set valid_to = '2025-01-01', merged_into = $2 where id = $1"
    await admin.execute(merge, world.pelt.id, world.genk.id)

    assert (await come(nobody, acm, "acm", NOOR)).status_code == 303
    assert (await row(admin, acm))["tenant"] == world.genk.id


async def test_what_is_asked_of_acm(acm: Liar, nobody: Browser) -> None:
    await come(nobody, acm, "acm", NOOR)

    assert acm.asked["scope"] == "openid profile vo lco"
    levels = ("eid", "itsme", "totp", "sms")
    assert acm.asked["acr_values"] == " ".join(f"urn:be:vlaanderen:authmech:{level}" for level in levels)
    assert "login_hint" not in acm.asked


async def test_a_link_of_a_municipality_asks_for_its_organisation(acm: Liar, nobody: Browser) -> None:
    acm.lies = dict(NOOR)
    acm.authorize(await leave(nobody, dienst="acm", gemeente="pelt"))

    assert loads(b64decode(acm.asked["login_hint"])) == {"cap_hint": "LB", "code_hint": OCMW_PELT}


async def test_another_organisation_is_asked_at_acm_after_signing_out_here(
    acm: Liar, nobody: Browser
) -> None:
    await come(nobody, acm, "acm", NOOR)
    choice = (await nobody.get("/aanmelden/gemeente")).text
    assert "Naar een ander bestuur" in choice
    assert "Kies Genk" not in choice

    response = await inside(nobody).post("/aanmelden/wissel")

    assert f"{acm.base}/logout?client_id=rondetafel" in await away(response)
    assert (await away(response)).endswith("&switch=true")
    assert response.headers["clear-site-data"]
    assert SESSION_COOKIE not in nobody.http.cookies


async def test_signing_out_tells_acm_without_sending_the_token_along(
    acm: Liar, nobody: Browser, admin: asyncpg.Connection
) -> None:
    await come(nobody, acm, "acm", NOOR)
    assert await admin.fetchval("select sealed_id_token from session") is None

    url = await away(await inside(nobody).post("/afmelding"))

    assert url.startswith(f"{acm.base}/logout?client_id=rondetafel&post_logout_redirect_uri=")
    assert "id_token_hint" not in url


async def test_roles_may_come_from_our_registry_instead(
    acm: Liar, nobody: Browser, world: Cast, admin: asyncpg.Connection
) -> None:
    await admin.execute("update identity_provider set roles_from = 'registry'")
    assert (await come(nobody, acm, "acm", NOOR)).status_code == 403

    await admin.execute(
        "update member set issuer = $1, subject = $2 where name = 'Celia Voorbeeld'",
        acm.issuer,
        NOOR["vo_id"],
    )
    assert (await come(nobody, acm, "acm", {**NOOR, "lco_rol_3d": None})).status_code == 303
    assert "Pelt · Celia Voorbeeld" in (await nobody.get("/vandaag")).text
    assert "Kies Genk" not in (await nobody.get("/aanmelden/gemeente")).text


async def test_who_proved_it_too_long_ago_proves_it_again(
    acm: Liar, nobody: Browser, admin: asyncpg.Connection, ahead: Ahead
) -> None:
    await admin.execute("update identity_provider set max_age = 1800")
    assert (await come(nobody, acm, "acm", NOOR)).status_code == 403
    assert acm.asked["max_age"] == "1800"

    assert (await come(nobody, acm, "acm", {**NOOR, "auth_time": None})).status_code == 403
    await admin.execute("update identity_provider set max_age = 7200")
    assert (await come(nobody, acm, "acm", NOOR)).status_code == 303


async def test_a_provider_for_some_is_not_for_others(
    acm: Liar, nobody: Browser, world: Cast, admin: asyncpg.Connection
) -> None:
    await admin.execute("delete from identity_provider")
    provider = await register(admin, acm, ACM, is_for_all=False)
    await give(admin, provider, municipality=world.genk.id)

    assert (await come(nobody, acm, "acm", NOOR)).status_code == 403
    await give(admin, provider, municipality=world.pelt.id)
    assert (await come(nobody, acm, "acm", NOOR)).status_code == 303


async def test_who_comes_in_twice_at_once_is_one_member(
    acm: Liar, nobody: Browser, other: httpx.AsyncClient, admin: asyncpg.Connection
) -> None:
    acm.lies = dict(NOOR)
    backs = [acm.authorize(await leave(browser, dienst="acm")) for browser in (nobody, Browser(other))]

    answers = await asyncio.gather(nobody.get(backs[0]), other.get(backs[1]))

    assert [answer.status_code for answer in answers] == [303, 303]
    assert await admin.fetchval("select count(*) from member where issuer = $1", acm.issuer) == 1
    assert await admin.fetchval("select count(*) from audit_line where action = 'member.added-by-token'") == 1
