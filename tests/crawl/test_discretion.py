"""A name that reveals something and a secret address: on no page, paper, mail or calendar that others see."""

from collections.abc import AsyncIterator
from io import BytesIO

import asyncpg
import pytest
from pypdf import PdfReader

from tests.crawl.spots import SPOTS, Spot
from tests.crawl.told import Told
from tests.figures import Figure
from tests.invitations.fixtures import mailbox, server
from tests.jobs.canaries import found_in
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

__all__ = ["mailbox", "server"]

NAME, STREET, NUMBER = "Kanarievogel", "Vinkenslag", "0470 13 57 90"
HIDDEN = [NAME, STREET, NUMBER, "0470135790", "Zonderpost"]
GUESTS = tuple(spot for spot in SPOTS if "{token" in spot.path)
PAPERS = tuple(
    spot for spot in SPOTS if spot.path.endswith((".pdf", "/brief", "/blad", "/aanwezigheidsblad"))
)
# What a coordinator may have on a screen that others see.
SHOWN = tuple(spot for spot in SPOTS if spot.path.endswith(("/tafel", "/ja-van-de-client", "/afsluiting")))
HIDE = f"""
update circle_member set organisation = 'Zorghuis {NAME}', is_organisation_sensitive = true,
  relation = case when first_name in ('Leen', 'Tine') then 'begeleider {NAME}' when first_name = 'Koen' then ''
    else relation end,
  address = '{STREET} 13, 3910 Pelt', is_address_secret = true, phone = '{NUMBER}', safe_contact = 'Zonderpost';
update consultation set place = '{STREET} 13';
update referral set requester_organisation = 'Zorghuis {NAME}', client_address = '{STREET} 13';
update report_version set content = replace(replace(content::text, 'dagcentrum De Voorbeeldbrug',
  'Zorghuis {NAME}'), 'dienst Voorbeeldwonen', 'Zorghuis {NAME}')::jsonb;
update outbox set not_before = now() - interval '1 hour', done_at = null, claimed_until = null, claim = null;
"""


@pytest.fixture(params=["home", "elsewhere"], scope="module")
async def secrets(
    request: pytest.FixtureRequest, once_told: Told, admin: asyncpg.Connection
) -> AsyncIterator[Told]:
    """Everybody lives at a secret address, works where nobody may know, and meets at that address."""
    await once_told.restore()
    await admin.execute(HIDE)
    await admin.execute("update consultation set place_kind = $1", request.param)
    yield once_told
    await once_told.restore()


@pytest.mark.attack
@pytest.mark.parametrize("spot", [*GUESTS, *PAPERS, *SHOWN], ids=str)
async def test_no_page_or_paper_that_others_see_tells_it(secrets: Told, spot: Spot, figure: Figure) -> None:
    got = await secrets.browsers[spot.visitor].get(spot.address(secrets))
    assert got.status_code < 500
    told = text_of(got.content) if got.headers["content-type"] == "application/pdf" else got.text
    assert [word for word in HIDDEN if word in told or word in str(got.headers)] == []
    if spot in GUESTS:
        assert "voorbeeld@pelt.example" not in told
    figure("names and addresses that may not be told, on pages and papers", 0, of=1)


@pytest.mark.attack
async def test_no_mail_and_no_calendar_tells_it(
    secrets: Told, server: MailServer, mailbox: Mailbox, figure: Figure
) -> None:
    assert await run_due()
    assert len(mailbox.contents) > 5
    assert [found_in(content, HIDDEN) for _, content in mailbox.contents] == [[]] * len(mailbox.contents)
    figure("names and addresses that may not be told, in mails and calendars", 0, of=len(mailbox.contents))


async def test_there_is_something_to_hide(secrets: Told) -> None:
    """The coordinator's own page of the circle says it, and the client's page says what people do instead."""
    ids = secrets.scenery.ids["coming"]
    circle = (await secrets.browsers["an"].get(f"/situaties/{ids['case_id']}/kring")).text
    assert NAME in circle
    assert "anderen lezen alleen: hulpverlener" in circle
    assert STREET not in circle
    path = f"/pelt/u/{secrets.scenery.links['niels']}"
    assert "hulpverlener" in (await secrets.browsers["niels"].get(path)).text


def text_of(made: bytes) -> str:
    """Every page of a paper, and what its file says about itself."""
    reader = PdfReader(BytesIO(made))
    return " ".join([page.extract_text() for page in reader.pages] + [str(reader.metadata)])
