"""Journeys that end in a refusal: used twice, in another browser, too late, mixed up, or by a provider that lies."""

import asyncio
from datetime import timedelta
from typing import Any

import asyncpg
import httpx
import pytest
from joserfc.jwk import RSAKey

from infra import oidc
from infra.id_token import SignInFailed
from infra.settings import settings
from tests.conftest import Browser
from tests.figures import Figure
from tests.signin.conftest import Ahead
from tests.signin.journeys import at_provider, inside, leave, sign_in
from tests.signin.liar import MALLORY, Liar, made_key
from tests.signin.refusals import FIGURE, refused, start_of
from tests.signin.vouching import NOOR
from web.entrance import SESSION_COOKIE
from web.signin.cookies import START_COOKIE

pytestmark = pytest.mark.attack

ELSEWHERE = "http://elders.example"


async def test_the_way_back_works_once(nobody: Browser, admin: asyncpg.Connection, figure: Figure) -> None:
    back = await at_provider(await leave(nobody), "an-voorbeeld")
    start = nobody.http.cookies[START_COOKIE]
    assert (await nobody.get(back)).status_code == 303
    await inside(nobody).post("/afmelding")

    start_of(nobody, start)
    await refused(nobody, await nobody.get(back), admin, figure)


async def test_of_two_ways_back_at_the_same_moment_one_works(
    nobody: Browser, other: httpx.AsyncClient, figure: Figure
) -> None:
    back = await at_provider(await leave(nobody), "an-voorbeeld")
    start_of(Browser(other), nobody.http.cookies[START_COOKIE])

    answers = await asyncio.gather(nobody.get(back), other.get(back))

    assert sorted(answer.status_code for answer in answers) == [303, 403]
    figure(FIGURE, 1, of=1)


async def test_the_way_back_works_in_the_same_browser_only(
    nobody: Browser, other: httpx.AsyncClient, admin: asyncpg.Connection, figure: Figure
) -> None:
    """An attacker lets a victim sign in as the attacker, or reads the victim's way back."""
    back = await at_provider(await leave(nobody), "an-voorbeeld")

    await refused(Browser(other), await other.get(back), admin, figure)
    await leave(Browser(other))
    await refused(Browser(other), await other.get(back), admin, figure)


async def test_the_state_must_be_ours(nobody: Browser, admin: asyncpg.Connection, figure: Figure) -> None:
    back = await at_provider(await leave(nobody), "an-voorbeeld")

    for bent in (back.replace("state=", "state=x"), back.split("&state=")[0]):
        await refused(nobody, await nobody.get(bent), admin, figure)


async def test_after_ten_minutes_it_is_too_late(
    nobody: Browser, ahead: Ahead, admin: asyncpg.Connection, figure: Figure
) -> None:
    back = await at_provider(await leave(nobody), "an-voorbeeld")

    ahead(timedelta(minutes=10, seconds=1))
    await refused(nobody, await nobody.get(back), admin, figure)


async def test_a_code_serves_once(
    liar: Liar, nobody: Browser, admin: asyncpg.Connection, figure: Figure
) -> None:
    first = liar.authorize(await leave(nobody))
    code = first.split("code=")[1].split("&")[0]
    assert (await nobody.get(first)).status_code == 303
    await inside(nobody).post("/afmelding")

    again = liar.authorize(await leave(nobody))
    replayed = again.replace(again.split("code=")[1].split("&")[0], code)
    await refused(nobody, await nobody.get(replayed), admin, figure)


async def test_the_code_of_another_journey_does_not_fit(
    liar: Liar, nobody: Browser, other: httpx.AsyncClient, admin: asyncpg.Connection, figure: Figure
) -> None:
    """PKCE: a code that was stolen, and sent along with the thief's own state."""
    stolen = liar.authorize(await leave(nobody)).split("code=")[1].split("&")[0]
    own = liar.authorize(await leave(Browser(other)))

    bent = own.replace(own.split("code=")[1].split("&")[0], stolen)
    await refused(Browser(other), await other.get(bent), admin, figure)


@pytest.mark.parametrize("verifier", ["that of somebody else, 43 letters or more, really", ""])
async def test_a_verifier_that_is_wrong_or_missing(
    liar: Liar, nobody: Browser, admin: asyncpg.Connection, figure: Figure, verifier: str
) -> None:
    back = liar.authorize(await leave(nobody))
    await admin.execute("update sign_in_attempt set code_verifier = $1", verifier)

    await refused(nobody, await nobody.get(back), admin, figure)


async def test_a_token_of_an_earlier_journey(
    liar: Liar, nobody: Browser, admin: asyncpg.Connection, figure: Figure
) -> None:
    kept: list[str] = []

    def keep(token: str) -> str:
        kept.append(token)
        return token

    liar.mangle = keep
    await nobody.get(liar.authorize(await leave(nobody)))
    await inside(nobody).post("/afmelding")

    liar.mangle = lambda _: kept[0]
    await refused(nobody, await nobody.get(liar.authorize(await leave(nobody))), admin, figure)


@pytest.mark.parametrize(
    "answer", ["error=access_denied", "error=server_error&code=x", "code=", "code=x&code=y", ""]
)
async def test_who_says_no_at_the_provider_is_not_signed_in(
    nobody: Browser, admin: asyncpg.Connection, figure: Figure, answer: str
) -> None:
    back = await at_provider(await leave(nobody), "an-voorbeeld")

    asked = f"/aanmelden/terug?{answer}&state={back.split('state=')[1]}"
    await refused(nobody, await nobody.get(asked), admin, figure)


@pytest.mark.parametrize(
    "issuer", ["https://elders.example", "", "{own}/", "{own}&iss=https://elders.example"]
)
async def test_an_answer_in_the_name_of_another_issuer(
    liar: Liar, nobody: Browser, admin: asyncpg.Connection, figure: Figure, issuer: str
) -> None:
    back = liar.authorize(await leave(nobody))

    bent = f"{back}&iss={issuer.format(own=liar.issuer)}"
    await refused(nobody, await nobody.get(bent), admin, figure)


async def test_a_provider_that_names_itself_must_do_so(
    liar: Liar, nobody: Browser, admin: asyncpg.Connection, figure: Figure
) -> None:
    liar.addresses = {"authorization_response_iss_parameter_supported": True}

    await refused(nobody, await nobody.get(liar.authorize(await leave(nobody))), admin, figure)
    named = f"{liar.authorize(await leave(nobody))}&iss={liar.issuer}"
    assert (await nobody.get(named)).status_code == 303


async def test_the_code_of_one_provider_is_not_given_to_another(
    liar: Liar, acm: Liar, nobody: Browser, admin: asyncpg.Connection, figure: Figure
) -> None:
    """Mix-up: a provider that went bad sends its visitors back with the code of an honest one."""
    honest = liar.authorize(await leave(nobody, dienst="omgeving")).split("code=")[1].split("&")[0]
    bad = acm.authorize(await leave(nobody, dienst="acm"))

    answer = await nobody.get(bad.replace(bad.split("code=")[1].split("&")[0], honest))
    await refused(nobody, answer, admin, figure)
    assert liar.visits.count("/token") == 0


async def test_a_token_of_one_provider_from_the_other(
    liar: Liar, acm: Liar, nobody: Browser, admin: asyncpg.Connection, figure: Figure
) -> None:
    """A provider that went bad gives out tokens in the name of an honest one, for whoever works there."""
    acm.lies = {**NOOR, "iss": liar.issuer, "vo_id": "an-voorbeeld"}
    await refused(nobody, await nobody.get(acm.authorize(await leave(nobody, dienst="acm"))), admin, figure)

    acm.header, acm.signs_with = {"alg": "RS256", "kid": liar.key.kid}, liar.key
    await refused(nobody, await nobody.get(acm.authorize(await leave(nobody, dienst="acm"))), admin, figure)


LYING: dict[str, dict[str, Any]] = {
    "of another issuer": {"issuer": "http://localhost:1"},
    "of an issuer with a slash": {"issuer": "{own}/"},
    "of no issuer": {"issuer": None},
    "sends people elsewhere without https": {"authorization_endpoint": f"{ELSEWHERE}/authorize"},
    "wants the secret elsewhere without https": {"token_endpoint": f"{ELSEWHERE}/token"},
    "has its keys elsewhere without https": {"jwks_uri": f"{ELSEWHERE}/keys"},
    "signs out elsewhere without https": {"end_session_endpoint": f"{ELSEWHERE}/logout"},
    "has its keys in a file": {"jwks_uri": "file:///etc/passwd"},
    "has no keys": {"jwks_uri": None},
    "sends people to a script": {"authorization_endpoint": "javascript:alert(1)"},
    "says far too much": {"padding": "x" * 300_000},
}


@pytest.mark.parametrize("lie", LYING)
async def test_a_discovery_document_that_lies(
    liar: Liar, nobody: Browser, admin: asyncpg.Connection, figure: Figure, lie: str
) -> None:
    bent = {
        name: value.format(own=liar.issuer) if isinstance(value, str) else value
        for name, value in LYING[lie].items()
    }
    liar.addresses = bent

    await refused(nobody, await nobody.http.post("/aanmelden"), admin, figure)


async def test_a_flood_of_unknown_keys_asks_for_the_keys_twice(
    liar: Liar, nobody: Browser, admin: asyncpg.Connection, figure: Figure
) -> None:
    liar.signs_with = made_key(MALLORY)
    for number in range(12):
        liar.header = {"alg": "RS256", "kid": f"unknown-{number}"}
        await refused(nobody, await nobody.get(liar.authorize(await leave(nobody))), admin, figure)

    assert liar.visits.count("/keys") <= 2
    assert liar.visits.count("/.well-known/openid-configuration") == 1


async def test_who_somebody_is_is_never_asked_beside_the_token(
    liar: Liar, nobody: Browser, figure: Figure
) -> None:
    """A userinfo answer that was swapped for somebody else's has nowhere to go in."""
    liar.beside = {"sub": "bram-voorbeeld", "name": "Bram Voorbeeld"}
    await nobody.get(liar.authorize(await leave(nobody)))

    assert "An Voorbeeld" in (await nobody.get("/vandaag")).text
    assert "/userinfo" not in liar.visits
    figure(FIGURE, 1, of=1)


async def test_another_site_cannot_sign_somebody_out_or_in(
    nobody: Browser, admin: asyncpg.Connection, figure: Figure
) -> None:
    await sign_in(nobody, "an-voorbeeld")
    for path in ("/afmelding", "/aanmelden", "/aanmelden/wissel", "/aanmelden/bevestiging"):
        forged = await inside(nobody).post(path, headers={"sec-fetch-site": "cross-site"})
        assert forged.status_code == 403
        figure(FIGURE, 1, of=1)
    assert (await nobody.get("/afmelding")).status_code == 200

    assert (await nobody.get("/vandaag")).status_code == 200
    assert SESSION_COOKIE in nobody.http.cookies
    assert await admin.fetchval("select count(*) from sign_in_attempt") == 0


async def test_the_honest_provider_of_these_tests_is_believed(liar: Liar, nobody: Browser) -> None:
    assert (await nobody.get(liar.authorize(await leave(nobody)))).headers["location"] == "/vandaag"


async def test_a_token_for_several_that_was_given_to_us_is_believed(liar: Liar, nobody: Browser) -> None:
    liar.lies = {"aud": ["rondetafel", "somebody-else"], "azp": "rondetafel"}

    assert (await nobody.get(liar.authorize(await leave(nobody)))).status_code == 303


async def test_a_new_key_is_looked_up_once(
    liar: Liar, nobody: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oidc, "REFETCH_SECONDS", 0)
    assert (await nobody.get(liar.authorize(await leave(nobody)))).status_code == 303

    liar.key = RSAKey.generate_key(2048, auto_kid=True)
    assert (await nobody.get(liar.authorize(await leave(nobody)))).status_code == 303
    assert liar.visits.count("/keys") == 2
    assert liar.visits.count("/.well-known/openid-configuration") == 1


async def test_a_provider_that_is_down_is_told_as_such(
    liar: Liar, nobody: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OIDC_ISSUER", "http://localhost:9")
    settings.cache_clear()

    response = await nobody.http.post("/aanmelden")
    assert response.status_code == 503
    assert "de aanmelddienst antwoordt niet" in response.text


async def test_a_provider_that_breaks_on_the_way_back_is_told_as_such(
    liar: Liar, nobody: Browser, admin: asyncpg.Connection, figure: Figure
) -> None:
    liar.token_status = 502

    back = liar.authorize(await leave(nobody))
    await refused(nobody, await nobody.get(back), admin, figure, status=503)


@pytest.mark.parametrize("issuer", ["http://aanmelden.example", "ftp://localhost", "aanmelden.example", ""])
async def test_only_this_machine_may_do_without_https(issuer: str, figure: Figure) -> None:
    client = oidc.Client(issuer, "rondetafel", "secret", "https://rondetafel.example/aanmelden/terug")

    with pytest.raises(SignInFailed, match="https"):
        await oidc.RelyingParty(client).metadata()
    figure(FIGURE, 1, of=1)
