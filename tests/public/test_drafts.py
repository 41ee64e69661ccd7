"""A request saved for later: sealed, behind the link of one mail, and gone when it is sent or too old."""

import asyncio
import re
from collections.abc import Callable
from uuid import uuid4

import asyncpg
import pytest

from infra import clock
from services.demonstration.cast import Cast
from services.retention.sweeping import sweep
from tenants import door
from tenants.access import job_access
from tests.conftest import Browser
from tests.invitations.fixtures import mailbox, server, walk
from tests.jobs.canaries import found_in
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due
from tests.merging.stage import merge
from tests.public.test_voices import OWN
from tests.referrals.typed import CLIENT_WORD, UNINFORMED, WHOLE, count, rows

__all__ = ["mailbox", "server", "walk"]

PAGE = "/pelt/aanvraag"
SAVED = "/pelt/aanvraag/bewaard"
TO = "leen@dagcentrum.example"
DAYS = 24 * 3600
MERGE = ("--into", "genk", "pelt", "genk")


def half(changed: dict[str, object] | None = None) -> dict[str, object]:
    """A form that is only half ready, saved."""
    return {**WHOLE, "urgency": "", "_bewaar": "ja", "save_to": TO, "once": str(uuid4()), **(changed or {})}


async def saved(browser: Browser, box: Mailbox, changed: dict[str, object] | None = None) -> str:
    """The link in the mail."""
    sent = await browser.post(PAGE, half(changed))
    assert (sent.status_code, sent.headers["location"]) == (303, SAVED)
    await run_due()
    return link_in(box)


def link_in(box: Mailbox) -> str:
    body = box.to(TO)[-1].get_body(("plain",))
    assert body is not None
    return str(re.findall(r"/pelt/aanvraag/bewaard/[\w-]+", body.get_content())[0])


async def test_the_link_of_the_mail_opens_what_was_typed(
    world: Cast, nobody: Browser, server: MailServer, mailbox: Mailbox
) -> None:
    link = await saved(nobody, mailbox)
    shown = await nobody.post(link)
    assert shown.status_code == 200
    for word in (CLIENT_WORD, "Hilde Voorbeeld", "Rik Voorbeeld", "Leen Voorbeeld", "nog niet verstuurd"):
        assert word in shown.text
    assert (await count(world.pelt))[:3] == (0, 0, 0)


async def test_who_only_opens_the_link_reads_nothing_and_changes_nothing(
    world: Cast, nobody: Browser, server: MailServer, mailbox: Mailbox
) -> None:
    link = await saved(nobody, mailbox)
    before = await rows(world.pelt, "referral_draft")
    shown = (await nobody.get(link)).text
    assert "Toon wat ik schreef" in shown
    assert [word for word in (CLIENT_WORD, "Leen", "Niels", "011 00 00 01") if word in shown] == []
    await nobody.post(link)
    assert await rows(world.pelt, "referral_draft") == before


async def test_neither_mail_nor_database_tells_what_was_typed(
    world: Cast, nobody: Browser, server: MailServer, mailbox: Mailbox, admin: asyncpg.Connection
) -> None:
    await saved(nobody, mailbox)
    typed = [value for name, value in WHOLE.items() if len(value) > 8 and "@" not in value]
    assert found_in(mailbox.contents[-1][1], typed) == []
    row = await admin.fetchrow("select * from referral_draft")
    assert row is not None
    stored = " ".join(str(value) for value in row.values())
    assert [word for word in [*typed, TO, "Leen"] if word in stored] == []
    assert row["sealed_address"] is None


async def test_until_the_client_knows_only_name_and_phone_are_kept(
    world: Cast, nobody: Browser, server: MailServer, mailbox: Mailbox
) -> None:
    link = await saved(nobody, mailbox, UNINFORMED)
    shown = (await nobody.post(link)).text
    assert 'value="Leen Voorbeeld"' in shown
    assert 'value="011 00 00 01"' in shown
    told = [value for name, value in WHOLE.items() if not name.startswith("requester") and len(value) > 8]
    assert [value for value in told if value in shown] == []
    unsure = await nobody.post(PAGE, half({"is_client_informed": ""}))
    assert (unsure.status_code, "Kies dit eerst." in unsure.text) == (422, True)
    assert CLIENT_WORD in unsure.text


async def test_saved_again_it_is_the_same_draft_behind_the_same_link(
    world: Cast, nobody: Browser, server: MailServer, mailbox: Mailbox
) -> None:
    link = await saved(nobody, mailbox)
    once = re.search(r'name="once" type="hidden" value="([^"]+)"', (await nobody.post(link)).text)
    assert once is not None
    again = await nobody.post(PAGE, half({"once": once[1], "save_to": "", "goal": "Rust vinden."}))
    assert again.status_code == 303
    assert "Rust vinden." in (await nobody.post(link)).text
    assert (await run_due(), len(await rows(world.pelt, "referral_draft"))) == ([], 1)


async def test_another_address_ends_the_earlier_link(
    world: Cast, nobody: Browser, server: MailServer, mailbox: Mailbox
) -> None:
    once = str(uuid4())
    wrong = await saved(nobody, mailbox, {"once": once})
    await nobody.post(PAGE, half({"once": once, "save_to": "leen.voorbeeld@dagcentrum.example"}))
    assert (await nobody.get(wrong)).status_code == 404
    await run_due()
    assert len(mailbox.to("leen.voorbeeld@dagcentrum.example")) == 1


async def test_what_is_sent_is_no_longer_a_draft(
    world: Cast, nobody: Browser, server: MailServer, mailbox: Mailbox
) -> None:
    once = str(uuid4())
    link = await saved(nobody, mailbox, {"once": once})
    sent = await nobody.post(PAGE, {**WHOLE, "once": once})
    assert "bedankt" in sent.headers["location"]
    assert (await nobody.get(link)).status_code == 404
    assert await rows(world.pelt, "referral_draft") == []
    late = await nobody.post(PAGE, half({"once": once}))
    assert late.headers["location"] == sent.headers["location"]
    assert await rows(world.pelt, "referral_draft") == []


async def test_it_ends_after_two_weeks_and_is_swept(
    world: Cast, nobody: Browser, server: MailServer, mailbox: Mailbox, walk: Callable[[int], None]
) -> None:
    link = await saved(nobody, mailbox)
    walk(13 * DAYS)
    assert (await nobody.get(link)).status_code == 200
    walk(14 * DAYS + 60)
    gone = await nobody.get(link)
    assert (gone.status_code, "opent niets meer" in gone.text) == (404, True)
    async with door.enter(job_access(world.pelt, "test")) as access:
        await sweep(access, now=clock.now())
    assert await rows(world.pelt, "referral_draft") == []


async def test_it_can_be_thrown_away(
    world: Cast, nobody: Browser, server: MailServer, mailbox: Mailbox
) -> None:
    once = str(uuid4())
    link = await saved(nobody, mailbox, {"once": once})
    await nobody.post(PAGE, {"once": once, "_weg": "ja"})
    assert (await nobody.get(link)).status_code == 404


async def test_every_address_gets_the_same_answer_and_no_mailbox_is_filled(
    world: Cast, nobody: Browser, server: MailServer, mailbox: Mailbox
) -> None:
    answers = {(await nobody.post(PAGE, half())).headers["location"] for _ in range(8)}
    answers.add((await nobody.post(PAGE, half({"save_to": "nobody@post.example"}))).headers["location"])
    await run_due()
    assert (answers, len(mailbox.to(TO))) == ({SAVED}, 5)


async def test_too_many_at_once_wait_and_lose_nothing(world: Cast, nobody: Browser) -> None:
    answers = [await nobody.post(PAGE, half()) for _ in range(31)]
    assert [one.status_code for one in answers[:30]] == [303] * 30
    assert answers[30].status_code == 429
    assert CLIENT_WORD in answers[30].text


@pytest.mark.parametrize("to", ["", "geen adres", "a@b.example\r\nBcc: c@d.example", "x" * 300])
async def test_a_bad_address_is_answered_at_the_field(world: Cast, nobody: Browser, to: str) -> None:
    answer = await nobody.post(PAGE, half({"save_to": to}))
    assert answer.status_code == 422
    assert 'id="save_to-error"' in answer.text
    assert CLIENT_WORD in answer.text
    assert await rows(world.pelt, "referral_draft") == []


async def test_what_is_too_long_to_keep_is_said_and_not_lost(world: Cast, nobody: Browser) -> None:
    answer = await nobody.post(PAGE, half({"remarks": "x" * 70_000}))
    assert (answer.status_code, "te lang om te bewaren" in answer.text) == (422, True)
    assert CLIENT_WORD in answer.text
    assert await rows(world.pelt, "referral_draft") == []


async def test_saving_twice_at_once_keeps_one_draft_and_mails_one_link(world: Cast, nobody: Browser) -> None:
    form = half()
    await asyncio.gather(*(nobody.post(PAGE, form) for _ in range(4)))
    assert (len(await rows(world.pelt, "referral_draft")), len(await rows(world.pelt, "outbox"))) == (1, 1)


async def test_sending_and_saving_at_once_leaves_no_draft_of_what_was_sent(
    world: Cast, nobody: Browser
) -> None:
    once = str(uuid4())
    whole = {**WHOLE, "once": once}
    await asyncio.gather(*(nobody.post(PAGE, one) for one in (half({"once": once}), whole, whole)))
    assert (await count(world.pelt))[0] == 1
    assert await rows(world.pelt, "referral_draft") == []


async def test_a_client_saves_in_their_own_voice(
    world: Cast, nobody: Browser, server: MailServer, mailbox: Mailbox
) -> None:
    link = await saved(nobody, mailbox, {**dict.fromkeys(WHOLE, ""), **OWN, "urgency": ""})
    shown = (await nobody.post(link)).text
    assert "Ik wil in Pelt blijven." in shown
    assert "Hoe heet je?" in shown


async def test_it_stays_in_its_own_municipality_and_survives_a_merger(
    world: Cast, nobody: Browser, server: MailServer, mailbox: Mailbox
) -> None:
    link = await saved(nobody, mailbox)
    assert (await nobody.get(link.replace("/pelt/", "/genk/"))).status_code == 404
    merged = await merge(*MERGE)
    assert merged.code == 0, merged.err
    led_on = await nobody.get(link)
    assert led_on.status_code == 308
    assert CLIENT_WORD in (await nobody.post(led_on.headers["location"])).text
