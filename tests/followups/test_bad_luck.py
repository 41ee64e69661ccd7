"""Follow-up on a bad day: leap days, the clock that shifts, people who leave, mails that wait or come back, moves."""

from datetime import UTC, date, datetime, timedelta

import pytest

from infra import clock
from services.cases.actions import leave_circle
from services.cases.tables import Case
from services.followups import rules
from services.followups.tables import Reminder
from services.moves.actions import offer
from services.moves.rules import Consented
from services.plans.actions import move_agreement
from services.plans.reminders import remind_at
from services.procedures.leave_circle import leave_circle as leave
from services.procedures.move_case import accept
from tenants import door
from tests.cases.people import inside
from tests.conftest import Browser
from tests.followups.laid import Laid, day, seconds_until
from tests.followups.test_actions import RULES, seen, sentences
from tests.followups.test_debrief import asked_on
from tests.followups.test_reminders import LEEN, morning_of
from tests.jobs.conftest import Walk
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due


def test_the_29th_of_february_is_a_day_like_another() -> None:
    before = datetime(2028, 2, 1, 9, tzinfo=UTC)
    at = remind_at(date(2028, 2, 29), 3, before)
    assert at is not None
    assert (at.date(), rules.last_day(date(2028, 2, 26), 3)) == (date(2028, 2, 26), date(2028, 2, 29))
    assert rules.day(datetime(2028, 2, 22, 15, tzinfo=UTC)) + rules.DEBRIEF_WITHIN == date(2028, 2, 29)


async def test_the_29th_of_february_of_another_year_is_told_at_its_field(laid: Laid, an: Browser) -> None:
    made = await laid.agrees(RULES, "Leen", 3)
    place = f"/situaties/{laid.case}/opvolging/{made}/nieuwe-dag"
    answer = await an.post(place, {"version": "1", "to_on": "2027-02-29", "reason": "mijn reden"})
    assert (answer.status_code, "mijn reden" in answer.text) == (422, True)
    assert sentences((await seen(laid)).running) == [RULES]


@pytest.mark.parametrize(("due_on", "hour"), [(date(2027, 3, 30), 7), (date(2027, 3, 31), 6)])
def test_when_the_clock_shifts_the_reminder_stays_at_half_past_eight(due_on: date, hour: int) -> None:
    at = remind_at(due_on, 3, datetime(2027, 3, 1, tzinfo=UTC))
    assert at is not None
    assert (at.strftime("%H:%M"), at.astimezone(UTC).hour) == ("08:30", hour)


async def test_a_date_that_moves_while_the_mail_waits_is_not_reminded_too_early(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    made = await laid.agrees(RULES, "Leen", 10)
    mailbox.answers[LEEN] = "451 later"
    assert await morning_of(walk, 7) == ["postponed"]
    async with door.enter(laid.an) as access:
        await move_agreement(access, made, day(20), "de dienst was gesloten", now=clock.now())
    mailbox.answers.clear()
    walk.ahead(seconds_until(7, 10))
    assert await run_due() == ["skipped"]
    assert mailbox.to(LEEN) == []
    assert await morning_of(walk, 24) == ["sent"]


async def test_a_mail_that_waits_says_the_date_as_it_is_by_then(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    made = await laid.agrees(RULES, "Leen", 10)
    mailbox.answers[LEEN] = "451 later"
    await morning_of(walk, 7)
    async with door.enter(laid.an) as access:
        await move_agreement(access, made, day(2), "sneller dan gedacht", now=clock.now())
    mailbox.answers.clear()
    walk.ahead(seconds_until(7, 10))
    await run_due()
    assert len(mailbox.to(LEEN)) == 1
    async with door.enter(laid.an):
        sent = await Reminder.select(Reminder.due_on).where(Reminder.sent_at.is_not_null())
    assert {row["due_on"] for row in sent} >= {day(2)}


async def test_who_left_is_not_reminded_and_what_they_carried_asks_an(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.plans()
    await laid.agrees(RULES, "Leen", 10)
    async with door.enter(laid.an) as access:
        await leave(access, laid.case, laid.people["Leen"], now=clock.now())
    await run_due()
    mailbox.contents.clear()
    assert await morning_of(walk, 7) == ["skipped"]
    assert (mailbox.contents, sentences((await seen(laid)).adrift)) == ([], [RULES])


async def test_when_the_key_worker_leaves_an_is_asked_at_the_nudge(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.holds()
    await run_due()
    async with door.enter(laid.an) as access:
        await leave_circle(access, laid.case, laid.people["Koen"], now=clock.now())
    walk.ahead(seconds_until(3, 12))
    assert await asked_on(laid) == []
    walk.ahead(seconds_until(4, 9, 31))
    await run_due()
    assert await asked_on(laid) == [("debrief.due", "")]


async def test_a_case_that_moved_reminds_nobody_before_the_client_said_yes_there(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.agrees(RULES, "Leen", 10)
    async with inside(laid.world, "an") as access:
        said = Consented("Niels", clock.today(), "spoken")
        move = await offer(access, laid.case, laid.world.municipalities["genk"].id, said, now=clock.now())
        move_id = move.id
    async with inside(laid.world, "celia", "genk") as access:
        moved = await accept(access, move_id, now=clock.now())
        assert await Case.exists().where(Case.id == moved.id)
    await run_due()
    mailbox.contents.clear()
    await morning_of(walk, 7)
    assert mailbox.to(LEEN) == []


async def test_a_reminder_made_twice_in_a_night_that_lasts_25_hours_is_one(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.agrees(RULES, "Leen", 10)
    await morning_of(walk, 7)
    walk.ahead(seconds_until(7, 8, 31) + int(timedelta(hours=25).total_seconds()))
    await run_due()
    assert len(mailbox.to(LEEN)) == 1
