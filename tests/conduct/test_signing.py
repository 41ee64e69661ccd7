"""Who signs what: the text of today with what the municipality added, and never a text unseen."""

import io
import re
from collections.abc import Callable
from datetime import timedelta

import asyncpg
import pytest
from pypdf import PdfReader

from infra import clock
from services.invitations import additions
from services.invitations.actions import invite_all
from services.invitations.conduct import with_additions
from services.invitations.queries import signatures, signers
from tenants import door
from tests.conduct.test_additions import PATH, PHONE
from tests.conftest import Browser
from tests.invitations.guest import Guest
from tests.invitations.scene import Table
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

SIGN = "Ik ga akkoord met de afspraken"
ASKED = "Waarover gaat het?"


@pytest.fixture
async def koen(
    niels_table: Table, guest_browsers: Callable[[str], Guest], server: MailServer, mailbox: Mailbox
) -> Guest:
    """Koen, who came in with a code and did not sign."""
    async with door.enter(niels_table.an) as access:
        await invite_all(access, niels_table.consultation, now=clock.now())
    await run_due()
    guest = guest_browsers(await niels_table.link("Koen"))
    await guest.come_in(mailbox, "koen@zonnehof.example")
    return guest


def shown(page: str) -> str:
    """Which version stands on the page."""
    found = re.search(r'name="afspraken" value="([^"]*)"', page)
    assert found is not None
    return found[1]


async def test_who_signed_an_older_version_signs_anew(
    niels_table: Table, koen: Guest, fien: Browser, admin: asyncpg.Connection
) -> None:
    await koen.send("handtekening", afspraken=shown((await koen.open()).text))
    assert ASKED in (await koen.open()).text

    await fien.post(PATH, {"sentences": PHONE, "version": "0"})
    page = (await koen.open()).text
    assert SIGN in page
    assert "Bij ons ook" in page
    assert PHONE in page
    assert ASKED not in page

    await koen.send("handtekening", afspraken=shown(page))
    assert ASKED in (await koen.open()).text
    kept = await admin.fetch("select conduct from signature order by signed_at")
    assert [row["conduct"] for row in kept] == ["2026-1", with_additions(1, [PHONE]).signed_as]


async def test_nobody_signs_a_text_that_was_not_on_the_page(
    niels_table: Table, koen: Guest, fien: Browser, admin: asyncpg.Connection
) -> None:
    seen = shown((await koen.open()).text)
    await fien.post(PATH, {"sentences": PHONE, "version": "0"})
    for told in ({"afspraken": seen}, {}):
        answer = await koen.send("handtekening", **told)
        assert answer.headers["location"].endswith("?bewaard=afspraken")
    assert "De afspraken zijn net veranderd." in (await koen.open("?bewaard=afspraken")).text
    assert await admin.fetchval("select count(*) from signature") == 0


async def test_the_sheet_has_what_was_added_and_an_older_signature_leaves_room(
    niels_table: Table, koen: Guest, an: Browser, fien: Browser
) -> None:
    await koen.send("handtekening")
    await fien.post(PATH, {"sentences": PHONE, "version": "0"})
    sheet = await an.get(f"/overleggen/{niels_table.consultation}/aanwezigheidsblad")
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(sheet.content)).pages)
    assert "Versie 2026-1+1" in text
    assert "Bij ons ook" in text
    assert PHONE in text
    assert "tekende op" not in text


async def test_for_a_sitting_that_was_held_any_version_counts(
    niels_table: Table, koen: Guest, fien: Browser
) -> None:
    await koen.send("handtekening")
    await fien.post(PATH, {"sentences": PHONE, "version": "0"})
    async with door.enter(niels_table.an) as access:
        assert await signatures(access, niels_table.case) == {}
        assert await signers(niels_table.case) == set()
        assert await signers(niels_table.case, is_held=True) == {niels_table.people["Koen"]}


async def test_the_same_number_of_another_municipality_is_another_version(
    niels_table: Table, koen: Guest, fien: Browser, admin: asyncpg.Connection
) -> None:
    await fien.post(PATH, {"sentences": PHONE, "version": "0"})
    await koen.send("handtekening", afspraken=shown((await koen.open()).text))
    other = with_additions(1, ["Ik kom op tijd."]).signed_as
    await admin.execute("update signature set conduct = $1", other)
    assert SIGN in (await koen.open()).text


async def test_what_merged_into_this_municipality_does_not_count(
    niels_table: Table, fien: Browser, admin: asyncpg.Connection
) -> None:
    await fien.post(PATH, {"sentences": PHONE, "version": "0"})
    await admin.execute("update conduct_addition set number = 0, written_at = $1", clock.now() + timedelta(1))
    async with door.enter(niels_table.an):
        assert (await additions.current()).version == "2026-1"
