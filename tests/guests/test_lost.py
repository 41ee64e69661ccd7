"""When it goes wrong: a mail that came to somebody else, and a link that was lost."""

from collections.abc import Callable

import pytest

from infra import clock
from services.invitations import actions, ceilings
from services.invitations.attention import attention
from services.invitations.tables import GuestLink, GuestSession, LostLink
from tenants import door
from tenants.tables import Outbox
from tests.conftest import Browser
from tests.figures import Figure
from tests.invitations.guest import Guest
from tests.invitations.scene import CANARIES, Table
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

Browsers = Callable[[str], Guest]
KOEN = "koen@zonnehof.example"
LOST = "/pelt/verloren-link"


@pytest.fixture
async def asked(niels_table: Table, server: MailServer) -> Table:
    """Everybody was asked and got the mail, Hilde on paper."""
    async with door.enter(niels_table.an) as access:
        on_paper = [niels_table.seats["Hilde"], niels_table.seats["Rita"]]
        await actions.invite_all(access, niels_table.consultation, on_paper=on_paper, now=clock.now())
    await run_due()
    return niels_table


def text_of(mailbox: Mailbox, address: str) -> str:
    body = mailbox.to(address)[-1].get_body(("plain",))
    assert body is not None
    return str(body.get_content())


async def test_the_first_page_says_for_whom_it_is_so_that_only_they_know(
    asked: Table, guest_browsers: Browsers
) -> None:
    guest = guest_browsers(await asked.link("Koen"))
    for path in ("", "/vergissing"):
        page = (await guest.open(path)).text
        assert "k…n@…" in page
        assert "zonnehof" not in page
        assert [word for word in CANARIES if word in page] == []
    assert "@…" not in (await guest_browsers(await asked.link("Rita")).open("/vergissing")).text


@pytest.mark.parametrize("word", ["", "ja", "123456", "x", "neen", "nee nee", "<b>nee</b>", "nee\x00"])
async def test_looking_and_clicking_end_no_link(asked: Table, guest_browsers: Browsers, word: str) -> None:
    """Programs that open every mail fill in forms as well."""
    guest = guest_browsers(await asked.link("Koen"))
    assert (await guest.send("vergissing", word=word)).status_code == 422
    assert (await guest.open()).status_code == 200
    assert (await asked.invitation("Koen")).misdirected_at is None


@pytest.mark.parametrize("word", ["nee", " Nee. ", "NEE", "“nee”"])
async def test_not_for_me_ends_the_link_at_once_and_tells_the_coordinator(
    asked: Table, guest_browsers: Browsers, mailbox: Mailbox, an: Browser, word: str
) -> None:
    right = guest_browsers(await asked.link("Koen"))
    await right.come_in(mailbox, KOEN, is_remembered="y")
    wrong = guest_browsers(right.link)
    answer = await wrong.send("vergissing", word=word)
    assert answer.status_code == 200
    assert "De link werkt niet meer" in answer.text
    assert [(await one.open()).status_code for one in (wrong, right)] == [404, 404]
    async with door.enter(asked.an):
        assert await GuestSession.count().where(GuestSession.ended_at.is_null()) == 0
    assert "de uitnodiging van Koen kwam bij iemand anders" in (await an.get("/vandaag")).text
    assert "kwam bij iemand anders" in (await an.get(f"{asked.place}/uitnodigingen")).text


async def test_a_reminder_goes_to_nobody_until_there_is_a_new_link(
    asked: Table, guest_browsers: Browsers, mailbox: Mailbox, walk: Callable[[int], None]
) -> None:
    old = guest_browsers(await asked.link("Koen"))
    await old.send("vergissing", word="nee")
    walk(9 * 86_400 + 3600)
    await run_due()
    assert len(mailbox.to(KOEN)) == 1
    koen = await asked.invitation("Koen")
    async with door.enter(asked.an) as access:
        await actions.send_again(access, koen.id, is_new_link=False, now=clock.now())
        found = [one.code for one in await attention(access, now=clock.now()) if one.who == "Koen"]
        assert "invitation.misdirected" not in found
    await run_due()
    fresh = guest_browsers(await asked.link("Koen"))
    assert fresh.link in text_of(mailbox, KOEN)
    assert [(await one.open()).status_code for one in (old, fresh)] == [404, 200]


async def test_a_second_click_says_that_the_link_is_dead(asked: Table, guest_browsers: Browsers) -> None:
    guest = guest_browsers(await asked.link("Koen"))
    answers = [await guest.send("vergissing", word="nee") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 404]


async def test_who_lost_a_link_gets_it_by_mail(asked: Table, nobody: Browser, mailbox: Mailbox) -> None:
    answer = await nobody.post(LOST, {"email": " Koen@zonnehof.example"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{LOST}?bewaard=gevraagd")
    assert "Kennen we dit adres?" in (await nobody.get(f"{LOST}?bewaard=gevraagd")).text
    await run_due()
    told = text_of(mailbox, KOEN)
    assert await asked.link("Koen") in told
    assert [word for word in CANARIES if word in told] == []
    async with door.enter(asked.an):
        assert await LostLink.count() == 0


@pytest.mark.attack
async def test_the_page_says_the_same_for_every_address(
    asked: Table, nobody: Browser, mailbox: Mailbox, figure: Figure
) -> None:
    before = len(mailbox.contents)
    known, strange, paper = "leen@zonnehof.example", "stranger@x.example", "rita@thuis.example"
    answers = [await nobody.post(LOST, {"email": one}) for one in (known, strange, paper)]
    assert len({(one.status_code, one.headers["location"], one.content) for one in answers}) == 1
    async with door.enter(asked.an):
        rows = [str(row) for row in await LostLink.select()] + [str(row) for row in await Outbox.select()]
    assert [row for row in rows if "example" in row] == []
    await run_due()
    assert [to for to, _ in mailbox.contents[before:]] == [known]
    figure("addresses told apart on the page of lost links", 0, of=3)


@pytest.mark.attack
async def test_nobody_floods_a_mailbox_with_lost_links(
    asked: Table, nobody: Browser, mailbox: Mailbox, figure: Figure
) -> None:
    for _ in range(ceilings.LINKS_ASKED_FROM_ONE_PLACE + 5):
        assert (await nobody.post(LOST, {"email": KOEN})).status_code == 303
    await run_due()
    sent = len(mailbox.to(KOEN)) - 1
    assert sent == ceilings.LINKS_TO_AN_ADDRESS
    figure("mails with lost links to one address in a day", sent)


@pytest.mark.parametrize("odd", ["", "x", "a@b", "a\x00@b.example", "a@b.example\nBcc: c@d.example"])
async def test_an_odd_address_comes_back_at_its_field(asked: Table, nobody: Browser, odd: str) -> None:
    answer = await nobody.post(LOST, {"email": odd})
    assert answer.status_code == 422
    async with door.enter(asked.an):
        assert await LostLink.count() == 0


@pytest.mark.attack
@pytest.mark.parametrize(
    "alike", ["\u212aoen@zonnehof.example", "\uff4boen@zonnehof.example", "koen@zonnehof\u3002example"]
)
async def test_an_address_that_only_looks_alike_gets_no_link(
    asked: Table, nobody: Browser, mailbox: Mailbox, alike: str
) -> None:
    """Sent to the address that is known, if at all: never to the one that was typed."""
    await nobody.post(LOST, {"email": alike})
    await run_due()
    assert {to for to, _ in mailbox.contents if "oen@" in to} == {KOEN}


async def test_an_ended_link_is_not_mailed(asked: Table, nobody: Browser, mailbox: Mailbox) -> None:
    async with door.enter(asked.an) as access:
        await actions.withdraw_invitation(access, asked.seats["Koen"], now=clock.now())
    await run_due()
    before = len(mailbox.to(KOEN))
    await nobody.post(LOST, {"email": KOEN})
    await run_due()
    assert len(mailbox.to(KOEN)) == before


async def test_another_municipality_knows_nobody_of_here(
    asked: Table, nobody: Browser, mailbox: Mailbox
) -> None:
    before = len(mailbox.contents)
    assert (await nobody.post("/genk/verloren-link", {"email": KOEN})).status_code == 303
    await run_due()
    assert len(mailbox.contents) == before
    async with door.enter(asked.an):
        assert await GuestLink.count() == 5
