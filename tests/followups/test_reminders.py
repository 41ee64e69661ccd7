"""Owners are reminded of their own agreements, once, in one mail a day; never the client, never with a word of it."""

from datetime import timedelta

from infra import clock
from services.consents.actions import record_consent
from services.consents.queries import find_consent
from services.consents.rules import Yes
from services.demonstration.cast import Cast
from services.followups import actions
from services.followups.tables import Reminder
from services.plans.actions import complete_agreement, drop_agreement, move_agreement
from services.procedures.withdraw_consent import withdraw_consent
from tenants import door
from tests.followups.laid import Laid, day, lay, seconds_until
from tests.jobs.canaries import everything_in, found_in
from tests.jobs.conftest import Walk
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

LEEN = "leen.voorbeeld@dag.example"
KOEN = "koen.voorbeeld@caw.example"
CANARIES = ["niels", "regels", "ward", "moeder", "lut", "dagcentrum", "belt"]
RULES = "Leen vraagt na wat de nieuwe regels betekenen"
VISIT = "Leen bezoekt de studio"


async def morning_of(walk: Walk, days: int) -> list[str]:
    walk.ahead(seconds_until(days, 8, 31))
    return await run_due()


async def test_leen_is_reminded_three_days_before(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.agrees(RULES, "Leen", 10)
    assert await morning_of(walk, 6) == []
    assert await morning_of(walk, 7) == ["sent"]
    [mail] = mailbox.to(LEEN)
    assert mail["Subject"] == "Binnenkort: een afspraak die jij opnam"
    assert await morning_of(walk, 8) == []


async def test_no_word_of_the_case_is_in_the_mail(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.holds()
    await laid.agrees(RULES, "Leen", 10)
    await laid.agrees("Niels belt zelf", "Niels", 10)
    await morning_of(walk, 5)
    mailbox.contents.clear()
    await morning_of(walk, 7)
    assert [to for to, _ in mailbox.contents] == [LEEN, KOEN]
    canaries = [*CANARIES, str(laid.case), *map(str, laid.agreements.values())]
    for _, content in mailbox.contents:
        assert found_in(content, canaries) == []
    assert "/pelt/u/" in everything_in(mailbox.contents[0][1])
    assert "/afspraken" in everything_in(mailbox.contents[0][1])
    near, talk = (everything_in(content) for _, content in mailbox.contents)
    assert "Werk je in meer dan één gemeente?" in near
    assert "/mijn-afspraken" in near
    assert "/mijn-afspraken" not in talk


async def test_everything_of_one_person_comes_in_one_mail(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    other = await lay(laid.world, name="Mira")
    await laid.agrees(RULES, "Leen", 10)
    await laid.agrees(VISIT, "Leen", 9)
    await other.agrees("Leen belt de school", "Leen", 8)
    assert sorted(await morning_of(walk, 7)) == ["sent", "skipped", "skipped"]
    assert len(mailbox.to(LEEN)) == 1
    async with door.enter(laid.an):
        assert await Reminder.count() == 3


async def test_what_is_done_dropped_or_moved_is_not_reminded(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    done, dropped, moved = [await laid.agrees(f"Leen doet {n}", "Leen", 10) for n in range(3)]
    async with door.enter(laid.an) as access:
        await complete_agreement(access, done, now=clock.now())
        await drop_agreement(access, dropped, "niet meer nodig", now=clock.now())
        await move_agreement(access, moved, day(20), "", now=clock.now())
    assert await morning_of(walk, 7) == ["skipped", "skipped", "skipped"]
    assert mailbox.to(LEEN) == []
    assert await morning_of(walk, 17) == ["sent"]


async def test_a_moved_date_is_reminded_anew(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    made = await laid.agrees(RULES, "Leen", 10)
    await morning_of(walk, 7)
    async with door.enter(laid.an) as access:
        await move_agreement(access, made, day(10), "de dienst was gesloten", now=clock.now())
    await morning_of(walk, 14)
    assert len(mailbox.to(LEEN)) == 2


async def test_another_owner_is_reminded_instead(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    made = await laid.agrees(RULES, "Leen", 10)
    async with door.enter(laid.an) as access:
        await actions.hand_over(access, made, laid.people["Koen"], version=1, now=clock.now())
    await morning_of(walk, 7)
    assert (len(mailbox.to(LEEN)), len(mailbox.to(KOEN))) == (0, 1)


async def test_after_a_withdrawal_nobody_is_written_to(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.agrees(RULES, "Leen", 10)
    await laid.agrees("Niels belt zelf", "Niels", 10)
    async with door.enter(laid.an) as access:
        assert await find_consent(access, laid.case)
        await withdraw_consent(access, laid.case, laid.people["Niels"], now=clock.now())
    assert await morning_of(walk, 7) == ["skipped", "skipped"]
    assert mailbox.contents == []


async def test_a_link_that_died_with_the_yes_is_in_no_later_reminder(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.plans()
    await laid.agrees(RULES, "Leen", 10)
    niels = laid.people["Niels"]
    async with door.enter(laid.an) as access:
        withdrawn = await withdraw_consent(access, laid.case, niels, now=clock.now())
        assert withdrawn is not None
        everybody = frozenset(laid.people.values()) - {niels}
        again = Yes(niels, niels, clock.today(), is_explicit=True, welcome=everybody)
        await record_consent(access, laid.case, again, former=withdrawn.id, now=clock.now())
    await run_due()
    mailbox.contents.clear()
    await morning_of(walk, 7)
    [(to, content)] = mailbox.contents
    told = everything_in(content)
    assert to == LEEN
    assert "Lukt het niet tegen dan? Dat kan. Bel ons even: 011 00 00 00." in told
    assert found_in(content, ["/u/", "/afspraken", "Zeg hoe het loopt"]) == []


async def test_a_step_of_the_client_or_family_becomes_a_nudge_to_the_key_worker(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.agrees("Niels belt zelf", "Niels", 10)
    await laid.agrees("Lut zoekt de papieren", "Lut", 10)
    await morning_of(walk, 7)
    assert {to for to, _ in mailbox.contents} == {KOEN}
    [mail] = mailbox.to(KOEN)
    assert mail["Subject"] == "Spreek je elkaar binnenkort?"
    assert "Het is geen controle." in everything_in(mailbox.contents[0][1])


async def test_without_a_key_worker_no_mail_goes_about_the_clients_step(
    world: Cast, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    laid = await lay(world, has_key_worker=False)
    await laid.agrees("Niels belt zelf", "Niels", 10)
    assert await morning_of(walk, 7) == ["skipped"]
    assert mailbox.contents == []


async def test_what_is_due_within_the_days_is_reminded_the_next_morning(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.agrees(RULES, "Leen", 1)
    await laid.agrees(VISIT, "Leen", 0)
    assert await run_due() == []
    assert await morning_of(walk, 1) == ["sent"]
    assert len(mailbox.to(LEEN)) == 1


async def test_a_worker_that_slept_past_the_date_reminds_nobody(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.agrees(RULES, "Leen", 10)
    assert await morning_of(walk, 11) == ["skipped"]


async def test_a_mail_that_must_wait_is_the_same_mail_later(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.agrees(RULES, "Leen", 10)
    await laid.agrees(VISIT, "Leen", 10)
    mailbox.answers[LEEN] = "451 later"
    assert sorted(await morning_of(walk, 7)) == ["postponed", "skipped"]
    mailbox.answers.clear()
    walk.ahead(seconds_until(7, 10))
    assert await run_due() == ["sent"]
    assert len(mailbox.to(LEEN)) == 1


async def test_a_mail_that_comes_back_is_told_to_the_coordinator(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.agrees(RULES, "Leen", 10)
    mailbox.answers[LEEN] = "550 unknown"
    assert await morning_of(walk, 7) == ["bounced"]
    async with door.enter(laid.an):
        [row] = await Reminder.select(Reminder.bounced_at, Reminder.sent_at)
    assert row["bounced_at"] is not None
    assert row["sent_at"] is None
    assert clock.now() - row["bounced_at"] < timedelta(minutes=1)
