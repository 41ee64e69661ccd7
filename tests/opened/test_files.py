"""The table of a publication, to the byte; what is kept and for how long."""

import csv
import io
import json
from datetime import date
from uuid import UUID

import asyncpg
import pytest

from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.readings.published import Put, publish
from web.opened.table import safe

FILE = "/publicaties/limburg/2026-h1/knelpunten.csv"


async def test_the_table_opens_in_a_spreadsheet_and_in_a_program(nobody: Browser, published: UUID) -> None:
    got = await nobody.get(FILE)
    assert got.headers["content-type"] == "text/csv; header=present; charset=utf-8"
    assert got.headers["content-disposition"] == 'attachment; filename="knelpunten-limburg-2026-h1.csv"'
    assert got.content.startswith(b"\xef\xbb\xbfnetwerk;periode;van;tot_en_met;versie;")
    rows = list(csv.DictReader(io.StringIO(got.content.decode("utf-8-sig")), delimiter=";"))
    housing = next(row for row in rows if row["thema_code"] == "housing" and row["plaats"] == "Hasselt")
    hidden = next(row for row in rows if row["plaats"] == "Tongeren")
    assert (housing["minstens"], housing["hoogstens"], housing["in_woorden"]) == ("15", "19", "15 tot 19")
    assert (hidden["minstens"], hidden["hoogstens"]) == ("", "")
    assert hidden["in_woorden"] == "te weinig om te tonen"
    assert (housing["van"], housing["tot_en_met"], housing["versie"]) == ("2026-01-01", "2026-06-30", "1")


async def test_every_column_is_told(nobody: Browser, published: UUID) -> None:
    got = await nobody.get(f"{FILE}-metadata.json")
    told = json.loads(got.text)
    head = (await nobody.get(FILE)).content.decode("utf-8-sig").splitlines()[0].split(";")
    assert [column["name"] for column in told["tableSchema"]["columns"]] == head
    assert told["dialect"]["delimiter"] == ";"
    assert got.headers["content-type"] == "application/csvm+json"


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x")', "+32", "-1", "@som", "\tx", "\rx", "\nx"])
def test_nothing_is_calculated(name: str) -> None:
    assert safe(name) == f"'{name}"


async def test_names_of_themes_calculate_nothing(
    nobody: Browser, world: Cast, admin: asyncpg.Connection
) -> None:
    called = {"housing": '=1+1;"Wonen"\nhier'}
    await publish(admin, world.network, date(2026, 1, 1), [Put("housing", 5)], called=called)
    content = (await nobody.get(FILE)).content.decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(content), delimiter=";"))
    page = (await nobody.get("/publicaties/limburg/2026-h1")).text
    assert row["thema"] == '\'=1+1;"Wonen"\nhier'
    assert "=1+1;&#34;Wonen&#34;" in page


@pytest.mark.parametrize(
    "address",
    [
        "/publicaties",
        "/publicaties/limburg",
        "/publicaties/limburg/2026-h1",
        FILE,
        "/sitemap.xml",
        "/robots.txt",
    ],
)
async def test_who_has_it_already_gets_nothing(nobody: Browser, published: UUID, address: str) -> None:
    first = await nobody.get(address)
    again = await nobody.get(address, headers={"if-none-match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert first.headers["cache-control"] == "public, max-age=3600, must-revalidate"
    assert "set-cookie" not in first.headers


async def test_a_portal_may_ask_for_the_head_alone(nobody: Browser, published: UUID) -> None:
    whole, head = await nobody.get(FILE), await nobody.http.head(FILE)
    assert (head.status_code, head.headers["etag"], head.content) == (200, whole.headers["etag"], b"")


async def test_what_is_not_published_is_nowhere(nobody: Browser, published: UUID, unpublished: UUID) -> None:
    for rest in ("", "/knelpunten.csv", "/knelpunten.csv-metadata.json", "/metadata.ttl", "/metadata.jsonld"):
        assert (await nobody.get(f"/publicaties/limburg/2025-h2{rest}")).status_code == 404
    for address in ("/publicaties", "/publicaties/limburg", "/publicaties/catalogus.ttl", "/sitemap.xml"):
        got = await nobody.get(address)
        assert ("2026-h1" in got.text, "2025-h2" in got.text) == (True, False)


async def test_of_a_period_one_version_is_for_everybody(
    nobody: Browser, world: Cast, published: UUID, admin: asyncpg.Connection
) -> None:
    """Two versions side by side would tell who was counted elsewhere."""
    before = (await nobody.get(FILE)).content
    with pytest.raises(asyncpg.UniqueViolationError):
        await publish(admin, world.network, date(2026, 1, 1), [Put("care", 30)], version=2)
    assert (await nobody.get(FILE)).content == before


async def test_one_more_bottleneck_changes_no_byte(
    nobody: Browser, published: UUID, world: Cast, admin: asyncpg.Connection
) -> None:
    addresses = ("/publicaties", "/publicaties/limburg", "/publicaties/limburg/2026-h1", FILE)
    before = [(await nobody.get(one)).content for one in (*addresses, "/publicaties/catalogus.ttl")]
    await admin.execute(
        "insert into network_contribution (network, quarter, theme, sub_theme, domain, kind, arrondissement, text, "
        "may_quote, client_token, municipality_token, state) values ($1, '2026-04-01', 'care', '', 'health', 'gap', "
        "'Voeren', 'Nog een.', true, decode(md5('c'), 'hex'), decode(md5('m'), 'hex'), 'accepted')",
        world.network,
    )
    after = [(await nobody.get(one)).content for one in (*addresses, "/publicaties/catalogus.ttl")]
    assert before == after
