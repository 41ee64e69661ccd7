"""A name with an apostrophe in four alphabets: as typed on pages, agenda, mail, letter, sheet and calendar."""

import unicodedata
from html import unescape
from io import BytesIO

import asyncpg
import pytest
from pypdf import PdfReader

from tests.cases.conftest import Niels
from tests.conftest import Browser
from tests.invitations.fixtures import mailbox, server
from tests.jobs.canaries import everything_in, parsed
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

__all__ = ["mailbox", "server"]

CYRILLIC = "Мар'яна"  # noqa: RUF001 - it is meant
NAMES = {"Latin": "D'Angelo", "Greek": "Δ’Αλέξης", "Cyrillic": CYRILLIC, "Arabic": "سناء’"}
RENAME = "update circle_member set first_name = $1, last_name = $2 where first_name in ('Leen', 'Niels') "
AGAIN = "update outbox set not_before = now() - interval '1 hour', done_at = null, claimed_until = null, claim = null"
COMING = "select id from consultation where held_at is null order by starts_at limit 1"


@pytest.fixture(params=NAMES)
async def name(request: pytest.FixtureRequest, niels: Niels, admin: asyncpg.Connection) -> str:
    """Leen and the client are called so, first and last."""
    found = NAMES[str(request.param)]
    await admin.execute(RENAME, found, found)
    await admin.execute('update "case" set name = $1', found)
    await admin.execute(AGAIN)
    return found


async def test_pages_show_it_as_it_was_typed(
    an: Browser, niels: Niels, name: str, admin: asyncpg.Connection
) -> None:
    sitting = f"/overleggen/{await admin.fetchval(COMING)}"
    for page in (niels.path, f"{niels.path}/kring", sitting, f"{sitting}/agenda", f"{sitting}/uitnodigingen"):
        got = await an.get(page)
        assert got.status_code == 200
        assert name in unescape(got.text), page
    found = await an.get("/situaties", params={"zoek": name})
    assert niels.path in found.text


async def test_mail_greets_with_it_and_the_calendar_names_nobody_else(
    niels: Niels, name: str, server: MailServer, mailbox: Mailbox
) -> None:
    assert await run_due()
    greeted = [content for _, content in mailbox.contents if f"Dag {name}" in everything_in(content)]
    assert greeted
    for content in greeted:
        assert parsed(content)["to"].addresses[0].display_name in {name, ""}


async def test_letter_and_sheets_are_made_with_it(
    an: Browser, niels: Niels, name: str, admin: asyncpg.Connection
) -> None:
    sitting = f"/overleggen/{await admin.fetchval(COMING)}"
    for paper in ("brief", "aanwezigheidsblad"):
        made = await an.get(f"{sitting}/{paper}")
        assert (made.status_code, made.headers["content-type"]) == (200, "application/pdf"), paper
        text = " ".join(page.extract_text() for page in PdfReader(BytesIO(made.content)).pages)
        assert _letters(name) <= _letters(text), paper


async def test_it_is_typed_and_kept_by_the_form(an: Browser, niels: Niels, name: str) -> None:
    sent = {"kind": "family", "first_name": name, "last_name": name, "relation": "tante"}
    assert (await an.post(f"{niels.path}/kring", sent)).status_code == 303
    assert unescape((await an.get(f"{niels.path}/kring")).text).count(f"{name} {name}") == 3


def _letters(text: str) -> set[str]:
    """The letters of a text; a PDF of right-to-left text may give them in another order and shape."""
    return {one for one in unicodedata.normalize("NFKC", text) if one.isalpha()}
