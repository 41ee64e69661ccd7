"""Old links, forms and mails after a merger: they lead on, and nothing is sent or done twice."""

import re
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import asyncpg
import pytest

from infra import clock
from services.invitations import actions, lost_links
from services.invitations.queries import find_sendable, link_of
from services.members import invitations
from tenants import door, kept_forms
from tenants.access import job_access, member_access, public_access
from tests.conftest import Browser
from tests.invitations.fixtures import guest_browsers, mailbox, niels_table, server, walk
from tests.invitations.guest import Guest
from tests.invitations.scene import Table
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due
from tests.merging.stage import merge
from tests.referrals.typed import WHOLE, rows

__all__ = ["guest_browsers", "mailbox", "niels_table", "server", "walk"]

KOEN = "koen@zonnehof.example"
TYPED = [("words", "Koen belt over de huur.")]
APPOINTMENT = "Vergeet dit toestel"


@pytest.fixture
async def asked(niels_table: Table) -> Table:
    """Everybody was asked by mail, Hilde on paper."""
    async with door.enter(niels_table.an) as access:
        paper = [niels_table.seats["Hilde"]]
        await actions.invite_all(access, niels_table.consultation, on_paper=paper, now=clock.now())
    return niels_table


async def pelt_becomes_a_part_of_genk() -> None:
    said = await merge("--into", "genk", "pelt", "genk")
    assert said.code == 0, said.err


async def test_an_old_link_leads_to_the_same_page(
    asked: Table, server: MailServer, mailbox: Mailbox, guest_browsers: Callable[[str], Guest]
) -> None:
    old = await asked.link("Koen")
    await pelt_becomes_a_part_of_genk()

    answer = await guest_browsers(old).open()
    assert (answer.status_code, answer.headers["location"]) == (308, old.replace("/pelt/", "/genk/"))
    guest = guest_browsers(answer.headers["location"])
    assert (await guest.come_in(mailbox, KOEN)).status_code == 303
    assert (await guest.open()).status_code == 200


async def test_who_was_in_stays_in(
    asked: Table, server: MailServer, mailbox: Mailbox, guest_browsers: Callable[[str], Guest]
) -> None:
    guest = guest_browsers(await asked.link("Koen"))
    await guest.come_in(mailbox, KOEN)
    assert APPOINTMENT in (await guest.open()).text
    await pelt_becomes_a_part_of_genk()

    there = Guest(guest.browser, guest.link.replace("/pelt/", "/genk/"))
    assert APPOINTMENT in (await there.open()).text


async def test_a_mail_sent_afterwards_holds_the_link_that_was_sent_before(asked: Table) -> None:
    before = await asked.invitation("Koen")
    old = await asked.link("Koen")
    await pelt_becomes_a_part_of_genk()

    async with door.enter(job_access(asked.world.genk, "test")) as access:
        found = await find_sendable(access, before.id)
        assert found is not None
        assert link_of(access, found.invitation) == old.replace("/pelt/", "/genk/")


async def test_what_was_due_is_sent_once(asked: Table, server: MailServer, mailbox: Mailbox) -> None:
    await pelt_becomes_a_part_of_genk()

    assert await run_due() == ["sent"] * 4
    assert await run_due() == []
    assert len(mailbox.to(KOEN)) == 1
    assert "Genk" in str(mailbox.to(KOEN)[0]["From"])


async def test_an_unknown_link_of_before_is_dead_as_everywhere(
    asked: Table, guest_browsers: Callable[[str], Guest]
) -> None:
    await pelt_becomes_a_part_of_genk()
    answer = await guest_browsers("/pelt/u/x").open()
    dead = await guest_browsers(answer.headers["location"]).open()
    assert (dead.status_code, dead.content) == (404, (await guest_browsers("/genk/u/y").open()).content)


async def test_a_colleague_who_was_asked_before_gets_the_link_that_was_made(
    asked: Table, server: MailServer, mailbox: Mailbox, nobody: Browser
) -> None:
    async with door.enter(replace(asked.an, rights=frozenset({"members.invite"}))) as access:
        await invitations.ask(
            access, "Nieuw Voorbeeld", "nieuw@pelt.example", ["coordinator"], now=clock.now()
        )
    await pelt_becomes_a_part_of_genk()
    await run_due()

    body = mailbox.to("nieuw@pelt.example")[0].get_body(("plain",))
    assert body is not None
    link = re.search(r"https?://[^/\s]+(/\S+)", body.get_content())
    assert link is not None
    assert link[1].startswith("/genk/")
    assert (await nobody.get(link[1])).status_code == 200


async def test_who_lost_a_link_before_gets_it_after(
    asked: Table, server: MailServer, mailbox: Mailbox, admin: asyncpg.Connection
) -> None:
    await admin.execute("update invitation set mail_state = 'sent', mailed_at = now() where channel = 'mail'")
    async with door.enter(public_access(asked.world.pelt)) as access:
        await lost_links.ask_links(access, KOEN, "192.0.2.0/24", now=clock.now())
    await pelt_becomes_a_part_of_genk()
    await run_due()

    assert any("/genk/u/" in str(mail) for mail in mailbox.to(KOEN))


async def test_public_pages_lead_on_with_what_was_asked(asked: Table, nobody: Browser) -> None:
    await pelt_becomes_a_part_of_genk()
    page = await nobody.get("/pelt/aanvraag/bedankt?termijn=bellen")
    assert (page.status_code, page.headers["location"]) == (308, "/genk/aanvraag/bedankt?termijn=bellen")
    assert (await nobody.get("/borgloon/aanvraag")).status_code == 404


async def test_a_request_that_was_sent_before_is_not_kept_twice(asked: Table, nobody: Browser) -> None:
    once = {**WHOLE, "once": str(uuid4())}
    sent = await nobody.post("/pelt/aanvraag", once)
    await pelt_becomes_a_part_of_genk()

    again = await nobody.post("/pelt/aanvraag", once)
    assert again.status_code == 308
    there = await nobody.post("/genk/aanvraag", once)
    assert (there.status_code, there.headers["location"]) == (303, sent.headers["location"])
    assert len(await rows(asked.world.genk, "referral")) == 1


async def test_a_kept_text_opens_for_who_typed_it_under_the_id_they_have_now(
    asked: Table, admin: asyncpg.Connection
) -> None:
    """Celia typed it in Pelt; in the whole she is the member that she was in Genk."""
    in_pelt, in_genk = asked.world.members["celia", "pelt"], asked.world.members["celia", "genk"]
    celia = member_access(asked.world.pelt, in_pelt, "Celia Voorbeeld", ())
    async with door.enter(celia) as access:
        assert await kept_forms.keep(access, "/notities", TYPED, now=clock.now())
    await pelt_becomes_a_part_of_genk()

    async with door.enter(member_access(asked.world.genk, in_genk, "Celia Voorbeeld", ())) as access:
        assert [one.fields for one in await kept_forms.waiting(access, now=clock.now())] == [TYPED]
    async with door.enter(replace(asked.an, municipality=asked.world.genk)) as access:
        assert await kept_forms.waiting(access, now=clock.now()) == []
