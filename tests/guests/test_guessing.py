"""Codes under attack: double clicks, worn-out links, flooded mailboxes, clocks that are set back."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from infra import clock
from services.consultations.tables import Consultation
from services.errors import Refused
from services.invitations import actions, ceilings, codes, tokens
from services.invitations.attention import attention
from services.invitations.rules import MOST_WRONG, is_code_open, is_session_open, masked
from services.invitations.tables import AccessCode, GuestSession, Invitation
from tenants import door
from tenants.tables import AuditEntry
from tests.figures import IS_LONG, Figure
from tests.guests.access import knocking
from tests.guests.test_codes import MINE, OTHER, ask, give, koen, wrong
from tests.invitations.scene import Table

__all__ = ["koen"]
NOON = datetime(2026, 5, 12, 12, tzinfo=clock.BRUSSELS)


def later(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


async def enter(table: Table, invitation: Invitation, digits: str, browser: str = MINE) -> str | None:
    async with door.enter(knocking(table, invitation)) as access:
        return await codes.enter(access, invitation.id, digits, browser, is_remembered=True, now=clock.now())


@pytest.mark.attack
async def test_a_code_sent_ten_times_at_once_opens_one_session(
    niels_table: Table, koen: Invitation, figure: Figure
) -> None:
    digits = await ask(niels_table, koen)
    cookies = await asyncio.gather(*(enter(niels_table, koen, digits) for _ in range(10)))
    assert len(set(cookies)) == 1
    assert cookies[0] is not None
    async with door.enter(niels_table.an):
        assert await GuestSession.count() == 1
    figure("sessions of a code that was sent ten times at once", 1, of=1)


async def test_a_pin_sent_twice_opens_one_session_and_another_browser_its_own(
    niels_table: Table, koen: Invitation
) -> None:
    async with door.enter(niels_table.an) as access:
        pin = await codes.give_pin(access, koen.id, is_new=False, now=clock.now())
    first, second, other = [await enter(niels_table, koen, pin, name) for name in (MINE, MINE, OTHER)]
    assert first == second != other
    async with door.enter(niels_table.an):
        assert await GuestSession.count() == 2


async def test_a_session_that_was_left_is_not_opened_by_the_same_digits(
    niels_table: Table, koen: Invitation
) -> None:
    digits = await ask(niels_table, koen)
    assert await enter(niels_table, koen, digits)
    async with door.enter(niels_table.an):
        await GuestSession.update({GuestSession.ended_at: clock.now()}, force=True)
    assert await enter(niels_table, koen, digits) is None


@pytest.mark.attack
async def test_who_keeps_guessing_gets_fifty_tries_and_then_the_link_sends_no_more_codes(
    niels_table: Table, koen: Invitation, walk: Callable[[int], None], figure: Figure
) -> None:
    tried = 0
    with pytest.raises(Refused, match="guessed-at"):
        for hour in range(40):
            walk(3601 * hour * 3)
            digits = await ask(niels_table, koen)
            for _ in range(7):
                tried += 1
                assert not await give(niels_table, koen, wrong(digits))
    async with door.enter(niels_table.an) as access:
        counted = sum(row.tries for row in await AccessCode.objects())
        assert counted == MOST_WRONG
        told = [one.code for one in await attention(access, now=clock.now())]
        assert "invitation.guessed-at" in told
        await actions.send_again(access, koen.id, is_new_link=True, now=clock.now())
    koen.generation += 1
    assert await ask(niels_table, koen)
    figure("codes guessed at one link before it sends no more", counted)


async def test_guesses_that_are_held_against_nothing_fill_no_log(
    niels_table: Table, koen: Invitation
) -> None:
    for _ in range(20):
        assert not await give(niels_table, koen, "123456")
    async with door.enter(niels_table.an):
        assert await AuditEntry.count().where(AuditEntry.action == "code.wrong") == 0


@pytest.mark.attack
async def test_codes_asked_at_the_same_moment_are_three(
    niels_table: Table, koen: Invitation, figure: Figure
) -> None:
    answers = await asyncio.gather(
        *(ask(niels_table, koen, f"browser {number}") for number in range(8)), return_exceptions=True
    )
    assert sum(isinstance(answer, str) for answer in answers) == 3
    assert {str(answer) for answer in answers if isinstance(answer, Exception)} == {"code.too-many"}
    async with door.enter(niels_table.an):
        assert await AccessCode.count() == 3
    figure("codes of one link asked eight times at once", 3, of=8)


@pytest.mark.attack
async def test_a_mailbox_is_not_flooded_by_many_links(
    niels_table: Table, koen: Invitation, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    """However many links somebody holds, an address gets so many codes an hour, and a municipality sends so many."""
    async with door.enter(knocking(niels_table, koen)) as access:
        for _ in range(ceilings.CODES_TO_AN_ADDRESS):
            await ceilings.check_code(access, "Koen@Zonnehof.example ", now=clock.now())
        with pytest.raises(Refused, match="too-busy"):
            await ceilings.check_code(access, "koen@zonnehof.example", now=clock.now())
    async with door.enter(niels_table.an):
        assert await AccessCode.count() == 0
    with pytest.raises(Refused, match="too-busy"):
        await ask(niels_table, koen)
    figure("codes an hour to one address", ceilings.CODES_TO_AN_ADDRESS)


async def test_a_municipality_sends_so_many_codes_an_hour(niels_table: Table, koen: Invitation) -> None:
    most = ceilings.CODES_OF_A_MUNICIPALITY
    async with door.enter(knocking(niels_table, koen)) as access:
        for number in range(most):
            await ceilings.check_code(access, f"{number}@x.example", now=clock.now())
        with pytest.raises(Refused, match="too-busy"):
            await ceilings.check_code(access, "another@x.example", now=clock.now())
        await ceilings.check_code(access, "1@x.example", now=clock.now() + timedelta(hours=1))


async def test_who_was_asked_on_paper_is_mailed_by_nobodys_click(niels_table: Table) -> None:
    async with door.enter(niels_table.an) as access:
        rita = await actions.invite(access, niels_table.seats["Rita"], channel="paper", now=clock.now())
    with pytest.raises(Refused, match="no-address"):
        await ask(niels_table, rita)


@pytest.mark.parametrize(
    ("sent", "now", "is_open"),
    [(0, 9.9, True), (0, 10, False), (0, -0.5, True), (0, -2, False), (0, -600, False)],
)
def test_a_clock_that_is_set_back_makes_no_code_live_longer(sent: float, now: float, is_open: bool) -> None:
    code = AccessCode(kind="mail", salt=b"", asked_at=later(sent), sent_at=later(sent), tries=0)
    assert is_code_open(code, later(now)) is is_open


@pytest.mark.parametrize(
    ("began", "seen", "meeting", "now", "is_open"),
    [
        (0, 0, None, 29, True),
        (0, 0, None, 30, False),
        (0, 239, None, 241, False),
        (0, 0, None, -5, False),
        (0, 0, 10, 200, True),  # was in when the meeting began
        (0, 0, 45, 50, False),  # was gone by then
        (0, 0, 10, 481, False),
    ],
)
def test_half_an_hour_and_longer_only_for_who_was_in_when_the_meeting_began(
    began: float, seen: float, meeting: float | None, now: float, is_open: bool
) -> None:
    session = GuestSession(began_at=later(began), last_seen_at=later(seen))
    sitting = Consultation(began_at=later(meeting) if meeting is not None else None)
    assert is_session_open(session, sitting, later(now)) is is_open


def test_a_suspended_meeting_keeps_nobody_in() -> None:
    session = GuestSession(began_at=later(0), last_seen_at=later(0))
    running = Consultation(began_at=later(10), suspended_at=later(20))
    assert not is_session_open(session, running, later(60))


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("koen@zonnehof.example", "k…n@…"),
        ("an@x.example", "a…@…"),
        ("k@x.example", "k…@…"),
        ("", ""),
        ("@x", ""),
    ],
)
def test_an_address_is_shown_so_that_only_its_owner_knows_it(address: str, shown: str) -> None:
    assert masked(address) == shown


def test_digits_are_spread_evenly_and_follow_from_the_salt() -> None:
    seen = [tokens.digits(tokens.new_salt()) for _ in range(20_000 if IS_LONG else 2_000)]
    firsts = [sum(one[0] == figure for one in seen) for figure in "0123456789"]
    assert min(firsts) > len(seen) / 10 * 0.7
    assert len({one for one in seen if len(one) == 6}) > len(seen) * 0.95
