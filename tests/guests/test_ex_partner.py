"""An ex-partner at the same table: where the other lives is on no page, list, letter, mail or calendar of theirs."""

from collections.abc import AsyncIterator
from io import BytesIO

import asyncpg
import pytest
from pypdf import PdfReader

from tests.crawl.spots import SPOTS, Spot
from tests.crawl.told import Told, once_told
from tests.invitations.fixtures import mailbox, server
from tests.jobs.canaries import found_in
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

__all__ = ["mailbox", "once_told", "server"]

STREET, ADVICE, WISH, POST = "Vinkenslag", "achterdeur", "weggaan", "Kanarievogel"
HIDDEN = [STREET, ADVICE, WISH, POST]
# Leen is the ex-partner; Rita and the client live at the same secret address, where the table meets too.
APART = f"""
update circle_member set kind = 'family', relation = 'ex-partner', organisation = '', secrecy = 'none',
  address = 'Elders 1', is_address_secret = true where first_name = 'Leen';
update circle_member set address = '{STREET} 13, 3910 Pelt', is_address_secret = true, safe_contact = '{ADVICE}',
  own_interest = 'Zij wil {WISH}.', post_opened_by = '{POST}' where first_name in ('Rita', 'Niels');
update consultation set place = '{STREET} 13', place_kind = 'home'
  where "case" in (select "case" from circle_member where first_name = 'Rita');
update "case" set key_worker_gap = '{POST}', living_situation = 'Woont in de {STREET}.';
insert into duty_change (tenant, "case", circle_member, duty, reason, changed_at, changed_by)
  select tenant, "case", id, 'none', '{POST}', now(), id from circle_member where first_name = 'Rita';
update outbox set not_before = now() - interval '1 hour', done_at = null, claimed_until = null, claim = null;
"""
OF_GUESTS = tuple(spot for spot in SPOTS if "{token" in spot.path and spot.visitor != "niels")
PAPERS = tuple(
    spot for spot in SPOTS if spot.path.endswith((".pdf", "/brief", "/blad", "/aanwezigheidsblad"))
)


@pytest.fixture(scope="module")
async def apart(once_told: Told, admin: asyncpg.Connection) -> AsyncIterator[Told]:
    """They do not live together any more."""
    await once_told.restore()
    await admin.execute(APART)
    yield once_told
    await once_told.restore()


@pytest.mark.parametrize("spot", [*OF_GUESTS, *PAPERS], ids=str)
async def test_no_page_of_theirs_and_no_paper_tells_it(apart: Told, spot: Spot) -> None:
    got = await apart.browsers[spot.visitor].get(spot.address(apart))
    assert got.status_code < 500
    told = _text(got.content) if got.headers["content-type"] == "application/pdf" else got.text
    assert [word for word in HIDDEN if word in told or word in str(got.headers)] == []


async def test_no_mail_and_no_calendar_tells_it(apart: Told, server: MailServer, mailbox: Mailbox) -> None:
    assert await run_due()
    assert len(mailbox.contents) > 5
    assert [found_in(content, HIDDEN) for _, content in mailbox.contents] == [[]] * len(mailbox.contents)


async def test_the_coordinator_knows_how_to_reach_her_but_the_address_stays_on_her_own_page(
    apart: Told,
) -> None:
    ids = apart.scenery.ids["coming"]
    an = apart.browsers["an"]
    circle = (await an.get(f"/situaties/{ids['case_id']}/kring")).text
    assert (ADVICE in circle, POST in circle, STREET in circle) == (True, True, False)
    assert "adres is geheim" in circle


def _text(made: bytes) -> str:
    reader = PdfReader(BytesIO(made))
    return " ".join([page.extract_text() for page in reader.pages] + [str(reader.metadata)])
