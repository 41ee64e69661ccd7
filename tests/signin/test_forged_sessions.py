"""A row in the table of sessions that the program did not write opens nothing, whatever else fits."""

from datetime import UTC, datetime
from hashlib import sha256

import asyncpg
import pytest

from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.figures import Figure
from web.entrance import SESSION_COOKIE

pytestmark = pytest.mark.attack

FIGURE = "forged sessions refused"
CHANGES = (
    "issuer = 'https://elders.example'",
    "subject = 'celia-voorbeeld'",
    "signed_in_at = signed_in_at + interval '1 second'",
    "stepped_up_at = now()",
    "is_bound = not is_bound",
    "signature = ''",
    "signature = sha256(signature)",
)
COPY = """
insert into session (token_hash, form_token_hash, issuer, subject, name, municipality, member, roles,
                     signed_in_at, last_seen_at, signature)
select $1, $1, issuer, subject, name, municipality, member, roles, signed_in_at, $2, signature from session
"""


@pytest.mark.parametrize("change", CHANGES)
async def test_who_changes_their_session_is_signed_out(
    an: Browser, admin: asyncpg.Connection, figure: Figure, change: str
) -> None:
    assert (await an.get("/vandaag")).status_code == 200
    await admin.execute(f"update session set {change}")
    assert (await an.get("/vandaag")).headers["location"].startswith("/aanmelden")
    figure(FIGURE, 1, of=1)


async def test_a_copy_under_a_cookie_of_ones_own_opens_nothing(
    an: Browser, nobody: Browser, admin: asyncpg.Connection, figure: Figure
) -> None:
    await admin.execute(COPY, sha256(b"my own cookie").digest(), datetime.now(UTC))
    nobody.http.cookies.set(SESSION_COOKIE, "my own cookie", domain="rondetafel.example")
    assert (await nobody.get("/vandaag")).headers["location"].startswith("/aanmelden")
    figure(FIGURE, 1, of=1)


async def test_a_session_led_to_somebody_elses_place_opens_nothing(
    an: Browser, world: Cast, admin: asyncpg.Connection, figure: Figure
) -> None:
    """Where a session works is not signed; whoever does not work there as that member is sent away."""
    for slug, member in (("genk", world.members["celia", "genk"]), ("pelt", world.bram)):
        home = world.municipalities[slug].id
        await admin.execute("update session set municipality = $1, member = $2", home, member)
        assert (await an.get("/vandaag")).headers["location"].startswith("/aanmelden")
        figure(FIGURE, 1, of=1)


async def test_a_member_led_to_the_network_finds_nothing(
    an: Browser, world: Cast, admin: asyncpg.Connection, figure: Figure
) -> None:
    await admin.execute("update session set municipality = null, member = null, network = $1", world.network)
    assert (await an.get("/netwerk")).status_code in {303, 404}
    figure(FIGURE, 1, of=1)
