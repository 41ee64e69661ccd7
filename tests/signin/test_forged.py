"""Requests that no page of this session sent: refused before anything is done."""

import asyncpg
import pytest

from infra.settings import settings
from tests.conftest import Browser
from web.signin.csrf import token_for

WRITTEN = "select count(*) from audit_line"
UNSAFE = (
    "/notities",
    "/bewaard/00000000-0000-7000-8000-000000000000/verwijdering",
    "/aanmelden/gemeente",
    "/afmelding",
)


@pytest.mark.parametrize("path", UNSAFE)
async def test_without_the_token_of_this_session_nothing_happens(
    writer: Browser, colleague: Browser, admin: asyncpg.Connection, path: str
) -> None:
    for token in (None, "", "x", "é", colleague.csrf, token_for("")):
        fields = {} if token is None else {"_csrf": token}
        response = await writer.http.post(path, data=fields)
        assert response.status_code == 403, (path, token)
        assert "Er is niets veranderd" in response.text

    assert await admin.fetchval(WRITTEN) == 0
    assert (await writer.get("/bewaard")).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
async def test_from_another_site_nothing_happens(
    writer: Browser, admin: asyncpg.Connection, site: str
) -> None:
    response = await writer.post("/notities", headers={"sec-fetch-site": site})

    assert response.status_code == 403
    assert await admin.fetchval(WRITTEN) == 0


async def test_an_old_browser_must_name_our_origin(writer: Browser, admin: asyncpg.Connection) -> None:
    del writer.http.headers["sec-fetch-site"]

    for origin in (None, "null", "https://elders.example", settings().web_url + ".elders.example"):
        headers = {} if origin is None else {"origin": origin}
        assert (await writer.post("/notities", headers=headers)).status_code == 403
    assert await admin.fetchval(WRITTEN) == 0

    assert (await writer.post("/notities", headers={"origin": settings().web_url})).status_code == 303


async def test_the_token_may_come_in_the_header(writer: Browser, admin: asyncpg.Connection) -> None:
    response = await writer.http.post("/notities", headers={"x-csrf-token": writer.csrf})

    assert response.status_code == 303
    assert await admin.fetchval(WRITTEN) == 1


async def test_a_token_in_the_address_is_no_token(writer: Browser) -> None:
    assert (await writer.http.post(f"/notities?_csrf={writer.csrf}")).status_code == 403


async def test_another_site_cannot_start_a_sign_in(nobody: Browser, admin: asyncpg.Connection) -> None:
    response = await nobody.http.post("/aanmelden", headers={"sec-fetch-site": "cross-site"})

    assert response.status_code == 403
    assert await admin.fetchval("select count(*) from sign_in_attempt") == 0
