"""What comes back by mail: answers from calendars become answers here, bounces are told to who wants to know.

The relay looks into the mailbox every few seconds when there is one (IMAP_URL). Whatever is killed on the way,
the mail is still unread; whatever is read twice changes nothing the second time.
"""

import asyncio
import logging
from uuid import UUID

from infra import clock, imap
from infra.imap import Arrived, MailboxAway
from infra.returned import Bounce, CalendarAnswer, read
from infra.settings import settings
from jobs import addresses, entrance, worker
from services.invitations.calendar_answers import Given, note_calendar_answer
from services.procedures.find_case import find_cases_of_work
from tenants import audit, door, outbox, registry
from tenants.access import Municipality
from tenants.crossings import Due

LOG = logging.getLogger(__name__)
MOST = 50
JOB = "mails.returned"
# Not yet noted as sent: the bounce overtook the worker. It stays unread for the next look.
EARLY = "early"
NOT_OURS = "not-ours"


async def look() -> int:
    """Deal with what is unread; returns how many mails said something."""
    url = settings().imap_url
    if url is None:
        return 0
    try:
        arrived = await asyncio.to_thread(imap.unread, url, MOST)
        outcomes = {one.number: await _safely(one) for one in arrived}
        done = [number for number, outcome in outcomes.items() if outcome not in (EARLY, NOT_OURS)]
        left = [number for number, outcome in outcomes.items() if outcome == NOT_OURS]
        if done or left:
            await asyncio.to_thread(imap.put_away, url, done=done, left=left)
    except MailboxAway as error:
        LOG.warning("mailbox away", extra={"reason": error})
        return 0
    return len(done)


async def _safely(one: Arrived) -> str:
    """One mail that we cannot deal with stays unread, and does not keep the others."""
    try:
        return await _deal_with(one)
    except Exception as error:  # noqa: BLE001 - the log hears no word of a mail
        LOG.warning("mail left unread", extra={"reason": type(error).__name__})
        return EARLY


async def _deal_with(one: Arrived) -> str:
    found = read(one.content)
    if isinstance(found, CalendarAnswer):
        outcome = await _answer(found)
    elif isinstance(found, Bounce):
        outcome = await _bounce(found)
    else:
        return NOT_OURS
    LOG.info("mail came back", extra={"kind": type(found).__name__, "outcome": outcome})
    return outcome


async def _answer(found: CalendarAnswer) -> str:
    home = await _home(found.mark.slug)
    invitation = _uuid(found.uid.partition("@")[0])
    if home is None or invitation is None:
        return "unknown"
    given = Given(invitation, found.mark.token, found.sender, found.sequence, found.stamped_at, found.answer)
    async with entrance.job(Due(home.id, invitation, JOB)) as access:
        return await note_calendar_answer(access, given, now=clock.now())


async def _bounce(found: Bounce) -> str:
    """Only once, and only of a mail that left: its hook hears the same as when the server had refused it."""
    home = await _home(found.mark.slug)
    token = addresses.mail_of(found.mark.token)
    if home is None or token is None:
        return "unknown"
    async with entrance.job(Due(home.id, token, JOB)) as access:
        sent = await outbox.find_sent(f"{token.hex}.{found.mark.slug}")
        if sent is None:
            return "unknown"
        if sent.outcome == "":
            return EARLY
        if not await outbox.note_bounced(sent):
            return "over"
        [case] = await find_cases_of_work(access, [sent.ids])
        audit.record(access, "mail.bounced", sent.id, case=case, reason=sent.job)
        mail = worker.MAILS.get(sent.job)
        if mail is not None and mail.bounced is not None:
            await mail.bounced(access, **sent.ids)
    return "bounced"


async def _home(slug: str) -> Municipality | None:
    """The municipality of today: an address outlives a merger."""
    async with door.lobby():
        try:
            return await registry.find_municipality(slug)
        except registry.Merged as merged:
            return merged.successor


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
