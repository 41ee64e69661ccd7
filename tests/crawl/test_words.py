"""A municipality reads its own words only: on every page, form that refuses, paper, mail and calendar."""

import re
from collections.abc import AsyncIterator
from html import unescape
from uuid import uuid4

import asyncpg
import pytest

from tests.crawl.forms import Form
from tests.crawl.reading import forms_of
from tests.crawl.spots import SPOTS, Spot
from tests.crawl.test_discretion import text_of
from tests.crawl.told import Told
from tests.invitations.fixtures import mailbox, server
from tests.jobs.canaries import everything_in
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

__all__ = ["mailbox", "server"]

FOREIGN = {
    "jeugdhulp": re.compile(
        r"(?<!hulp)coördinator|spilfigu|hulpverleningsplan|\bLCO\b(?! Kempen)", re.IGNORECASE
    ),
    "kempen": re.compile(r"(?<!hulp)(?<!LCO-)coördinator|hulpverleningsplan", re.IGNORECASE),
}
# Pages of nobody's municipality, and the settings, where the packs are offered by their words.
NOBODYS = ("/", "/gemeenten", "/aanmelden", "/instellingen")
UNSEEN = re.compile(
    r"<(?:style|script)\b.*?</(?:style|script)>|\s(?:href|action|src|id|for|name|class)=\"[^\"]*\"", re.DOTALL
)
STOOD_IN = """
set local session_replication_role = replica;
update audit_line set ground = 'replacement',
  action = case action when 'pin.given' then 'circle.read' else action end
where actor_kind = 'member' and "case" is not null
"""
DUE = "update outbox set not_before = now() - interval '1 hour', done_at = null, claimed_until = null, claim = null"


@pytest.fixture(params=FOREIGN, scope="module")
async def foreign(
    request: pytest.FixtureRequest, once_told: Told, admin: asyncpg.Connection
) -> AsyncIterator[re.Pattern[str]]:
    """The words of the others, where every municipality speaks as this pack does and somebody stood in."""
    await once_told.restore()
    await admin.execute("update policy set vocabulary = $1, coordinator_name = 'An Voorbeeld'", request.param)
    async with admin.transaction():
        await admin.execute(STOOD_IN)
    yield FOREIGN[request.param]
    await once_told.restore()


async def test_no_page_and_no_refusal_says_it(once_told: Told, foreign: re.Pattern[str]) -> None:
    """Every page first; then every form sent empty, whatever that changes."""
    wrong: list[str] = []
    forms: dict[tuple[str, ...], tuple[Spot, Form]] = {}
    for spot in SPOTS:
        if spot.path.startswith("/netwerk") or spot.visitor == "dirk" or spot.path in NOBODYS:
            continue
        address = spot.address(once_told)
        got = await once_told.browsers[spot.visitor].get(address)
        is_paper = got.headers.get("content-type") == "application/pdf"
        _blame(wrong, str(spot), text_of(got.content) if is_paper else shown(got.text), foreign)
        for form in forms_of(got.text, address) if got.status_code == 200 and not is_paper else []:
            forms.setdefault(form.kind, (spot, form))
    for spot, form in forms.values():
        if form.method == "post":
            got = await once_told.browsers[spot.visitor].post(form.action, {"once": str(uuid4())})
            _blame(wrong, f"{spot} sent empty to {form.action}", shown(got.text), foreign)
    assert not wrong, "\n".join(wrong)


async def test_no_mail_and_no_calendar_says_it(
    once_told: Told, foreign: re.Pattern[str], admin: asyncpg.Connection, server: MailServer, mailbox: Mailbox
) -> None:
    await once_told.restore(set(once_told.picture.taken) - {"policy"})
    await admin.execute(DUE)
    assert await run_due()
    assert len(mailbox.contents) > 5
    wrong: list[str] = []
    for to, content in mailbox.contents:
        _blame(wrong, to, everything_in(content), foreign)
    assert not wrong, "\n".join(wrong)


def shown(html: str) -> str:
    """What people read, also in labels and descriptions that only some hear; not the addresses."""
    return unescape(UNSEEN.sub("", html))


def _blame(wrong: list[str], where: str, text: str, foreign: re.Pattern[str]) -> None:
    found = [text[max(0, one.start() - 60) : one.end() + 20] for one in foreign.finditer(text)]
    wrong += [f"{where}: {' … '.join(found[:3])}"] if found else []
