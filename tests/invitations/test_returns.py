"""What comes back by mail: answers from calendars, from whom they count; bounces; what is odd or a stranger's."""

import logging
import time
from collections.abc import Callable, Iterator
from email.message import EmailMessage

import pytest

from infra import clock
from infra.local import returning
from infra.returned import read
from infra.settings import settings
from jobs import returns
from services.cases.tables import CircleMember
from services.consultations.queries import get_consultation
from services.invitations import actions
from services.invitations.tables import Invitation
from services.procedures.cancel_consultation import cancel_consultation
from services.procedures.change_consultation import change_consultation
from tenants import door
from tests.invitations.scene import Table, sitting
from tests.invitations.test_jobs import KOEN, LEEN, invited
from tests.jobs.canaries import parsed
from tests.jobs.mailbox import Mailbox
from tests.jobs.returning import empty, imap_server, left_in
from tests.later import run_due

pytestmark = pytest.mark.usefixtures("server")


@pytest.fixture(scope="module")
def imap() -> Iterator[str]:
    with imap_server() as url:
        yield url


@pytest.fixture
def box(imap: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The mailbox, known to the program."""
    empty(imap)
    monkeypatch.setenv("IMAP_URL", imap)
    settings.cache_clear()
    yield imap
    monkeypatch.undo()
    settings.cache_clear()


def last(mailbox: Mailbox, to: str) -> EmailMessage:
    return mailbox.to(to)[-1]


async def answer(box: str, mail: EmailMessage, partstat: str, **changed: str) -> None:
    """What the recipient's calendar program sends, with words in it replaced."""
    content = returning.reply(mail, partstat)
    assert content is not None
    for old, new in changed.items():
        content = content.replace(getattr_of(mail, old).encode(), new.encode())
    returning.deliver(box, content)
    await returns.look()


def getattr_of(mail: EmailMessage, name: str) -> str:
    return {"sender": f"From: {mail['To'].addresses[0].addr_spec}", "uid": "UID:", "sequence": "SEQUENCE:0"}[
        name
    ]


@pytest.mark.parametrize(
    ("partstat", "expected"), [("ACCEPTED", "yes"), ("DECLINED", "no"), ("TENTATIVE", "")]
)
async def test_an_answer_in_a_calendar_is_an_answer(
    niels_table: Table, mailbox: Mailbox, box: str, partstat: str, expected: str
) -> None:
    await invited(niels_table)
    await answer(box, last(mailbox, LEEN), partstat)
    found = await niels_table.invitation("Leen")
    assert (found.answer, found.answered_by) == (expected, "calendar")
    assert left_in(box) == []


async def test_the_same_answer_twice_changes_nothing(niels_table: Table, mailbox: Mailbox, box: str) -> None:
    await invited(niels_table)
    await answer(box, last(mailbox, LEEN), "ACCEPTED")
    first = await niels_table.invitation("Leen")
    await answer(box, last(mailbox, LEEN), "ACCEPTED")
    second = await niels_table.invitation("Leen")
    assert (first.answered_at, first.answer) == (second.answered_at, second.answer)


@pytest.mark.parametrize("from_afar", ["online", "phone"])
async def test_who_calls_in_and_accepts_in_the_calendar_still_calls_in(
    niels_table: Table, mailbox: Mailbox, box: str, from_afar: str
) -> None:
    await invited(niels_table)
    leen = await niels_table.invitation("Leen")
    async with door.enter(niels_table.an) as access:
        await actions.answer(access, leen.id, from_afar, now=clock.now())
    await answer(box, last(mailbox, LEEN), "ACCEPTED")
    assert (await niels_table.invitation("Leen")).answer == from_afar


async def test_an_answer_of_somebody_else_is_a_question_at_most(
    niels_table: Table, mailbox: Mailbox, box: str
) -> None:
    await invited(niels_table)
    await answer(box, last(mailbox, LEEN), "DECLINED", sender="From: iemand@elders.example")
    found = await niels_table.invitation("Leen")
    assert (found.answer, found.answered_at, found.stray_answer) == ("", None, "no")
    async with door.enter(niels_table.an) as access:
        await actions.answer(access, found.id, "yes", now=clock.now())
    assert (await niels_table.invitation("Leen")).stray_answer == ""


async def test_the_address_of_one_invitation_takes_no_answer_for_another(
    niels_table: Table, mailbox: Mailbox, box: str
) -> None:
    await invited(niels_table)
    koen = await niels_table.invitation("Koen")
    leen = await niels_table.invitation("Leen")
    content = returning.reply(last(mailbox, LEEN), "ACCEPTED")
    assert content is not None
    returning.deliver(box, content.replace(str(leen.id).encode(), str(koen.id).encode()))
    await returns.look()
    assert [(await niels_table.invitation(name)).answer for name in ("Koen", "Leen")] == ["", ""]
    assert left_in(box) == []


async def test_an_answer_about_an_earlier_moment_says_nothing_about_this_one(
    niels_table: Table, mailbox: Mailbox, box: str
) -> None:
    await invited(niels_table)
    before = last(mailbox, LEEN)
    await move(niels_table)
    await answer(box, before, "ACCEPTED")
    assert (await niels_table.invitation("Leen")).answer == ""
    await answer(box, last(mailbox, LEEN), "ACCEPTED")
    assert (await niels_table.invitation("Leen")).answer == "yes"


async def test_an_answer_to_the_first_of_two_equal_mails_counts(
    niels_table: Table, mailbox: Mailbox, box: str
) -> None:
    await invited(niels_table)
    before, leen = last(mailbox, LEEN), await niels_table.invitation("Leen")
    async with door.enter(niels_table.an) as access:
        await actions.send_again(access, leen.id, is_new_link=False, now=clock.now())
    await run_due()
    await answer(box, before, "ACCEPTED")
    assert (await niels_table.invitation("Leen")).answer == "yes"


async def test_an_answer_to_what_was_called_off_changes_nothing(
    niels_table: Table, mailbox: Mailbox, box: str
) -> None:
    await invited(niels_table)
    async with door.enter(niels_table.an) as access:
        await cancel_consultation(access, niels_table.consultation, now=clock.now())
    await answer(box, last(mailbox, LEEN), "ACCEPTED")
    async with door.enter(niels_table.an):
        rows = await Invitation.select(Invitation.answer, Invitation.stray_answer)
    assert {(row["answer"], row["stray_answer"]) for row in rows} == {("", "")}


ODD = (
    b"",
    b"\x00\xff" * 100,
    b"To: antwoord+pelt.aaaaaaaaaaaaaaaaaaaa@rondetafel.example\r\n\r\nIk kan niet komen.",
    (
        b"From: a@x.example\r\nTo: antwoord+pelt.aaaaaaaaaaaaaaaaaaaa@rondetafel.example\r\n"
        b"Content-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n"
    ),
    b"To: bounce+pelt.aaaaaaaaaaaaaaaaaaaaaaaaaa@rondetafel.example\r\n\r\nhallo",
    (
        b"To: bounce+nergens.aaaaaaaaaaaaaaaaaaaaaaaaaa@rondetafel.example\r\n"
        b"Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\n"
        b"Reporting-MTA: dns; x\r\n\r\nAction: failed\r\n\r\n--x--\r\n"
    ),
    b"Content-Type: multipart/mixed; boundary=a\r\n\r\n"
    + b"--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" * 5000,
    b"Subject: groot\r\n\r\n" + b"x" * 1_100_000,
)


async def test_odd_and_huge_mails_are_left_for_people_and_change_nothing(
    niels_table: Table, box: str, caplog: pytest.LogCaptureFixture
) -> None:
    await invited(niels_table)
    for one in ODD:
        returning.deliver(box, one or b"\r\n")
    with caplog.at_level(logging.INFO):
        await returns.look()
        await returns.look()
    assert all(was_seen for was_seen, _ in left_in(box))
    assert "Ik kan niet" not in caplog.text
    assert {(await niels_table.invitation(name)).answer for name in ("Koen", "Leen")} == {""}


def bounced(mailbox: Mailbox, to: str, action: str = "failed") -> bytes:
    """The report of a mail server about the last mail to this address, to whoever the envelope named."""
    content = [content for one, content in mailbox.contents if one == to][-1]
    domain = returning.GONE if action == "failed" else returning.SLOW
    sender = [sender for one, sender in mailbox.senders if one == to][-1]
    told = returning.report(sender, f"{to.partition('@')[0]}@{domain}", content)
    assert told is not None
    return told


async def test_a_bounce_is_noted_at_the_person_once(niels_table: Table, mailbox: Mailbox, box: str) -> None:
    await invited(niels_table)
    for _ in range(2):
        returning.deliver(box, bounced(mailbox, LEEN))
        await returns.look()
    assert (await niels_table.invitation("Leen")).mail_state == "bounced"
    assert (await niels_table.invitation("Koen")).mail_state == "sent"
    assert await bounces(niels_table, "Leen") == 1
    assert left_in(box) == []


async def test_a_mail_that_is_only_late_is_no_bounce(niels_table: Table, mailbox: Mailbox, box: str) -> None:
    await invited(niels_table)
    returning.deliver(box, bounced(mailbox, LEEN, "delayed"))
    await returns.look()
    assert (await niels_table.invitation("Leen")).mail_state == "sent"


async def test_an_address_that_bounced_twice_gets_no_third_mail_by_itself(
    niels_table: Table, mailbox: Mailbox, box: str, walk: Callable[[int], None]
) -> None:
    await invited(niels_table)
    for _ in range(2):
        returning.deliver(box, bounced(mailbox, LEEN))
        await returns.look()
        await move(niels_table)
    assert await bounces(niels_table, "Leen") == 2
    assert len(mailbox.to(LEEN)) == 2
    assert len(mailbox.to(KOEN)) == 3
    leen = await niels_table.invitation("Leen")
    async with door.enter(niels_table.an) as access:
        await actions.send_again(access, leen.id, is_new_link=False, now=clock.now())
    await run_due()
    assert len(mailbox.to(LEEN)) == 3, "the coordinator may"


async def bounces(table: Table, name: str) -> int:
    async with door.enter(table.an):
        row = (
            await CircleMember.select(CircleMember.bounces)
            .where(CircleMember.id == table.people[name])
            .first()
        )
    assert row is not None
    return int(row["bounces"])


async def move(table: Table) -> None:
    """To another day, each time a later one."""
    async with door.enter(table.an) as access:
        version = (await get_consultation(access, table.consultation)).version
        plan = sitting(12 + version)
        await change_consultation(access, table.consultation, plan, version=version, now=clock.now())
    await run_due()


def test_the_reports_are_real_ones() -> None:
    told = parsed(
        returning.report("bounce+pelt.aaaa@x.example", "leen@weg.example", b"Subject: x\r\n\r\nbody") or b""
    )
    assert told.get_content_type() == "multipart/report"
    assert told.get_param("report-type") == "delivery-status"
    kinds = [part.get_content_type() for part in told.iter_parts()]
    assert kinds == ["text/plain", "message/delivery-status", "text/rfc822-headers"]


@pytest.mark.parametrize("brackets", [b"()", b"(", b"a,", b'"\\'])
def test_a_header_without_end_does_not_keep_the_relay(brackets: bytes) -> None:
    """One such mail kept the parser busy for minutes, and with it every mail that had to leave."""
    began = time.process_time()
    assert read(b"From: a@b.example\r\nTo: " + brackets * 20_000 + b"\r\n\r\nx") is None
    assert time.process_time() - began < 1
