"""Dead links: to a stranger all alike, to the byte and to the question; who was known hears a little more."""

import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from litestar import Litestar

from infra import clock
from services.consultations.tables import Consultation
from services.invitations import actions, tokens
from services.invitations.misdirection import report_misdirected
from services.procedures.cancel_consultation import cancel_consultation
from services.procedures.leave_circle import leave_circle
from services.procedures.withdraw_consent import withdraw_consent
from tenants import door
from tests.bench.recording import recorder
from tests.bench.visitors import Visit
from tests.figures import Figure
from tests.guests.access import knocking
from tests.invitations.guest import Guest
from tests.invitations.scene import Table
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

Browsers = Callable[[str], Guest]
KOEN = "koen@zonnehof.example"


@dataclass(frozen=True)
class Ended:
    """The table of which Koen's link is about to end, and that link."""

    table: Table
    link: str


@pytest.fixture
async def koens(niels_table: Table) -> Ended:
    """Everybody was asked."""
    async with door.enter(niels_table.an) as access:
        await actions.invite_all(access, niels_table.consultation, now=clock.now())
    return Ended(niels_table, await niels_table.link("Koen"))


async def expire(found: Ended) -> None:
    long_ago = clock.now() - timedelta(days=130)
    async with door.enter(found.table.an):
        sitting = Consultation.id == found.table.consultation
        await Consultation.update(starts_at=long_ago, ends_at=long_ago + timedelta(hours=1)).where(sitting)


async def withdraw(found: Ended) -> None:
    async with door.enter(found.table.an) as access:
        await actions.withdraw_invitation(access, found.table.seats["Koen"], now=clock.now())


async def replace_it(found: Ended) -> None:
    koen = await found.table.invitation("Koen")
    async with door.enter(found.table.an) as access:
        await actions.send_again(access, koen.id, is_new_link=True, now=clock.now())


async def call_off(found: Ended) -> None:
    async with door.enter(found.table.an) as access:
        await cancel_consultation(access, found.table.consultation, now=clock.now())


async def take_back(found: Ended) -> None:
    async with door.enter(found.table.an) as access:
        await withdraw_consent(access, found.table.case, found.table.people["Niels"], now=clock.now())


async def leave(found: Ended) -> None:
    async with door.enter(found.table.an) as access:
        await leave_circle(access, found.table.case, found.table.people["Koen"], now=clock.now())


async def misdirect(found: Ended) -> None:
    koen = await found.table.invitation("Koen")
    async with door.enter(knocking(found.table, koen)) as access:
        await report_misdirected(access, koen.id, now=clock.now())


ENDS: dict[str, Callable[[Ended], Awaitable[None]]] = {
    "expired": expire,
    "withdrawn": withdraw,
    "replaced": replace_it,
    "cancelled": call_off,
    "consent taken back": take_back,
    "left the circle": leave,
    "misdirected": misdirect,
}


def unknown(found: Ended) -> list[str]:
    """Links that never were: no token, one of another key, one of another municipality."""
    genk = tokens.link_token(found.table.world.genk.id, found.table.consultation, 1)
    return ["/pelt/u/x", "/pelt/u/" + "A" * 43, f"/pelt/u/{genk}"]


@pytest.mark.attack
@pytest.mark.parametrize("how", ENDS)
async def test_a_stranger_learns_nothing_from_a_dead_link(
    koens: Ended, app: Litestar, how: str, figure: Figure
) -> None:
    await ENDS[how](koens)
    async with recorder(app) as listening:
        seen = [await listening.record(Visit(link, "")) for link in [koens.link, *unknown(koens)]]
    assert {one.status for one in seen} == {404}
    assert len({one.html for one in seen}) == 1
    asked = [one.listed for one in seen]
    assert all(one == asked[0] for one in asked)
    figure("dead links told apart by a stranger", 0, of=len(seen))


@pytest.mark.attack
@pytest.mark.parametrize("what", ["code", "sessie", "antwoord", "vergissing", "vertrek", "woorden"])
async def test_what_is_sent_to_a_dead_link_is_answered_alike(
    koens: Ended, guest_browsers: Browsers, what: str
) -> None:
    await withdraw(koens)
    fields = {"digits": "123456", "word": "nee", "answer": "no"}
    answers = [await guest_browsers(link).send(what, **fields) for link in [koens.link, *unknown(koens)]]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.attack
@pytest.mark.long_only(reason="a stopwatch wants a long run: make attack")
@pytest.mark.timeout(300)
async def test_no_stopwatch_tells_dead_links_apart(
    koens: Ended, guest_browsers: Browsers, figure: Figure
) -> None:
    await expire(koens)
    browser, rounds = guest_browsers(koens.link), 300
    took: dict[str, list[float]] = {link: [] for link in [koens.link, *unknown(koens)]}
    for number in range(rounds):
        for link, seconds in took.items():
            browser.link, began = link, time.perf_counter()
            await browser.open()
            if number >= rounds // 10:
                seconds.append(time.perf_counter() - began)
    medians = [statistics.median(seconds) for seconds in took.values()]
    spread = max(medians) / min(medians) - 1
    assert spread < 0.15
    figure("dead links, slowest median over fastest (per mille)", round(1000 * spread))


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("cancelled", "Dit overleg gaat niet door"),
        ("consent taken back", "Dit overleg gaat niet door"),
        ("replaced", "Er is een nieuwe link"),
        ("withdrawn", None),
        ("left the circle", None),
        ("misdirected", None),
    ],
)
@pytest.mark.parametrize("is_remembered", [True, False])
async def test_who_was_known_hears_what_happened_but_never_who_was_taken_off(
    koens: Ended,
    guest_browsers: Browsers,
    server: MailServer,
    mailbox: Mailbox,
    how: str,
    told: str | None,
    is_remembered: bool,
) -> None:
    await run_due()
    guest = guest_browsers(koens.link)
    await guest.come_in(mailbox, KOEN, **({"is_remembered": "y"} if is_remembered else {}))
    await ENDS[how](koens)
    answer, stranger = await guest.open(), await guest_browsers(koens.link).open()
    assert (answer.content == stranger.content) is (told is None)
    assert told is None or (answer.status_code == 410 and told in answer.text)
    assert "Niels" not in answer.text
    assert "011 00 00 00" in answer.text


async def test_a_session_is_no_reason_to_hear_more_the_day_after(
    koens: Ended, guest_browsers: Browsers, server: MailServer, mailbox: Mailbox, walk: Callable[[int], None]
) -> None:
    await run_due()
    guest = guest_browsers(koens.link)
    await guest.come_in(mailbox, KOEN)
    await call_off(koens)
    walk(5 * 3600)
    assert (await guest.open()).content == (await guest_browsers(koens.link).open()).content


async def test_who_signed_off_is_a_stranger(
    koens: Ended, guest_browsers: Browsers, server: MailServer, mailbox: Mailbox
) -> None:
    await run_due()
    guest = guest_browsers(koens.link)
    await guest.come_in(mailbox, KOEN, is_remembered="y")
    await guest.send("vertrek")
    await call_off(koens)
    assert (await guest.open()).status_code == 404
