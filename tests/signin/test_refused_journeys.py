"""Journeys that end in a refusal: used twice, in another browser, too late, or with a provider that lies."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from time import time
from typing import Any

import asyncpg
import httpx
import pytest
from joserfc.jwk import OctKey, RSAKey

from infra import oidc
from infra.id_token import SignInFailed
from infra.settings import settings
from tests.conftest import Browser
from tests.signin.conftest import Ahead
from tests.signin.journeys import at_provider, leave
from tests.signin.liar import Liar
from web.entrance import SESSION_COOKIE
from web.signin.cookies import START_COOKIE


async def refused(browser: Browser, back: str, status: int = 403) -> None:
    """The way back ends on one plain page, and nobody is signed in."""
    response = await browser.get(back)
    assert response.status_code == status, response.text
    assert "Aanmelden lukte niet" in response.text
    assert SESSION_COOKIE not in browser.http.cookies


async def test_the_way_back_works_once(nobody: Browser) -> None:
    back = await at_provider(await leave(nobody), "an-voorbeeld")
    start = dict(nobody.http.cookies)
    assert (await nobody.get(back)).status_code == 303

    nobody.http.cookies.clear()
    for name, value in start.items():
        nobody.http.cookies.set(name, value, domain="rondetafel.example")
    await refused(nobody, back)


async def test_of_two_ways_back_at_the_same_moment_one_works(
    nobody: Browser, other: httpx.AsyncClient
) -> None:
    back = await at_provider(await leave(nobody), "an-voorbeeld")
    start = nobody.http.cookies[START_COOKIE]
    other.cookies.set(START_COOKIE, start, domain="rondetafel.example")

    answers = await asyncio.gather(nobody.get(back), other.get(back))

    assert sorted(answer.status_code for answer in answers) == [303, 403]


async def test_the_way_back_works_in_the_same_browser_only(nobody: Browser, other: httpx.AsyncClient) -> None:
    back = await at_provider(await leave(nobody), "an-voorbeeld")

    await refused(Browser(other), back)
    await leave(Browser(other))
    await refused(Browser(other), back)


async def test_the_state_must_be_ours(nobody: Browser) -> None:
    back = await at_provider(await leave(nobody), "an-voorbeeld")

    await refused(nobody, back.replace("state=", "state=x"))
    await refused(nobody, back.split("&state=")[0])


async def test_after_ten_minutes_it_is_too_late(nobody: Browser, ahead: Ahead) -> None:
    back = await at_provider(await leave(nobody), "an-voorbeeld")

    ahead(timedelta(minutes=10, seconds=1))
    await refused(nobody, back)


async def test_who_says_no_at_the_provider_is_not_signed_in(nobody: Browser) -> None:
    back = await at_provider(await leave(nobody), "an-voorbeeld")
    state = back.split("state=")[1]

    await refused(nobody, f"/aanmelden/terug?error=access_denied&state={state}")


async def test_an_answer_in_the_name_of_another_issuer_is_refused(nobody: Browser) -> None:
    back = await at_provider(await leave(nobody), "an-voorbeeld")

    await refused(nobody, f"{back}&iss=https://elders.example")


async def test_the_honest_provider_of_these_tests_is_believed(liar: Liar, nobody: Browser) -> None:
    response = await nobody.get(liar.authorize(await leave(nobody)))

    assert response.headers["location"] == "/vandaag"


LIES: list[dict[str, Any]] = [
    {"iss": "http://localhost:1"},
    {"iss": None},
    {"aud": "somebody-else"},
    {"aud": ["rondetafel", "somebody-else"]},
    {"aud": ["rondetafel", "somebody-else"], "azp": "somebody-else"},
    {"azp": "somebody-else"},
    {"aud": None},
    {"nonce": "another journey"},
    {"nonce": None},
    {"exp": int(time()) - 60},
    {"exp": None},
    {"iat": int(time()) + 3600},
    {"iat": None},
    {"sub": None},
    {"sub": ""},
    {"sub": 7},
]


@pytest.mark.parametrize("lie", LIES, ids="-".join)
async def test_a_token_that_is_not_for_us_now_is_refused(
    liar: Liar, nobody: Browser, lie: dict[str, Any]
) -> None:
    liar.lies = lie

    await refused(nobody, liar.authorize(await leave(nobody)))


async def test_a_token_for_several_that_was_given_to_us_is_believed(liar: Liar, nobody: Browser) -> None:
    liar.lies = {"aud": ["rondetafel", "somebody-else"], "azp": "rondetafel"}

    assert (await nobody.get(liar.authorize(await leave(nobody)))).status_code == 303


def unsigned(liar: Liar) -> None:
    liar.header = {"alg": "none"}


def signed_with_a_shared_secret(liar: Liar) -> None:
    liar.header, liar.signs_with = {"alg": "HS256"}, OctKey.import_key("a client secret of some length")


def signed_in_another_way(liar: Liar) -> None:
    liar.header = {"alg": "RS512"}


def signed_with_an_unknown_key(liar: Liar) -> None:
    liar.signs_with = RSAKey.generate_key(2048)
    liar.header = {"alg": "RS256", "kid": "unknown"}


def signed_with_a_key_that_pretends(liar: Liar) -> None:
    liar.signs_with = RSAKey.generate_key(2048)


def in_another_name(liar: Liar) -> None:
    liar.claimed_issuer = "http://localhost:1"


@pytest.mark.filterwarnings("ignore:JWS algorithm")  # the liar signs nothing, on purpose
@pytest.mark.parametrize(
    "bend",
    [
        unsigned,
        signed_with_a_shared_secret,
        signed_in_another_way,
        signed_with_an_unknown_key,
        signed_with_a_key_that_pretends,
    ],
)
async def test_a_signature_that_is_not_the_providers_is_refused(
    liar: Liar, nobody: Browser, bend: Callable[[Liar], None]
) -> None:
    bend(liar)

    await refused(nobody, liar.authorize(await leave(nobody)))


async def test_a_new_key_is_looked_up_once(
    liar: Liar, nobody: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oidc, "REFETCH_SECONDS", 0)
    assert (await nobody.get(liar.authorize(await leave(nobody)))).status_code == 303

    liar.key = RSAKey.generate_key(2048, auto_kid=True)
    assert (await nobody.get(liar.authorize(await leave(nobody)))).status_code == 303
    assert liar.visits.count("/keys") == 2
    assert liar.visits.count("/.well-known/openid-configuration") == 1


async def test_a_code_with_another_verifier_is_refused(
    liar: Liar, nobody: Browser, admin: asyncpg.Connection
) -> None:
    back = liar.authorize(await leave(nobody))
    await admin.execute(
        "update sign_in_attempt set code_verifier = 'that of somebody else, 43 letters or more'"
    )

    await refused(nobody, back)


async def test_a_discovery_document_of_another_issuer_is_refused(liar: Liar, nobody: Browser) -> None:
    in_another_name(liar)

    response = await nobody.http.post("/aanmelden")
    assert response.status_code == 403
    assert "Aanmelden lukte niet" in response.text


async def test_a_provider_that_is_down_is_told_as_such(
    liar: Liar, nobody: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OIDC_ISSUER", "http://localhost:9")
    settings.cache_clear()
    oidc.relying_party.cache_clear()

    response = await nobody.http.post("/aanmelden")
    assert response.status_code == 503
    assert "de aanmelddienst antwoordt niet" in response.text


async def test_a_provider_that_breaks_on_the_way_back_is_told_as_such(liar: Liar, nobody: Browser) -> None:
    liar.token_status = 502

    await refused(nobody, liar.authorize(await leave(nobody)), status=503)


@pytest.mark.parametrize("issuer", ["http://aanmelden.example", "ftp://localhost", "aanmelden.example", ""])
async def test_only_this_machine_may_do_without_https(issuer: str) -> None:
    client = oidc.Client(issuer, "rondetafel", "secret", "https://rondetafel.example/aanmelden/terug")
    party = oidc.RelyingParty(client)

    with pytest.raises(SignInFailed, match="https"):
        await party.metadata()
