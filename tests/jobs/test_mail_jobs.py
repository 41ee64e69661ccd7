"""A mail leaves once, for a reason that still stands; what goes wrong is tried again or told."""

import asyncio

import pytest

from infra import clock
from infra.smtp import LINES
from jobs import worker
from tenants import crossings, door, outbox
from tenants.tables import AuditEntry
from tests.jobs.conftest import NAME, Office, Walk
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

LEEN = "leen@voorbeeld.example"
KOEN = "koen@voorbeeld.example"


async def due() -> crossings.Due:
    async with door.lobby():
        [one] = await crossings.outbox_due(clock.now(), 10)
    return one


async def test_a_decision_becomes_one_mail(office: Office, server: MailServer, mailbox: Mailbox) -> None:
    invitation = await office.invite(LEEN)
    assert await run_due() == ["sent"]
    assert await run_due() == []
    [mail] = mailbox.to(LEEN)
    row = await office.row(invitation)
    assert mail["Message-ID"] == f"<{row['message_id']}@rondetafel.example>"
    assert row["message_id"].endswith(".pelt")
    assert (row["outcome"], row["attempts"], row["is_in_doubt"]) == ("sent", 1, False)
    assert office.sent == [(invitation, False)]


async def test_a_mail_that_left_is_noted_with_its_job(
    office: Office, server: MailServer, mailbox: Mailbox
) -> None:
    row = await office.row(await office.invite(LEEN))
    assert await run_due() == ["sent"]
    async with door.enter(office.home):
        noted = await AuditEntry.select().where(AuditEntry.action == "mail.sent")
    assert [(one["subject"], one["actor_kind"], one["reason"]) for one in noted] == [(row["id"], "job", NAME)]


async def test_a_decision_that_is_rolled_back_leaves_no_work(
    office: Office, server: MailServer, mailbox: Mailbox
) -> None:
    with pytest.raises(ZeroDivisionError):
        await change_of_mind(office)
    assert await run_due() == []
    assert mailbox.dialogues == 0


async def change_of_mind(office: Office) -> None:
    async with door.enter(office.home) as access:
        await outbox.add(access, "tests.invite", dedupe="invite:none")
        raise ZeroDivisionError


async def test_what_has_lost_its_reason_is_not_sent(
    office: Office, server: MailServer, mailbox: Mailbox
) -> None:
    invitation = await office.invite(LEEN)
    office.reasons.clear()
    assert await run_due() == ["skipped"]
    assert mailbox.dialogues == 0
    assert (await office.row(invitation))["outcome"] == "skipped"


async def test_cancelled_work_is_not_sent(office: Office, server: MailServer, mailbox: Mailbox) -> None:
    invitation = await office.invite(LEEN)
    async with door.enter(office.home) as access:
        await outbox.cancel(access, f"invite:{invitation}")
    assert await run_due() == []
    assert mailbox.dialogues == 0


async def test_a_withdrawal_while_every_line_is_busy_stops_the_mail_that_waits(
    office: Office, server: MailServer, mailbox: Mailbox
) -> None:
    mailbox.seconds = 0.5
    busy = []
    for _ in range(LINES):
        await office.invite(KOEN)
        busy.append(asyncio.create_task(worker.perform(await due())))
        await asyncio.to_thread(mailbox.spoken_to.wait)
        mailbox.spoken_to.clear()
    invitation = await office.invite(LEEN)
    waiting = asyncio.create_task(worker.perform(await due()))
    await asyncio.sleep(0.1)
    async with door.enter(office.home) as access:
        await outbox.cancel(access, f"invite:{invitation}")
    assert [await one for one in (*busy, waiting)] == ["sent"] * LINES + ["cancelled"]
    assert (mailbox.dialogues, mailbox.to(LEEN)) == (LINES, [])


async def test_a_withdrawal_stops_a_mail_that_goes_together_with_others(
    office: Office, server: MailServer, mailbox: Mailbox
) -> None:
    """The whole pile is claimed and composed; each mail is asked about once more before its dialogue."""
    mailbox.seconds = 0.3
    await office.invite(KOEN)
    invitation = await office.invite(LEEN)
    pile = asyncio.create_task(run_due())
    await asyncio.to_thread(mailbox.spoken_to.wait)
    async with door.enter(office.home) as access:
        await outbox.cancel(access, f"invite:{invitation}")
    assert await pile == ["sent", "cancelled"]
    assert (mailbox.dialogues, mailbox.to(LEEN)) == (1, [])
    assert office.sent == [(one, False) for one in office.reasons if one != invitation]


async def test_what_a_worker_had_handed_over_when_it_died_is_not_sent_again(
    office: Office, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    """It said so with its next question; whoever takes over only marks it."""
    taken, left = await office.invite(KOEN), await office.invite(LEEN)
    rows = [(await office.row(one))["id"] for one in (taken, left)]
    async with door.enter(office.home):
        claims = await outbox.claim_all(rows, NAME)
        assert await outbox.going(claims[1:], claims[:1]) == {rows[1]}
    walk.ahead(121)
    assert await run_due() == ["sent", "sent"]
    assert [len(mailbox.to(to)) for to in (KOEN, LEEN)] == [0, 1]
    assert office.sent == [(taken, False), (left, True)]


async def test_two_workers_on_one_row_send_once(office: Office, server: MailServer, mailbox: Mailbox) -> None:
    await office.invite(LEEN)
    one = await due()
    outcomes = await asyncio.gather(*(worker.perform(one) for _ in range(4)))
    assert sorted(outcomes) == ["sent", "taken", "taken", "taken"]
    assert len(mailbox.to(LEEN)) == 1


@pytest.mark.parametrize("answer", ["550 5.1.1 unknown", "DATA 554 5.7.1 no"])
async def test_a_refusal_for_good_is_told_and_not_tried_again(
    office: Office, server: MailServer, mailbox: Mailbox, walk: Walk, answer: str
) -> None:
    mailbox.answers[LEEN] = answer
    invitation = await office.invite(LEEN)
    await office.invite(KOEN)
    assert await run_due() == ["bounced", "sent"]
    assert (await office.row(invitation))["outcome"] == "bounced"
    assert office.bounced == [invitation]
    walk.ahead(86_400)
    assert await run_due() == []


@pytest.mark.parametrize("answer", ["451 4.7.1 greylisted", "DATA 452 4.2.2 full", "530 5.7.0 sign in first"])
async def test_not_now_is_tried_again_later(
    office: Office, server: MailServer, mailbox: Mailbox, walk: Walk, answer: str
) -> None:
    mailbox.answers[LEEN] = answer
    invitation = await office.invite(LEEN)
    assert await run_due() == ["postponed"]
    mailbox.answers.clear()
    assert await run_due() == []
    walk.ahead(31)
    assert await run_due() == ["sent"]
    assert office.sent == [(invitation, False)]


async def test_a_line_that_breaks_after_the_text_leaves_a_doubt(
    office: Office, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    mailbox.answers[LEEN] = "hang up"
    invitation = await office.invite(LEEN)
    assert await run_due() == ["postponed"]
    mailbox.answers.clear()
    walk.ahead(31)
    assert await run_due() == ["sent"]
    first, second = mailbox.to(LEEN)
    assert first["Message-ID"] == second["Message-ID"]
    assert office.sent == [(invitation, True)]
    assert (await office.row(invitation))["is_in_doubt"]


async def test_the_mail_of_a_worker_that_died_is_sent_by_another_when_its_lease_ends(
    office: Office, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    invitation = await office.invite(LEEN)
    one = await due()
    async with door.enter(office.home):
        assert await outbox.claim(one.id, one.job)
    assert await run_due() == []
    walk.ahead(121)
    assert await run_due() == ["sent"]
    assert office.sent == [(invitation, True)]


async def test_a_mail_server_that_is_away_costs_no_turn(
    office: Office, server: MailServer, mailbox: Mailbox
) -> None:
    server.stop()
    invitation = await office.invite(LEEN)
    assert set(await run_due()) == {"waiting"}
    assert (await office.row(invitation))["attempts"] == 0
    server.start()
    worker.POST._away_until = 0
    assert await run_due() == ["sent"]


async def test_a_server_that_hung_up_in_between_is_called_again(
    office: Office, server: MailServer, mailbox: Mailbox
) -> None:
    await office.invite(LEEN)
    assert await run_due() == ["sent"]
    server.stop()
    server.start()
    await office.invite(LEEN)
    assert await run_due() == ["sent"]


async def test_a_hook_that_fails_does_not_send_the_mail_again(
    office: Office, server: MailServer, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch, walk: Walk
) -> None:
    office.sent = None  # type: ignore[assignment]  # so that the hook fails
    invitation = await office.invite(LEEN)
    assert await run_due() == ["sent"]
    assert (await office.row(invitation))["outcome"] == "sent"
    walk.ahead(86_400)
    assert await run_due() == []


async def test_a_body_that_fails_waits_longer_each_time(
    office: Office, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    invitation = await office.invite(LEEN)
    office.reasons = None  # type: ignore[assignment]  # so that the body fails
    assert await run_due() == ["failed"]
    assert await run_due() == []
    walk.ahead(31)
    assert await run_due() == ["failed"]
    walk.ahead(62)
    assert await run_due() == []
    assert (await office.row(invitation))["attempts"] == 2


@pytest.mark.parametrize(
    "address", ["leen", "leen@x.example\r\nBcc: all@x.example", "é@voorbeeld.example", ""]
)
async def test_an_address_that_is_none_is_told_like_a_refusal(
    office: Office, server: MailServer, mailbox: Mailbox, address: str
) -> None:
    invitation = await office.invite(address or " ")
    assert await run_due() == ["bounced"]
    assert (office.bounced, mailbox.dialogues) == ([invitation], 0)
