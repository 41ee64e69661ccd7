"""What mails say while a date is looked for, and never say; answers by link; calendars that follow."""

from collections.abc import Callable
from email.message import EmailMessage

import pytest
from icalendar import Calendar

from infra import clock
from services.invitations.actions import invite_all
from services.procedures.cancel_consultation import cancel_consultation
from services.procedures.fix_date import fix_date
from tenants import door
from tests.invitations.guest import Guest
from tests.invitations.scene import CANARIES, Table
from tests.jobs.canaries import found_in
from tests.jobs.mailbox import Mailbox
from tests.later import run_due
from tests.polls.asking import ask, asked, says

KOEN, LEEN = "koen@zonnehof.example", "leen@zonnehof.example"
DAY = 86_400

pytestmark = pytest.mark.usefixtures("server")


def words(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def event(mail: EmailMessage) -> tuple[str, str, int]:
    """Method, uid and sequence of the calendar file."""
    [part] = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    calendar = Calendar.from_ical(part.get_content())
    [found] = calendar.walk("VEVENT")
    return str(calendar["METHOD"]), str(found["UID"]), int(str(found["SEQUENCE"]))


def has_calendar(mail: EmailMessage) -> bool:
    return any(part.get_content_type() == "text/calendar" for part in mail.walk())


async def choose(table: Table, number: int) -> None:
    _, moments = await asked(table)
    async with door.enter(table.an) as access:
        await fix_date(access, moments[number].id, now=clock.now())
    await run_due()


async def test_a_first_question_has_moments_a_deadline_and_no_calendar(
    niels_table: Table, mailbox: Mailbox
) -> None:
    await ask(niels_table)
    await run_due()
    [mail] = mailbox.to(KOEN)
    assert str(mail["subject"]).startswith("Wanneer kun je? Graag je antwoord voor ")
    assert words(mail).count("van 14 tot 15.30 uur") == 3
    assert not has_calendar(mail)
    assert "gaat die dag niet door" not in words(mail)
    found = [one for to, raw in mailbox.contents for one in found_in(raw, CANARIES) if one.lower() not in to]
    assert [one for one in found if one not in {"Niels", "Rita"}] == []


async def test_who_has_the_old_date_in_the_calendar_loses_it_and_gets_the_new_one(
    niels_table: Table, mailbox: Mailbox
) -> None:
    async with door.enter(niels_table.an) as access:
        await invite_all(
            access, niels_table.consultation, on_paper=[niels_table.seats["Hilde"]], now=clock.now()
        )
    await run_due()
    await ask(niels_table)
    await run_due()
    await choose(niels_table, 1)
    first, question, last = mailbox.to(KOEN)
    assert "gaat die dag niet door" in words(question)
    methods, uids, sequences = zip(*(event(one) for one in (first, question, last)), strict=True)
    assert methods == ("REQUEST", "CANCEL", "REQUEST")
    assert len(set(uids)) == 1
    assert list(sequences) == sorted(set(sequences))


async def test_moved_a_second_time_and_called_off_calendars_follow(
    niels_table: Table, mailbox: Mailbox
) -> None:
    await ask(niels_table)
    await run_due()
    await choose(niels_table, 0)
    await ask(niels_table, 20, 21)
    await run_due()
    async with door.enter(niels_table.an) as access:
        await cancel_consultation(access, niels_table.consultation, now=clock.now())
    await run_due()
    told = [event(one)[0] if has_calendar(one) else "" for one in mailbox.to(KOEN)]
    assert told == ["", "REQUEST", "CANCEL", "CANCEL"]


async def test_called_off_while_the_date_is_looked_for_says_so_without_a_date(
    niels_table: Table, mailbox: Mailbox
) -> None:
    await ask(niels_table)
    await run_due()
    async with door.enter(niels_table.an) as access:
        await cancel_consultation(access, niels_table.consultation, now=clock.now())
    await run_due()
    mail = mailbox.to(KOEN)[-1]
    assert str(mail["subject"]) == "Het overleg gaat niet door"
    assert not has_calendar(mail)


async def test_only_who_has_not_answered_is_reminded_and_once(
    niels_table: Table, mailbox: Mailbox, walk: Callable[[int], None]
) -> None:
    await ask(niels_table)
    await run_due()
    await says(niels_table, "Koen", "yes", "no", "no")
    for days in (3, 4, 5):
        walk(days * DAY)
        await run_due()
    assert len(mailbox.to(KOEN)) == 1
    assert [str(one["subject"]) for one in mailbox.to(LEEN)][1:] == [
        "We zoeken nog een moment: wanneer kun je?"
    ]


async def test_a_chosen_date_stops_the_reminder(
    niels_table: Table, mailbox: Mailbox, walk: Callable[[int], None]
) -> None:
    await ask(niels_table)
    await choose(niels_table, 0)
    walk(4 * DAY)
    await run_due()
    assert not [one for one in mailbox.to(LEEN) if "zoeken" in str(one["subject"])]


async def test_a_known_browser_says_which_moments_suit_and_hears_when_it_is_too_late(
    niels_table: Table, mailbox: Mailbox, guest_browsers: Callable[[str], Guest], walk: Callable[[int], None]
) -> None:
    await ask(niels_table)
    await run_due()
    leen = guest_browsers(await niels_table.link("Leen"))
    assert "momenten" not in (await leen.open()).text  # nothing before the code
    await leen.come_in(mailbox, LEEN, is_remembered="y")
    walk(DAY)  # the session is over, the browser is known
    page = (await leen.open()).text
    assert "Welke momenten passen voor jou?" in page
    assert "Waarover gaat het?" not in page
    _, moments = await asked(niels_table)
    names = [f"moment_{one.id.hex}" for one in moments]
    assert (await leen.send("datumvraag", **{names[0]: "yes"})).status_code == 422
    said = dict(zip(names, ("yes", "if-needed", "no"), strict=True))
    assert (await leen.send("datumvraag", **said)).headers["location"].endswith("bewaard=momenten")
    await choose(niels_table, 1)
    late = await leen.send("datumvraag", **said)
    assert late.headers["location"].endswith("bewaard=vastgelegd")
    page = (await leen.open("?bewaard=vastgelegd")).text
    assert "De datum is intussen gekozen." in page
    assert "Ja, ik kom" in page


async def test_the_client_is_asked_in_easy_words(
    niels_table: Table, mailbox: Mailbox, guest_browsers: Callable[[str], Guest]
) -> None:
    await ask(niels_table)
    await run_due()
    niels = guest_browsers(await niels_table.link("Niels"))
    await niels.come_in(mailbox, "niels@thuis.example")
    page = (await niels.open()).text
    assert "Welke momenten passen voor jou?" in page
    assert "Binnenkort" in page
