"""A form that came after the session ended: kept for the same person, offered again, gone after a day."""

import re
from datetime import timedelta
from html import unescape

import asyncpg
import httpx

from services.demonstration.cast import Cast
from tests.conftest import Browser, signed_in
from tests.signin.conftest import Ahead
from tests.signin.journeys import inside, sign_in
from tests.signin.test_journey import place

TYPED = {
    "subject": "Een nieuw begin",
    "text": "Leen belt over de huur.\nMorgen opnieuw.",
    "kind": "phone-call",
    "theme": "housing/housing-guided",
}
OVER = timedelta(minutes=31)
KEPT = "select count(*) from kept_form"


async def test_what_was_typed_is_there_after_signing_in_again(
    writer: Browser, ahead: Ahead, admin: asyncpg.Connection
) -> None:
    ahead(OVER)
    late = await writer.post("/notities", dict(TYPED))
    assert (late.status_code, late.headers["location"]) == (303, "/aanmelden?bewaard=1")
    assert "Wat je net typte, is bewaard" in (await writer.get(late.headers["location"])).text
    assert await admin.fetchval("select count(*) from audit_line") == 0

    back = await sign_in(writer, "an-voorbeeld")
    assert back.headers["location"] == "/bewaard"
    page = (await writer.get("/bewaard")).text
    assert "Leen belt over de huur." in page
    assert "<h2>Notities</h2>" in page
    assert "<p>phone-call</p>" not in page
    assert "<p>housing/housing-guided</p>" not in page

    sent = await writer.http.post("/notities", data=offered(page))
    assert sent.status_code == 303
    assert await admin.fetchval("select count(*) from audit_line where action = 'note.written'") == 1
    assert await admin.fetchval(KEPT) == 0
    assert "Er ligt niets meer klaar" in (await writer.get("/bewaard")).text


async def test_everything_that_was_typed_goes_along_again(writer: Browser, ahead: Ahead) -> None:
    ahead(OVER)
    await writer.post("/notities", dict(TYPED))
    await sign_in(writer, "an-voorbeeld")

    fields = offered((await writer.get("/bewaard")).text)
    assert {name: text for name, text in fields.items() if not name.startswith("_")} == TYPED


async def test_it_can_be_thrown_away(writer: Browser, ahead: Ahead, admin: asyncpg.Connection) -> None:
    ahead(OVER)
    await writer.post("/notities", dict(TYPED))
    await sign_in(writer, "an-voorbeeld")
    kept = offered((await writer.get("/bewaard")).text)["_kept"]

    response = await inside(writer).post(f"/bewaard/{kept}/verwijdering")

    assert response.headers["location"] == "/bewaard"
    assert await admin.fetchval(KEPT) == 0


async def test_htmx_is_sent_to_signing_in(writer: Browser, ahead: Ahead, admin: asyncpg.Connection) -> None:
    ahead(OVER)
    headers = {"hx-request": "true", "hx-current-url": "https://rondetafel.example/vandaag"}
    response = await writer.post("/notities", dict(TYPED), headers=headers)

    assert response.headers["hx-redirect"] == "/aanmelden?terug=%2Fvandaag&bewaard=1"
    assert await admin.fetchval(KEPT) == 1


async def test_a_page_of_an_earlier_session_loses_nothing(writer: Browser, admin: asyncpg.Connection) -> None:
    """Signed in again in another tab: the old page has an old token, and its text is kept all the same."""
    await sign_in(writer, "an-voorbeeld")

    response = await writer.post("/notities", dict(TYPED))

    assert response.status_code == 403
    assert 'href="/bewaard"' in response.text
    assert await admin.fetchval("select count(*) from audit_line where action = 'note.written'") == 0
    assert "Leen belt over de huur." in (await writer.get("/bewaard")).text


async def test_nobody_else_sees_it(writer: Browser, colleague: Browser, ahead: Ahead) -> None:
    ahead(OVER)
    await writer.post("/notities", dict(TYPED))

    assert (await sign_in(colleague, "bram-voorbeeld")).headers["location"] == "/vandaag"
    assert "Leen belt" not in (await colleague.get("/bewaard")).text


async def test_it_waits_in_the_municipality_where_it_was_typed(
    other: httpx.AsyncClient, world: Cast, ahead: Ahead
) -> None:
    celia = await signed_in(other, "celia", "pelt")
    ahead(OVER)
    await celia.post("/notities", dict(TYPED))

    await sign_in(celia, "celia-voorbeeld")
    choice = (await celia.get("/aanmelden/gemeente")).text
    at_genk = await inside(celia).post("/aanmelden/gemeente", {"plaats": place(choice, "Genk")})
    assert at_genk.headers["location"] == "/vandaag"
    at_pelt = await inside(celia).post("/aanmelden/gemeente", {"plaats": place(choice, "Pelt")})
    assert at_pelt.headers["location"] == "/bewaard"


async def test_a_colleague_cannot_throw_it_away(
    writer: Browser, colleague: Browser, admin: asyncpg.Connection, ahead: Ahead
) -> None:
    ahead(OVER)
    await writer.post("/notities", dict(TYPED))
    kept = await admin.fetchval("select id from kept_form")

    await sign_in(colleague, "bram-voorbeeld")
    await inside(colleague).post(f"/bewaard/{kept}/verwijdering")
    await inside(colleague).post("/notities", {"_kept": str(kept)})

    assert await admin.fetchval(KEPT) == 1


async def test_after_a_day_it_is_gone(writer: Browser, ahead: Ahead, admin: asyncpg.Connection) -> None:
    ahead(OVER)
    await writer.post("/notities", dict(TYPED))

    ahead(OVER + timedelta(hours=24, seconds=1))
    assert (await sign_in(writer, "an-voorbeeld")).headers["location"] == "/vandaag"
    assert await admin.fetchval(KEPT) == 0


async def test_what_is_kept_is_sealed(writer: Browser, ahead: Ahead, admin: asyncpg.Connection) -> None:
    ahead(OVER)
    await writer.post("/notities", dict(TYPED))

    assert await admin.fetchval("select path from kept_form") == "/notities"
    assert b"Leen" not in await admin.fetchval("select sealed from kept_form")


async def test_too_much_nothing_and_files_are_not_kept(
    writer: Browser, ahead: Ahead, admin: asyncpg.Connection
) -> None:
    ahead(OVER)
    assert (await writer.post("/notities", {"text": "x" * 200_000})).headers["location"] == "/aanmelden"
    assert (await writer.post("/notities")).headers["location"] == "/aanmelden"
    files = {"photo": ("a.png", b"secret bytes", "image/png")}
    assert (await writer.post("/notities", files=files)).headers["location"] == "/aanmelden"

    assert await admin.fetchval(KEPT) == 0


async def test_another_sites_form_is_not_kept(
    writer: Browser, ahead: Ahead, admin: asyncpg.Connection
) -> None:
    ahead(OVER)
    response = await writer.post("/notities", dict(TYPED), headers={"sec-fetch-site": "cross-site"})

    assert response.status_code == 403
    assert await admin.fetchval(KEPT) == 0


async def test_who_left_leaves_nothing_behind(
    writer: Browser, world: Cast, ahead: Ahead, admin: asyncpg.Connection
) -> None:
    ahead(OVER)
    await admin.execute("update member set left_at = now() where id = $1", world.an)

    assert (await writer.post("/notities", dict(TYPED))).headers["location"] == "/aanmelden"
    assert await admin.fetchval(KEPT) == 0


def offered(page: str, path: str = "/notities") -> dict[str, str]:
    """The hidden fields of the form on the page that sends again."""
    form = page.split(f'action="{path}"')[1].split("</form>", maxsplit=1)[0]
    found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', form)
    return {unescape(name): unescape(value) for name, value in found}
