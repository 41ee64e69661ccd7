"""The happy path against a certified implementation: in, once more, and out; and what it refuses itself.

Under `make attack` alone: the provider is fetched once with npm, which `make test` shall not depend on.
"""

import re
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import asyncpg
import httpx
import pytest

from infra import oidc
from infra.settings import settings
from tests.conftest import Browser
from tests.figures import Figure
from tests.signin.certified import certified
from tests.signin.conftest import Ahead
from tests.signin.journeys import away, inside, leave
from tests.signin.liar import CLIENT
from tests.signin.refusals import refused
from web.entrance import SESSION_COOKIE

pytestmark = [
    pytest.mark.attack,
    pytest.mark.long_only(reason="fetched with npm: under make attack"),
]

FIGURE = "journeys with a certified provider"
AN = "an-voorbeeld"


@pytest.fixture(scope="module")
def running() -> Iterator[str]:
    """The provider, for all tests of this file."""
    with certified(settings().web_url, CLIENT) as issuer:
        yield issuer


@pytest.fixture
def issuer(running: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """It is the provider of this environment; ask for it before anything else."""
    monkeypatch.setenv("OIDC_ISSUER", running)
    monkeypatch.setenv("OIDC_CLIENT_ID", CLIENT[0])
    monkeypatch.setenv("OIDC_CLIENT_SECRET", CLIENT[1])
    settings.cache_clear()
    yield running
    monkeypatch.undo()
    settings.cache_clear()
    oidc.relying_party.cache_clear()


@pytest.fixture
async def there(issuer: str) -> AsyncIterator[httpx.AsyncClient]:
    """The same browser, at the provider: it has cookies of its own there."""
    async with httpx.AsyncClient(base_url=issuer, trust_env=False) as client:
        yield client


async def visit(there: httpx.AsyncClient, url: str) -> str:
    """Follow the provider until it sends the browser back; returns path and query of that."""
    for _ in range(6):
        answer = await there.get(url)
        assert answer.status_code in {302, 303}, answer.text
        url = answer.headers["location"]
        if url.startswith(f"{settings().web_url}/"):
            back = urlsplit(url)
            return f"{back.path}?{back.query}"
    raise AssertionError(url)


async def test_in_once_more_and_out(
    issuer: str, nobody: Browser, there: httpx.AsyncClient, ahead: Ahead, figure: Figure
) -> None:
    back = await visit(there, await leave(nobody, persoon=AN))
    assert "iss=" in back
    assert (await nobody.get(back)).headers["location"] == "/vandaag"
    assert "Pelt · An Voorbeeld" in (await nobody.get("/vandaag")).text
    figure(FIGURE, 1, of=1)

    ahead(timedelta(minutes=11))
    before = nobody.http.cookies[SESSION_COOKIE]
    again = await away(await inside(nobody).post("/aanmelden/bevestiging"))
    assert (await nobody.get(await visit(there, again))).headers["location"] == "/vandaag"
    assert nobody.http.cookies[SESSION_COOKIE] != before
    figure(FIGURE, 1, of=1)

    asked = (await there.get(await away(await inside(nobody).post("/afmelding")))).text
    action = re.search(r'action="([^"]+)"', asked)
    secret = re.search(r'name="xsrf" value="([^"]+)"', asked)
    assert action
    assert secret
    gone = await there.post(action[1], data={"xsrf": secret[1], "logout": "yes"})
    assert gone.headers["location"] == f"{settings().web_url}/afmelding"
    assert (await nobody.get("/vandaag")).headers["location"].startswith("/aanmelden")
    figure(FIGURE, 1, of=1)


async def test_it_knows_who_is_still_signed_in_there(
    issuer: str, nobody: Browser, there: httpx.AsyncClient, figure: Figure
) -> None:
    await nobody.get(await visit(there, await leave(nobody, persoon=AN)))
    back = await visit(there, await leave(nobody, persoon=AN))

    assert (await nobody.get(back)).headers["location"] == "/vandaag"
    figure(FIGURE, 1, of=1)


async def test_a_code_serves_once_and_with_its_own_verifier(
    issuer: str, nobody: Browser, there: httpx.AsyncClient, admin: asyncpg.Connection, figure: Figure
) -> None:
    back = await visit(there, await leave(nobody, persoon=AN))
    await admin.execute("update sign_in_attempt set code_verifier = repeat('x', 64)")
    await refused(nobody, await nobody.get(back), admin, figure)

    code = (await visit(there, await leave(nobody, persoon=AN))).split("code=")[1].split("&")[0]
    other = await visit(there, await leave(nobody, persoon=AN))
    replayed = other.replace(other.split("code=")[1].split("&")[0], code)
    await refused(nobody, await nobody.get(replayed), admin, figure)


async def test_without_pkce_it_answers_with_a_refusal(
    issuer: str, nobody: Browser, there: httpx.AsyncClient, admin: asyncpg.Connection, figure: Figure
) -> None:
    url = re.sub(r"&code_challenge(_method)?=[^&]*", "", await leave(nobody, persoon=AN))
    back = await visit(there, url)

    assert "error=invalid_request" in back
    await refused(nobody, await nobody.get(back), admin, figure)


async def test_a_stranger_has_nothing_to_do_here(
    issuer: str, nobody: Browser, there: httpx.AsyncClient, admin: asyncpg.Connection, figure: Figure
) -> None:
    await refused(nobody, await nobody.get(await visit(there, await leave(nobody))), admin, figure)
