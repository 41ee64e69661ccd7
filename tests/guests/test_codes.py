"""Guessing, stealing and wearing out codes."""

import asyncio
from collections.abc import Callable

import pytest

from infra import clock
from services.errors import NotAllowed, Refused
from services.invitations import actions, codes, tokens
from services.invitations.tables import AccessCode, GuestSession, Invitation
from tenants import door
from tenants.tables import Outbox
from tests.guests.access import come_in, knocking
from tests.invitations.guest import Guest
from tests.invitations.scene import Table, digits_in
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

Browsers = Callable[[str], Guest]
KOEN = "koen@zonnehof.example"
MINE, OTHER = "my browser", "another browser"


@pytest.fixture
async def koen(niels_table: Table) -> Invitation:
    """Koen was asked by mail."""
    async with door.enter(niels_table.an) as access:
        return await actions.invite(access, niels_table.seats["Koen"], channel="mail", now=clock.now())


async def ask(table: Table, invitation: Invitation, browser: str = MINE) -> str:
    """Ask a code and read it as the mail server does."""
    async with door.enter(knocking(table, invitation)) as access:
        await codes.request_code(access, invitation.id, browser, now=clock.now())
        rows = (
            await AccessCode.objects()
            .where(AccessCode.kind == "mail")
            .order_by(AccessCode.asked_at, ascending=False)
        )
        return tokens.digits(rows[0].salt)


async def give(table: Table, invitation: Invitation, digits: str, browser: str = MINE) -> bool:
    async with door.enter(knocking(table, invitation)) as access:
        session = await codes.enter(
            access, invitation.id, digits, browser, is_remembered=False, now=clock.now()
        )
    return session is not None


def wrong(digits: str) -> str:
    return f"{(int(digits) + 1) % 10**6:06d}"


async def test_the_right_digits_work_once(
    niels_table: Table, koen: Invitation, walk: Callable[[int], None]
) -> None:
    digits = await ask(niels_table, koen)
    assert await give(niels_table, koen, f" {digits[:3]} {digits[3:]} ")
    assert not await give(niels_table, koen, digits, OTHER)
    walk(61)
    assert not await give(niels_table, koen, digits)


async def test_five_wrong_tries_end_a_code_and_they_are_counted_though_nothing_else_is_kept(
    niels_table: Table, koen: Invitation
) -> None:
    digits = await ask(niels_table, koen)
    for _ in range(5):
        assert not await give(niels_table, koen, wrong(digits))
    assert not await give(niels_table, koen, digits)


async def test_tries_at_the_same_moment_are_all_counted(niels_table: Table, koen: Invitation) -> None:
    digits = await ask(niels_table, koen)
    outcomes = await asyncio.gather(*(give(niels_table, koen, wrong(digits)) for _ in range(7)))
    assert outcomes == [False] * 7
    async with door.enter(niels_table.an):
        assert [row.tries for row in await AccessCode.objects()] == [5]


@pytest.mark.parametrize(
    "typed", ["", "12345", "1234567", "abcdef", "12345x", "٣٤٥٦٧٨", "' or 1=1", "000000\x00", "😀" * 6]
)
async def test_what_is_no_code_costs_no_try(niels_table: Table, koen: Invitation, typed: str) -> None:
    await ask(niels_table, koen)
    assert not await give(niels_table, koen, typed)
    async with door.enter(niels_table.an):
        assert [row.tries for row in await AccessCode.objects()] == [0]


async def test_a_code_works_in_the_browser_that_asked_and_nowhere_else(
    niels_table: Table, koen: Invitation
) -> None:
    digits = await ask(niels_table, koen)
    assert not await give(niels_table, koen, digits, OTHER)
    assert await give(niels_table, koen, digits)


async def test_a_stranger_cannot_wear_out_the_code_of_another_browser(
    niels_table: Table, koen: Invitation
) -> None:
    digits = await ask(niels_table, koen)
    await ask(niels_table, koen, OTHER)
    for _ in range(6):
        await give(niels_table, koen, wrong(digits), OTHER)
    assert await give(niels_table, koen, digits)


async def test_a_new_code_ends_the_one_before_in_the_same_browser(
    niels_table: Table, koen: Invitation
) -> None:
    first = await ask(niels_table, koen)
    second = await ask(niels_table, koen)
    assert not await give(niels_table, koen, first)
    assert await give(niels_table, koen, second)


async def test_at_most_three_codes_an_hour_whoever_asks(
    niels_table: Table, koen: Invitation, walk: Callable[[int], None]
) -> None:
    for browser in (MINE, OTHER, "third"):
        await ask(niels_table, koen, browser)
    with pytest.raises(Refused, match="too-many"):
        await ask(niels_table, koen)
    walk(3601)
    await ask(niels_table, koen)


async def test_ten_minutes_from_the_mail_server(
    niels_table: Table, koen: Invitation, server: MailServer, mailbox: Mailbox, walk: Callable[[int], None]
) -> None:
    digits = await ask(niels_table, koen)
    walk(1800)  # the mail server was away for half an hour
    await run_due()
    text = mailbox.to(KOEN)[-1].get_body(("plain",))
    assert text is not None
    assert digits_in(text.get_content()) == digits
    walk(1800 + 599)
    assert await give(niels_table, koen, digits)
    digits = await ask(niels_table, koen)
    await run_due()
    walk(1800 + 599 + 601)
    assert not await give(niels_table, koen, digits)


async def test_the_outbox_holds_no_digits(niels_table: Table, koen: Invitation) -> None:
    digits = await ask(niels_table, koen)
    async with door.enter(niels_table.an):
        rows = [str(row) for row in await Outbox.select()] + [str(row) for row in await AccessCode.select()]
    assert all(digits not in row for row in rows)


async def test_the_code_of_another_invitation_does_not_fit(niels_table: Table, koen: Invitation) -> None:
    async with door.enter(niels_table.an) as access:
        rita = await actions.invite(access, niels_table.seats["Rita"], channel="mail", now=clock.now())
    digits = await ask(niels_table, koen)
    assert not await give(niels_table, rita, digits)


async def test_the_pin_of_the_sheet_works_again_until_there_is_a_new_one(
    niels_table: Table, koen: Invitation
) -> None:
    async with door.enter(niels_table.an) as access:
        pin = await codes.give_pin(access, koen.id, is_new=False, now=clock.now())
        assert await codes.give_pin(access, koen.id, is_new=False, now=clock.now()) == pin
    assert [await give(niels_table, koen, pin), await give(niels_table, koen, pin, OTHER)] == [True, True]
    async with door.enter(niels_table.an) as access:
        new = await codes.give_pin(access, koen.id, is_new=True, now=clock.now())
    assert [await give(niels_table, koen, pin), await give(niels_table, koen, new)] == [new == pin, True]


async def test_five_wrong_tries_end_a_pin_and_the_next_sheet_has_a_new_one(
    niels_table: Table, koen: Invitation
) -> None:
    async with door.enter(niels_table.an) as access:
        pin = await codes.give_pin(access, koen.id, is_new=False, now=clock.now())
    for number in range(5):
        await give(niels_table, koen, wrong(pin), f"browser {number}")
    assert not await give(niels_table, koen, pin)
    async with door.enter(niels_table.an) as access:
        assert await codes.find_pin_digits(access, koen.id, now=clock.now()) is None
        assert await codes.give_pin(access, koen.id, is_new=False, now=clock.now()) != pin


async def test_an_old_session_cookie_is_no_way_in(
    niels_table: Table, koen: Invitation, guest_browsers: Browsers
) -> None:
    guest = guest_browsers(await niels_table.link("Koen"))
    guest.browser.http.cookies.set("__Host-rt-guest", "chosen", domain="rondetafel.example")
    guest.browser.http.cookies.set("__Host-rt-browser", "chosen", domain="rondetafel.example")
    assert "Stuur mij een code" in (await guest.open()).text
    digits = await ask(niels_table, koen, "chosen")
    answer = await guest.send("sessie", digits=digits)
    assert answer.status_code == 303
    assert guest.browser.http.cookies.get("__Host-rt-guest") != "chosen"
    async with door.enter(niels_table.an):
        [session] = await GuestSession.objects()
    assert session.token_hash != tokens.hashed("chosen")


async def test_a_scanner_that_opens_and_posts_everything_gets_no_data_and_changes_no_answer(
    niels_table: Table, koen: Invitation, guest_browsers: Browsers, server: MailServer, mailbox: Mailbox
) -> None:
    await run_due()
    scanner = guest_browsers(await niels_table.link("Koen"))
    answers = [await scanner.open() for _ in range(3)]
    answers.append(await scanner.browser.http.head(scanner.link))
    for what in (
        "code",
        "sessie",
        "antwoord",
        "handtekening",
        "kenwoord",
        "bericht",
        "woorden",
        "intrekking",
        "vertrek",
    ):
        answers.append(
            await scanner.send(what, digits="123456", answer="no", note="x", words="x", keyword="x")
        )
        answers.append(await scanner.open())
    assert all("Niels" not in answer.text and "OCMW" not in answer.text for answer in answers)
    found = await niels_table.invitation("Koen")
    assert (found.answer, found.note, found.withdrawn_at) == ("", "", None)
    async with door.enter(niels_table.an):
        assert await GuestSession.count() == 0
    person = guest_browsers(await niels_table.link("Koen"))
    assert (await person.come_in(mailbox, KOEN)).status_code == 303


async def test_too_many_codes_are_told_on_the_page(
    niels_table: Table, koen: Invitation, guest_browsers: Browsers
) -> None:
    guest = guest_browsers(await niels_table.link("Koen"))
    answers = [await guest.send("code") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [303, 303, 303, 429]
    assert "Er zijn al drie codes gestuurd" in answers[-1].text


async def test_a_guest_may_not_do_what_staff_do(niels_table: Table, koen: Invitation) -> None:
    async with door.enter(come_in(niels_table, koen)) as access:
        with pytest.raises(NotAllowed):
            await codes.give_pin(access, koen.id, is_new=True, now=clock.now())
        with pytest.raises(NotAllowed):
            await actions.withdraw_invitation(access, koen.participant, now=clock.now())


async def test_at_most_ten_codes_a_day(
    niels_table: Table, koen: Invitation, walk: Callable[[int], None]
) -> None:
    """Five tries each: who holds a stolen link gets fifty guesses a day out of a million, and no more."""
    for number in range(10):
        walk(3601 * (number // 3))
        await ask(niels_table, koen)
    walk(3601 * 4)
    with pytest.raises(Refused, match="too-many"):
        await ask(niels_table, koen)
    walk(3601 * 28)
    await ask(niels_table, koen)
