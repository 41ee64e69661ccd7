"""The mails of invitations: what they say, what they never say, and when they are not sent."""

from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest
from icalendar import Calendar

from infra import clock
from jobs import invitations as jobs
from services.cases.tables import CircleMember
from services.consents.actions import withdraw
from services.demonstration.cast import Cast
from services.invitations import actions, codes
from services.invitations.tables import AccessCode
from services.procedures.cancel_consultation import cancel_consultation
from services.procedures.change_consultation import change_consultation
from services.procedures.withdraw_consent import withdraw_consent
from tenants import door
from tenants.access import job_access
from tenants.words.dates import day
from tests.guests.access import knocking
from tests.invitations.scene import CANARIES, PLACE, Table, in_days, lay_table, sitting
from tests.jobs.canaries import found_in
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

KOEN, LEEN, NIELS, RITA = (
    "koen@zonnehof.example",
    "leen@zonnehof.example",
    "niels@thuis.example",
    "rita@thuis.example",
)
DAY = 86_400


async def invited(table: Table) -> list[str]:
    async with door.enter(table.an) as access:
        await actions.invite_all(access, table.consultation, on_paper=[table.seats["Hilde"]], now=clock.now())
    return await run_due()


def event_of(mail: EmailMessage) -> tuple[Any, Any]:
    [part] = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    calendar = Calendar.from_ical(part.get_content())
    assert part.get_content_type() == "text/calendar"
    assert part.get_param("method") == str(calendar["METHOD"])
    [event] = calendar.walk("VEVENT")
    return calendar, event


def words_of(mailbox: Mailbox) -> list[str]:
    """Words of the case that somebody finds in a mail: none, but the recipient's own name and address."""
    found = []
    for to, content in mailbox.contents:
        own = {"Niels"} if to == NIELS else {"Rita"} if to == RITA else {"Zonnehof"}
        found += found_in(content, [word for word in CANARIES if word not in own])
    return found


async def test_everybody_with_an_address_gets_one_mail(
    niels_table: Table, server: MailServer, mailbox: Mailbox
) -> None:
    assert await invited(niels_table) == ["sent"] * 4
    assert {to for to, _ in mailbox.contents} == {KOEN, LEEN, NIELS, RITA}
    assert (await niels_table.invitation("Koen")).mail_state == "sent"
    assert await run_due() == []


async def test_no_mail_says_what_it_is_about(
    niels_table: Table, server: MailServer, mailbox: Mailbox, walk: Callable[[int], None]
) -> None:
    await invited(niels_table)
    koen = await niels_table.invitation("Koen")
    async with door.enter(niels_table.an) as access:
        await actions.send_again(access, koen.id, is_new_link=True, now=clock.now())
    await run_due()
    walk(10 * DAY)
    await run_due()
    async with door.enter(niels_table.an) as access:
        await cancel_consultation(access, niels_table.consultation, now=clock.now())
    await run_due()
    assert len(mailbox.contents) == 4 + 1 + 4 + 4
    assert words_of(mailbox) == []


async def test_the_mail_says_when_where_and_to_whom_it_may_be_answered(
    niels_table: Table, server: MailServer, mailbox: Mailbox
) -> None:
    async with door.enter(niels_table.an):
        where = CircleMember.first_name == "Koen"
        await CircleMember.update({CircleMember.keyword: "zonnebloem"}).where(where)
    await invited(niels_table)
    [mail] = mailbox.to(KOEN)
    body = mail.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    link = f"https://rondetafel.example{await niels_table.link('Koen')}".replace(
        "https://rondetafel.example", ""
    )
    for wanted in (PLACE, "zonnebloem", link, "An Voorbeeld", "011 00 00 00", "van 14 tot 15.30 uur"):
        assert wanted in text
    assert mail["From"].addresses[0].display_name == "Gemeente Pelt"
    [other] = mailbox.to(LEEN)
    assert found_in(other.as_bytes(), ["zonnebloem"]) == []


async def test_the_calendar_file_asks_for_an_answer(
    niels_table: Table, server: MailServer, mailbox: Mailbox
) -> None:
    await invited(niels_table)
    calendar, event = event_of(mailbox.to(KOEN)[0])
    assert calendar["METHOD"] == "REQUEST"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (in_days(12), in_days(12, 15, 30))
    assert (event["SUMMARY"], event["CLASS"], event["SEQUENCE"], event["LOCATION"]) == (
        "Overleg (LCO)",
        "PRIVATE",
        0,
        PLACE,
    )
    assert str(event["ATTENDEE"]) == f"mailto:{KOEN}"
    assert event["ATTENDEE"].params["RSVP"] == "TRUE"
    assert str(event["ORGANIZER"]) == "mailto:overleg@pelt.example"


async def test_a_home_is_in_no_mail_and_no_calendar(
    world: Cast, server: MailServer, mailbox: Mailbox
) -> None:
    table = await lay_table(world, plan=sitting(place_kind="home", place="Kerkstraat 7, Pelt"))
    await invited(table)
    for _, content in mailbox.contents:
        assert found_in(content, ["Kerkstraat"]) == []
    assert "LOCATION" not in event_of(mailbox.to(KOEN)[0])[1]


async def test_a_move_and_a_cancellation_keep_the_uid_and_raise_the_sequence(
    niels_table: Table, server: MailServer, mailbox: Mailbox
) -> None:
    await invited(niels_table)
    async with door.enter(niels_table.an) as access:
        await change_consultation(access, niels_table.consultation, sitting(14), version=1, now=clock.now())
    await run_due()
    async with door.enter(niels_table.an) as access:
        await cancel_consultation(access, niels_table.consultation, now=clock.now())
    await run_due()
    events = [event_of(mail) for mail in mailbox.to(KOEN)]
    assert [calendar["METHOD"] for calendar, _ in events] == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({str(event["UID"]) for _, event in events}) == 1
    assert [event["SEQUENCE"] for _, event in events] == [0, 1, 2]
    assert events[-1][1]["STATUS"] == "CANCELLED"
    assert str(events[0][1]["UID"]) != str(event_of(mailbox.to(LEEN)[0])[1]["UID"])


async def test_after_a_withdrawal_no_invitation_leaves(
    niels_table: Table, server: MailServer, mailbox: Mailbox
) -> None:
    async with door.enter(niels_table.an) as access:
        await actions.invite_all(
            access, niels_table.consultation, on_paper=[niels_table.seats["Hilde"]], now=clock.now()
        )
        await withdraw(access, niels_table.case, niels_table.people["Niels"], now=clock.now())
    assert await run_due() == ["skipped"] * 4
    assert mailbox.dialogues == 0


async def test_a_mail_that_was_under_way_during_a_withdrawal_is_called_off_after_it(
    niels_table: Table, server: MailServer, mailbox: Mailbox
) -> None:
    await invited(niels_table)
    koen = await niels_table.invitation("Koen")
    async with door.enter(niels_table.an) as access:
        await actions.withdraw_invitation(access, niels_table.seats["Koen"], now=clock.now())
    await run_due()
    async with door.enter(niels_table.an) as access:
        await actions.invite(access, niels_table.seats["Koen"], channel="mail", now=clock.now())
        await actions.withdraw_invitation(access, niels_table.seats["Koen"], now=clock.now())
    await run_due()
    before = len(mailbox.to(KOEN))
    async with door.enter(job_access(niels_table.world.pelt, "invitations.send")) as access:
        await jobs.took(access, koen.id, is_in_doubt=False)
    await run_due()
    assert event_of(mailbox.to(KOEN)[-1])[0]["METHOD"] == "CANCEL"
    assert len(mailbox.to(KOEN)) in {before, before + 1}


def _told(mail: EmailMessage) -> tuple[str, str, str]:
    """Subject, text and html."""
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert html is not None
    return str(mail["Subject"]), text.get_content(), html.get_content()


@pytest.mark.parametrize("how", ["withdrawn", "cancelled"])
async def test_when_the_sitting_stops_everybody_reads_that_it_does_not_go_on(
    niels_table: Table, server: MailServer, mailbox: Mailbox, how: str
) -> None:
    await invited(niels_table)
    mailbox.contents.clear()
    async with door.enter(niels_table.an) as access:
        if how == "withdrawn":
            await withdraw_consent(
                access, niels_table.case, niels_table.people["Niels"], words="te veel", now=clock.now()
            )
        else:
            await cancel_consultation(access, niels_table.consultation, now=clock.now())
    await run_due()
    assert {to for to, _ in mailbox.contents} == {KOEN, LEEN, NIELS, RITA}
    subject, text, html = _told(mailbox.to(KOEN)[0])
    when = day(in_days(12))
    assert subject == f"Het overleg van {when} gaat niet door"
    assert f"Het overleg van {when} gaat niet door. Het mag uit je agenda." in text
    assert f"Het overleg van <b>{when}</b> gaat niet door." in html
    assert "Je hoeft niet" not in subject + text + html
    assert "te veel" not in text + html
    assert words_of(mailbox) == []


async def test_who_alone_need_not_come_reads_just_that(
    niels_table: Table, server: MailServer, mailbox: Mailbox
) -> None:
    await invited(niels_table)
    async with door.enter(niels_table.an) as access:
        await actions.withdraw_invitation(access, niels_table.seats["Koen"], now=clock.now())
    await run_due()
    subject, text, html = _told(mailbox.to(KOEN)[-1])
    assert subject == f"Je hoeft niet te komen op {day(in_days(12))}"
    assert "Je hoeft niet te komen naar het overleg" in text
    assert "gaat niet door" not in text + html


async def test_who_has_not_answered_is_reminded_some_days_before(
    niels_table: Table, server: MailServer, mailbox: Mailbox, walk: Callable[[int], None]
) -> None:
    await invited(niels_table)
    koen = await niels_table.invitation("Koen")
    async with door.enter(niels_table.an) as access:
        await actions.answer(access, koen.id, "yes", now=clock.now())
    walk(8 * DAY)
    assert await run_due() == []
    walk(10 * DAY)
    assert await run_due() == ["sent"] * 3
    assert len(mailbox.to(KOEN)) == 1
    assert "Kom je" in mailbox.to(LEEN)[-1]["Subject"]


async def test_a_refused_address_comes_back_to_the_person(
    niels_table: Table, server: MailServer, mailbox: Mailbox
) -> None:
    mailbox.answers[KOEN] = "550 5.1.1 unknown"
    assert sorted(await invited(niels_table)) == ["bounced", "sent", "sent", "sent"]
    assert (await niels_table.invitation("Koen")).mail_state == "bounced"


async def test_a_mail_in_doubt_says_so(
    niels_table: Table, server: MailServer, mailbox: Mailbox, walk: Callable[[int], None]
) -> None:
    mailbox.answers[KOEN] = "hang up"
    await invited(niels_table)
    mailbox.answers.clear()
    walk(60)
    await run_due()
    first, second = mailbox.to(KOEN)
    assert first["Message-ID"] == second["Message-ID"]
    assert (await niels_table.invitation("Koen")).mail_state == "in-doubt"


@pytest.mark.parametrize("evil", ["koen@x.example\r\nBcc: all@x.example", "koen@x.example\nX: y"])
async def test_an_address_with_a_line_break_becomes_no_mail(
    niels_table: Table, server: MailServer, mailbox: Mailbox, evil: str
) -> None:
    async with door.enter(niels_table.an):
        await CircleMember.update({CircleMember.email: evil}).where(CircleMember.first_name == "Koen")
    assert sorted(await invited(niels_table)) == ["bounced", "sent", "sent", "sent"]


async def test_the_code_comes_alone_and_its_time_begins_at_the_mail_server(
    niels_table: Table, server: MailServer, mailbox: Mailbox
) -> None:
    await invited(niels_table)
    koen = await niels_table.invitation("Koen")
    async with door.enter(knocking(niels_table, koen)) as access:
        await codes.request_code(access, koen.id, "browser", now=clock.now())
        [row] = await AccessCode.objects()
        assert row.sent_at is None
    assert await run_due() == ["sent"]
    async with door.enter(niels_table.an):
        [row] = await AccessCode.objects()
        assert row.sent_at is not None
    mail = mailbox.to(KOEN)[-1]
    assert mail["Subject"] == "Je code"
    assert words_of(mailbox) == []
