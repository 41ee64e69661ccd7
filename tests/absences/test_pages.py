"""How one person takes part: from afar with a number, or not, with what was arranged; as An and as others."""

from collections.abc import Callable

import pytest

from infra import clock
from services.absences.queries import absences
from services.invitations.actions import answer, invite_all
from services.invitations.attention import attention
from tenants import door
from tests.conftest import Browser
from tests.invitations.guest import Guest
from tests.invitations.scene import Table
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

ODD = ["x" * 6000, "a\x00b", "<script>alert(1)</script>", "😀", "regel\nregel"]


@pytest.fixture
async def table(niels_table: Table) -> Table:
    """Everybody who can be asked is asked."""
    async with door.enter(niels_table.an) as access:
        await invite_all(
            access, niels_table.consultation, on_paper=[niels_table.seats["Hilde"]], now=clock.now()
        )
    return niels_table


def at(table: Table, name: str) -> str:
    return f"/deelnemers/{table.seats[name]}/deelname"


async def test_koen_calls_in_by_a_number_that_only_he_reads(
    table: Table, an: Browser, server: MailServer, mailbox: Mailbox, guest_browsers: Callable[[str], Guest]
) -> None:
    assert "Hoe doet Koen mee?" in (await an.get(at(table, "Koen"))).text
    done = await an.post(at(table, "Koen"), {"answer": "phone", "dial": "011 00 00 09"})
    assert done.headers["location"] == f"{table.place}/uitnodigingen?bewaard=deelname"
    page = (await an.get(done.headers["location"])).text
    assert "Met: 011 00 00 09" in page
    assert "belt in" in page
    await run_due()
    koen = guest_browsers(await table.link("Koen"))
    assert "011 00 00 09" not in (await koen.open()).text
    await koen.come_in(mailbox, "koen@zonnehof.example")
    assert "Zo doe je mee: <b>011 00 00 09</b>" in (await koen.open()).text
    for _, raw in mailbox.contents:
        assert b"011 00 00 09" not in raw


async def test_who_excuses_themselves_is_phoned_and_somebody_tells_it_back(table: Table, an: Browser) -> None:
    leen = await table.invitation("Leen")
    async with door.enter(table.an) as access:
        await answer(access, leen.id, "no", now=clock.now())
        assert "invitation.said-no" in [one.code for one in await attention(access, now=clock.now())]
    told = {
        "answer": "no",
        "reason": "no-time",
        "often": "systematic",
        "was_phoned": "y",
        "words": "Leen schrijft vooraf.",
        "briefed_by": str(table.people["Koen"]),
    }
    assert (await an.post(at(table, "Leen"), told)).status_code == 303
    async with door.enter(table.an) as access:
        assert "invitation.said-no" not in [one.code for one in await attention(access, now=clock.now())]
    page = (await an.get(table.place)).text
    assert "Geen tijd, bijna altijd. Gebeld. Leen schrijft vooraf. Koen vertelt Leen nadien" in page
    assert "Leen schrijft vooraf." in (await an.get(at(table, "Leen"))).text
    await an.post(at(table, "Leen"), {"answer": "yes"})
    async with door.enter(table.an) as access:
        assert await absences(access, table.consultation) == {}


@pytest.mark.parametrize("odd", ODD)
async def test_bad_input_comes_back_at_its_field(table: Table, an: Browser, odd: str) -> None:
    bad = await an.post(at(table, "Koen"), {"answer": odd, "dial": odd, "reason": odd, "briefed_by": odd})
    assert bad.status_code == 422


async def test_somebody_of_another_table_cannot_tell_it_back(table: Table, an: Browser) -> None:
    for who in (table.people["Leen"], table.case):
        bad = await an.post(at(table, "Leen"), {"answer": "no", "briefed_by": str(who)})
        assert bad.status_code == 422


async def test_bram_and_celia_find_nothing(table: Table, bram: Browser, celia: Browser) -> None:
    for browser in (bram, celia):
        assert (await browser.get(at(table, "Koen"))).status_code == 404
        assert (await browser.post(at(table, "Koen"), {"answer": "no"})).status_code == 404


async def test_who_was_not_asked_is_asked_first(niels_table: Table, an: Browser) -> None:
    page = await an.get(at(niels_table, "Koen"))
    assert page.headers["location"] == f"{niels_table.place}/uitnodigingen"


async def test_a_guest_calls_in_by_the_own_link(
    table: Table, server: MailServer, mailbox: Mailbox, guest_browsers: Callable[[str], Guest]
) -> None:
    await run_due()
    koen = guest_browsers(await table.link("Koen"))
    await koen.come_in(mailbox, "koen@zonnehof.example")
    assert (await koen.send("antwoord", answer="phone")).status_code == 303
    assert (await table.invitation("Koen")).answer == "phone"
