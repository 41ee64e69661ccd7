"""What anybody reads: plain words first, then table and map; the same for everybody."""

from datetime import date
from uuid import UUID

import asyncpg
import pytest

from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.readings.published import Put, publish

HALF = "/publicaties/limburg/2026-h1"


async def test_plain_words_come_first(nobody: Browser, published: UUID) -> None:
    page = (await nobody.get(HALF)).text
    assert page.index("Wat zien we?") < page.index("Per thema en streek") < page.index("Op de kaart")
    assert "<b>Wonen</b>: 40 tot 44 cliëntsituaties" in page
    assert "Te weinig om te tonen, of niemand: Zorg." in page
    assert page.index("Een cliëntsituatie is één persoon of één gezin") < page.index("Per thema en streek")
    assert not {word for word in ("levensdomein", "schijf", "schijven") if word in page}
    for told in ("Hoe is dit beschermd?", "Wat zeggen deze getallen niet?", f"{HALF}/knelpunten.csv"):
        assert told in page


async def test_everybody_gets_the_same_bytes(
    nobody: Browser, an: Browser, dirk: Browser, celia: Browser, published: UUID
) -> None:
    for address in ("/publicaties", "/publicaties/limburg", HALF, f"{HALF}/knelpunten.csv"):
        told = {(await who.get(address)).content for who in (nobody, an, dirk, celia)}
        assert len(told) == 1


async def test_what_is_published_can_be_found_from_the_start(nobody: Browser, published: UUID) -> None:
    assert 'href="/publicaties"' in (await nobody.get("/")).text
    assert 'href="/publicaties/limburg/2026-h1"' in (await nobody.get("/publicaties")).text
    assert "Een vraag?" in (await nobody.get("/publicaties/limburg")).text
    assert "/publicaties/limburg/2026-h1</loc>" in (await nobody.get("/sitemap.xml")).text
    assert "Sitemap: " in (await nobody.get("/robots.txt")).text


@pytest.mark.parametrize(
    "address",
    [
        "/publicaties/nergens",
        "/publicaties/limburg/2026-h2",
        "/publicaties/limburg/2026-H1",
        "/publicaties/limburg/%00",
        "/publicaties/limburg/x/knelpunten.csv",
        "/publicaties/nergens/metadata.ttl",
    ],
)
async def test_what_is_not_there_is_not_there(nobody: Browser, published: UUID, address: str) -> None:
    assert (await nobody.get(address)).status_code == 404


async def test_a_theme_nobody_knows_is_no_choice(nobody: Browser, published: UUID) -> None:
    one, other = await nobody.get(HALF), await nobody.get(f"{HALF}?thema=<script>")
    assert (other.status_code, other.text) == (200, one.text)


async def test_before_anything_is_published_it_says_so(nobody: Browser, unpublished: UUID) -> None:
    assert "Er is nog niets gepubliceerd." in (await nobody.get("/publicaties")).text
    assert (await nobody.get("/publicaties/limburg")).status_code == 404


async def test_who_compares_periods_reads_that_the_list_changed(
    nobody: Browser, published: UUID, world: Cast, admin: asyncpg.Connection
) -> None:
    """A theme that was split: by what is published alone, so without the network's own list."""
    said = "Sinds het tweede halfjaar van 2026 is de lijst anders."
    assert "is de lijst anders" not in (await nobody.get("/publicaties/limburg")).text
    cells = [Put("rent", 10), Put("roof", 5), Put("money", 5), Put("care")]
    await publish(admin, world.network, date(2026, 7, 1), cells, called={"rent": "Huur", "roof": "Dak"})
    page = (await nobody.get("/publicaties/limburg")).text
    assert f"{said} Niet meer op de lijst: Wonen. Nieuw: Dak, Huur. Vergelijk" in page
