"""The debrief within the week: asked by mail at once and after four days, of the coordinator after eight."""

from dataclasses import replace

import pytest

from infra import clock
from services.cases.actions import leave_circle
from services.consultations.queries import agenda, participants
from services.consultations.tables import Attendance, Consultation
from services.demonstration.cast import Cast
from services.errors import Conflict, NotAllowed, NotFound, Refused
from services.followups import debriefs
from services.followups.attention import attention, followed_cases
from services.followups.debriefs import Talk
from services.followups.tables import Debrief
from services.invitations.actions import sign
from services.invitations.tables import Invitation
from services.plans.queries import agreements
from services.plans.tables import Agreement, Answer, Assent
from services.procedures.withdraw_consent import withdraw_consent
from tenants import door
from tenants.access import Access, guest_access, job_access
from tests.followups.laid import Laid, day, lay, seconds_until
from tests.jobs.canaries import everything_in, found_in
from tests.jobs.conftest import Walk
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

KOEN = "koen.voorbeeld@caw.example"
CANARIES = ["niels", "regels", "moeder", "lut", "ward", "leen", "buddy"]
SENTENCE = "Leen vraagt na wat de nieuwe regels betekenen"


async def mailed(walk: Walk, days: int, mailbox: Mailbox) -> list[str]:
    """Who got a mail by the morning of that day; the invitations of the first day are left out."""
    mailbox.contents.clear()
    walk.ahead(seconds_until(days, 9, 31))
    await run_due()
    return [to for to, _ in mailbox.contents]


async def asked_on(laid: Laid) -> list[tuple[str, str]]:
    async with door.enter(laid.an) as access:
        found = await attention(access, await followed_cases(access), today=clock.today(), reminder_days=3)
    return [(one.code, one.who) for one in found if one.code.startswith("debrief")]


async def test_koen_is_asked_on_the_day_itself_and_once_more_after_four_days(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.holds()
    await run_due()
    [first] = [mail for mail in mailbox.to(KOEN) if mail["Subject"] == "Ga je na het overleg nog even langs?"]
    assert first["From"] is not None
    assert await mailed(walk, 3, mailbox) == []
    assert await mailed(walk, 4, mailbox) == [KOEN]
    assert mailbox.to(KOEN)[0]["Subject"] == "Sprak je al na over het overleg?"
    assert await mailed(walk, 30, mailbox) == []


async def test_neither_mail_says_whom_it_is_about(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.holds()
    await laid.agrees(SENTENCE, "Leen", 40)
    await run_due()
    walk.ahead(seconds_until(4, 10))
    await run_due()
    ours = [content for to, content in mailbox.contents if to == KOEN and b"terugkoppeling" in content]
    assert len(ours) == 2
    for content in ours:
        assert found_in(content, [*CANARIES, str(laid.case), str(laid.consultation)]) == []
        assert "halfuur" in everything_in(content)


async def test_who_is_reminded_that_morning_is_nudged_a_day_later(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.holds()
    await laid.agrees("Koen gaat mee", "Koen", 7)
    await run_due()
    assert await mailed(walk, 4, mailbox) == [KOEN]
    assert mailbox.to(KOEN)[0]["Subject"] == "Binnenkort: een afspraak die jij opnam"
    assert await mailed(walk, 5, mailbox) == [KOEN]
    assert mailbox.to(KOEN)[0]["Subject"] == "Sprak je al na over het overleg?"


async def test_on_the_eighth_day_an_is_asked(laid: Laid, walk: Walk) -> None:
    await laid.holds()
    walk.ahead(seconds_until(7, 12))
    assert await asked_on(laid) == []
    walk.ahead(seconds_until(8, 12))
    assert await asked_on(laid) == [("debrief.due", "Koen")]


async def test_not_yet_comes_back_after_three_days(laid: Laid, walk: Walk) -> None:
    sitting = await laid.holds()
    walk.ahead(seconds_until(8, 12))
    async with door.enter(laid.an) as access:
        assert await debriefs.not_yet(access, sitting, now=clock.now()) == day(3)
    assert await asked_on(laid) == []
    walk.ahead(seconds_until(11, 12))
    assert await asked_on(laid) == [("debrief.due", "Koen")]


async def test_without_a_key_worker_an_is_asked_the_next_day(world: Cast, walk: Walk) -> None:
    laid = await lay(world, has_key_worker=False)
    await laid.holds()
    assert await asked_on(laid) == []
    walk.ahead(seconds_until(1, 12))
    assert await asked_on(laid) == [("debrief.due", "")]


async def test_a_mail_that_comes_back_asks_an_at_once(
    laid: Laid, server: MailServer, mailbox: Mailbox
) -> None:
    mailbox.answers[KOEN] = "550 unknown"
    await laid.holds()
    await run_due()
    assert await asked_on(laid) == [("debrief.due", "Koen")]


async def test_who_talked_already_gets_no_second_mail(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    sitting = await laid.holds()
    await run_due()
    async with door.enter(laid.an) as access:
        talk = Talk(day(0), laid.people["Koen"], "Het was druk, maar goed.")
        await debriefs.note_debrief(access, sitting, talk, version=1, now=clock.now())
    assert await mailed(walk, 4, mailbox) == []
    walk.ahead(seconds_until(9, 12))
    assert await asked_on(laid) == []


async def test_nobody_is_written_to_after_the_client_withdrew(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.holds()
    await run_due()
    async with door.enter(laid.an) as access:
        await withdraw_consent(access, laid.case, laid.people["Niels"], now=clock.now())
    assert await mailed(walk, 4, mailbox) == []


async def test_who_left_the_circle_is_not_written_to(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.holds()
    await run_due()
    async with door.enter(laid.an) as access:
        await leave_circle(access, laid.case, laid.people["Koen"], now=clock.now())
    assert KOEN not in await mailed(walk, 4, mailbox)


async def test_planning_twice_changes_nothing(laid: Laid) -> None:
    sitting = await laid.holds()
    async with door.enter(laid.an) as access:
        await debriefs.plan_debrief(access, sitting, now=clock.now())
        assert await Debrief.count() == 1


async def test_what_the_client_says_now_counts_and_is_no_longer_provisional(laid: Laid) -> None:
    sitting = await laid.holds()
    made = await laid.agrees(SENTENCE, "Leen", 10)
    other = await laid.agrees("Koen gaat mee", "Koen", 12)
    async with door.enter(laid.an) as access:
        talk = Talk(day(0), laid.people["Koen"], answers={made: Answer.NO})
        await debriefs.note_debrief(access, sitting, talk, version=1, now=clock.now())
        assert {line.id: line.assent for line in await agreements(access, laid.case)} == {
            made: "no",
            other: None,
        }
        assert await Assent.count().where(Assent.confirmed_at.is_null()) == 0


async def test_a_sitting_of_before_is_debriefed_all_the_same(laid: Laid) -> None:
    sitting = await laid.plans()
    async with door.enter(laid.an) as access:
        await Consultation.update({Consultation.held_at: clock.now()}).where(Consultation.id == sitting)
        assert (await debriefs.asked(access, sitting)).debrief.talked_on is None
        await debriefs.not_yet(access, sitting, now=clock.now())
        await debriefs.note_debrief(access, sitting, Talk(day(0)), version=1, now=clock.now())
        assert await Debrief.count() == 1


async def test_two_people_on_one_debrief(laid: Laid) -> None:
    sitting = await laid.holds()
    async with door.enter(laid.an) as access:
        await debriefs.note_debrief(access, sitting, Talk(day(0)), version=1, now=clock.now())
        with pytest.raises(Conflict):
            await debriefs.note_debrief(access, sitting, Talk(day(0)), version=1, now=clock.now())


async def koen(laid: Laid, name: str = "Koen", *, has_signed: bool = True) -> Access:
    """A guest after a code, who has signed the code of conduct or not."""
    async with door.enter(job_access(laid.world.pelt, "test")) as access:
        [row] = await Invitation.select(Invitation.id, Invitation.participant.id.as_alias("seat")).where(
            Invitation.participant.circle_member == laid.people[name]
        )
    guest = guest_access(laid.world.pelt, row["seat"], name, laid.case)
    guest = replace(guest, rights=frozenset({"guest.knock", "guest.reply", "guest.answer"}))
    if has_signed:
        async with door.enter(guest) as access:
            await sign(access, row["id"], channel="mail", now=clock.now())
    return replace(guest, audit_lines=[])


async def test_koen_writes_it_through_his_link_and_an_reads_it(laid: Laid, walk: Walk) -> None:
    sitting = await laid.holds()
    made = await laid.agrees(SENTENCE, "Leen", 10)
    async with door.enter(await koen(laid)) as access:
        asked = await debriefs.asked(access, sitting)
        assert (asked.client, [line.id for line in asked.lines]) == ("Niels", [made])
        talk = Talk(
            day(0), experience="Goed.", questions="Wat is een bewindvoerder?", answers={made: Answer.YES}
        )
        await debriefs.note_debrief(access, sitting, talk, version=1, now=clock.now())
    assert await asked_on(laid) == [("debrief.told", "Koen")]
    async with door.enter(laid.an) as access:
        await debriefs.note_seen(access, sitting, now=clock.now())
    assert await asked_on(laid) == []


async def test_leen_who_is_not_the_key_worker_finds_no_debrief(laid: Laid) -> None:
    sitting = await laid.holds()
    async with door.enter(await koen(laid, "Leen")) as access:
        with pytest.raises(NotFound):
            await debriefs.asked(access, sitting)
        with pytest.raises(NotAllowed):
            await debriefs.not_yet(access, sitting, now=clock.now())


async def test_koen_reads_nothing_that_was_agreed_when_he_was_sent_out(laid: Laid) -> None:
    sitting = await laid.holds()
    made, hidden = (
        await laid.agrees(SENTENCE, "Leen", 10),
        await laid.agrees("Ward spreekt de psychiater", "Ward", 9),
    )
    async with door.enter(laid.an) as access:
        first, second = (await agenda(access, sitting))[:2]
        seats = {one.circle_member.first_name: one.id for one in await participants(access, sitting)}
        for item, is_present in ((first, True), (second, False)):
            await Attendance(
                case=laid.case, agenda_item=item.id, participant=seats["Koen"], is_present=is_present
            ).save()
        for agreement, item in ((made, first), (hidden, second)):
            await Agreement.update({Agreement.agenda_item: item.id}).where(Agreement.id == agreement)
    async with door.enter(await koen(laid)) as access:
        assert [line.id for line in (await debriefs.asked(access, sitting)).lines] == [made]


async def test_after_a_withdrawal_koen_finds_no_debrief(laid: Laid) -> None:
    sitting = await laid.holds()
    guest = await koen(laid)
    async with door.enter(laid.an) as access:
        await withdraw_consent(access, laid.case, laid.people["Niels"], now=clock.now())
    async with door.enter(guest) as access:
        with pytest.raises(NotFound):
            await debriefs.asked(access, sitting)


async def test_koen_signs_the_code_of_conduct_first(laid: Laid) -> None:
    sitting = await laid.holds()
    async with door.enter(await koen(laid, has_signed=False)) as access:
        with pytest.raises(Refused, match=r"debrief\.sign-first"):
            await debriefs.asked(access, sitting)
