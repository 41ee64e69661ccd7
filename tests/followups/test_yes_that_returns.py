"""Reminders are skipped while there is no yes; when the client says yes again they go after all, and once."""

from infra import clock
from services.consents.queries import latest_consent
from services.consents.rules import Yes
from services.procedures.record_consent import record_consent
from services.procedures.withdraw_consent import withdraw_consent
from tenants import door
from tests.followups.laid import Laid
from tests.followups.test_reminders import LEEN, RULES, morning_of
from tests.jobs.conftest import Walk
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due


async def takes_back(laid: Laid) -> None:
    async with door.enter(laid.an) as access:
        await withdraw_consent(access, laid.case, laid.people["Niels"], now=clock.now())


async def says_yes_again(laid: Laid) -> None:
    niels = laid.people["Niels"]
    async with door.enter(laid.an) as access:
        everybody = frozenset(laid.people.values()) - {niels}
        again = Yes(niels, niels, clock.today(), is_explicit=True, welcome=everybody)
        former = await latest_consent(access, laid.case, niels)
        assert former is not None
        await record_consent(access, laid.case, again, former=former.id, now=clock.now())


async def test_what_was_skipped_goes_the_next_morning(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.agrees(RULES, "Leen", 10)
    await takes_back(laid)
    assert await morning_of(walk, 7) == ["skipped"]
    await says_yes_again(laid)
    await run_due()
    assert mailbox.to(LEEN) == []
    await morning_of(walk, 8)
    assert len(mailbox.to(LEEN)) == 1
    await morning_of(walk, 9)
    assert len(mailbox.to(LEEN)) == 1


async def test_what_was_told_before_or_waits_still_is_told_once(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    await laid.agrees(RULES, "Leen", 10)
    await takes_back(laid)
    await says_yes_again(laid)
    await morning_of(walk, 7)
    assert len(mailbox.to(LEEN)) == 1
    await takes_back(laid)
    await says_yes_again(laid)
    await morning_of(walk, 8)
    assert len(mailbox.to(LEEN)) == 1
