"""How mails leave, those of one decision together: claimed and composed inside one door, the dialogues outside,
marked inside a second door if the leases are still ours.

Right before a dialogue begins PostgreSQL is asked whether the mail was taken back; an answer counts for a
hundredth of a second. With the same question it hears which mails have left, so that whoever takes over from
a worker that died repeats no more than the mails of such a moment.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from aiosmtplib import SMTP

from infra.mail import Letter, Sender, Unsendable, mime
from infra.settings import settings
from infra.smtp import Answer, Post, ServerAway, hand_over
from jobs import entrance
from jobs.addresses import envelope
from jobs.stopping import STOPPING
from services.procedures.find_case import find_cases_of_work
from tenants import audit, outbox
from tenants.access import Access
from tenants.crossings import Due
from tenants.outbox import Claim

LOG = logging.getLogger(__name__)
# With the waits of the outbox: about three days.
MOST_TRIES = 20
# Done already, or in the hands of another worker.
TAKEN = "taken"
# How long it counts that a mail was not taken back.
COUNTS_SECONDS = 0.01
# Shorter than what a nudge may take; what is left waits for the next one.
LONGEST_SECONDS = 60
# Two piles at the server, one being composed.
PILES = 3

Hook = Callable[..., Awaitable[object]]


@dataclass(frozen=True)
class Together:
    """`compose(access, ids)` makes the letters of several rows in their order, `sent(access, marked)` marks them."""

    compose: Callable[[Access, Sequence[Mapping[str, UUID]]], Awaitable[list[Letter | None]]]
    sent: Callable[[Access, Sequence[Claim]], Awaitable[object]]


@dataclass(frozen=True)
class MailJob:
    """How one kind of mail is composed, and who wants to know what became of it."""

    compose: Callable[..., Awaitable[Letter | None]]
    sent: Hook | None
    bounced: Hook | None
    together: Together | None = None


@dataclass(frozen=True)
class Parcel:
    """A claimed row and its mail; `message` is None when it can be sent to nobody."""

    claimed: Claim
    to: str
    message: bytes | None


@dataclass
class Pile:
    """The mails of one job in one municipality that go together, and what became of each."""

    due: Due
    mail: MailJob
    parcels: list[Parcel] = field(default_factory=list)
    answers: dict[UUID, Answer] = field(default_factory=dict)
    outcomes: dict[UUID, str] = field(default_factory=dict)

    def answered(self, *answers: Answer) -> list[Claim]:
        return [one.claimed for one in self.parcels if self.answers.get(one.claimed.id) in answers]


async def send(post: Post, due: Due, rows: Sequence[UUID], mail: MailJob) -> dict[UUID, str]:
    """The three steps. Nothing is claimed while the server is away."""
    async with _turn():
        await post.check()
        pile = Pile(due, mail, outcomes=dict.fromkeys(rows, TAKEN))
        await prepare(pile, rows)
        if any(one.claimed.id not in pile.answers for one in pile.parcels):
            try:
                async with post.line() as line:
                    await deliver(line, pile)
            except ServerAway:
                LOG.warning("mail server went away", extra={"job": due.job, "tenant": due.tenant})
    await settle(pile)
    return pile.outcomes


async def prepare(pile: Pile, rows: Sequence[UUID]) -> None:
    """First door: claim and compose; what has lost its reason is done with."""
    async with entrance.job(pile.due) as access:
        claims = await outbox.claim_all(rows, pile.due.job)
        gone = [one for one in claims if one.is_cancelled and not one.is_taken]
        await _over(pile, gone, "cancelled")
        left = [one for one in claims if one not in gone]
        letters = await _composed(access, pile.mail, left)
        pairs = list(zip(left, letters, strict=True))
        await _over(pile, [one for one, letter in pairs if letter is None and not one.is_taken], "skipped")
        sender = await entrance.sender(access)
        for one, letter in pairs:
            if one.is_taken:
                pile.answers[one.id] = Answer.TAKEN
                pile.parcels.append(Parcel(one, "", None))
            elif letter is not None:
                pile.parcels.append(_parcel(pile, one, letter, sender))


async def deliver(line: SMTP, pile: Pile) -> None:
    """One dialogue after the other, each only while the mail was not taken back."""
    waiting = [one for one in pile.parcels if one.claimed.id not in pile.answers]
    until, asked_at, going = time.monotonic() + LONGEST_SECONDS, float("-inf"), set[UUID]()
    left: list[Claim] = []
    while waiting and time.monotonic() < until and not STOPPING.is_set():
        if time.monotonic() - asked_at > COUNTS_SECONDS:
            asked_at = time.monotonic()
            async with entrance.job(pile.due):
                going = await outbox.going([one.claimed for one in waiting], left)
            left = []
        parcel = waiting.pop(0)
        if parcel.claimed.id not in going:
            continue
        answer = Answer.REFUSED
        if parcel.message is not None:
            answer = await hand_over(line, envelope(parcel.claimed.message_id), parcel.to, parcel.message)
        pile.answers[parcel.claimed.id] = answer
        if answer is Answer.TAKEN:
            left.append(parcel.claimed)
        if not line.is_connected:
            return


async def settle(pile: Pile) -> None:
    """Second door: what the server said, and who wants to know. A hook that fails must not send a mail again."""
    if not pile.parcels:
        return
    try:
        await _mark(pile, pile.mail)
    except Exception:
        LOG.exception("hook failed", extra={"job": pile.due.job, "tenant": pile.due.tenant})
        for parcel in pile.parcels:
            await _settle_alone(pile, parcel)


async def _settle_alone(pile: Pile, parcel: Parcel) -> None:
    alone = Pile(pile.due, pile.mail, [parcel], pile.answers, pile.outcomes)
    try:
        await _mark(alone, pile.mail)
    except Exception:
        LOG.exception("hook failed", extra={"job": pile.due.job, "row": parcel.claimed.id})
        await _mark(alone, MailJob(pile.mail.compose, None, None))


async def _mark(pile: Pile, mail: MailJob) -> None:
    async with entrance.job(pile.due) as access:
        for answer in (Answer.LATER, Answer.UNSURE):
            for one in pile.answered(answer):
                await outbox.postpone(one, is_in_doubt=answer is Answer.UNSURE)
                pile.outcomes[one.id] = "postponed"
        sent = await _finish(access, pile, pile.answered(Answer.TAKEN), "sent")
        bounced = await _finish(access, pile, pile.answered(Answer.REFUSED), "bounced")
        await _tell_sent(access, mail, sent)
        for one in bounced if mail.bounced else ():
            await mail.bounced(access, **one.ids)  # type: ignore[misc]  # asked for in the line above
        left = [one.claimed for one in pile.parcels if one.claimed.id not in pile.answers]
        taken_back = await outbox.give_back(left)
        for one in left:
            pile.outcomes[one.id] = "cancelled" if one.id in taken_back else "waiting"


async def _finish(access: Access, pile: Pile, claims: Sequence[Claim], outcome: str) -> list[Claim]:
    """Those that are still ours, noted with their case."""
    ours = await outbox.finish_all(claims, outcome)
    found = [one for one in claims if one.id in ours]
    cases = await find_cases_of_work(access, [one.ids for one in found])
    for one, case in zip(found, cases, strict=True):
        audit.record(access, f"mail.{outcome}", one.id, case=case, reason=pile.due.job)
    pile.outcomes |= dict.fromkeys((one.id for one in claims), outcome)
    return found


async def _tell_sent(access: Access, mail: MailJob, sent: Sequence[Claim]) -> None:
    if mail.sent is None or not sent:
        return
    if mail.together is not None:
        await mail.together.sent(access, sent)
        return
    for one in sent:
        await mail.sent(access, **one.ids, is_in_doubt=one.is_in_doubt)


async def _composed(access: Access, mail: MailJob, claims: Sequence[Claim]) -> list[Letter | None]:
    """In the order of the claims; what the server has already needs no letter."""
    wanted = [one for one in claims if not one.is_taken]
    if mail.together is not None and len(wanted) > 1:
        letters = await mail.together.compose(access, [one.ids for one in wanted])
    else:
        letters = [await mail.compose(access, **one.ids) for one in wanted]
    by_row = dict(zip((one.id for one in wanted), letters, strict=True))
    return [by_row.get(one.id) for one in claims]


def _parcel(pile: Pile, claimed: Claim, letter: Letter, sender: Sender) -> Parcel:
    message = None
    if claimed.attempts <= MOST_TRIES:
        try:
            message = mime(letter, sender, _message_id(claimed))
        except Unsendable:
            LOG.warning("letter cannot be sent", extra={"job": pile.due.job, "row": claimed.id})
    return Parcel(claimed, letter.to, message)


async def _over(pile: Pile, claims: Sequence[Claim], outcome: str) -> None:
    await outbox.finish_all(claims, outcome)
    pile.outcomes |= dict.fromkeys((one.id for one in claims), outcome)


def _message_id(claimed: Claim) -> str:
    host = settings().mail_from.rpartition("@")[2]
    return f"{claimed.message_id}@{host}"


_TURNS: dict[asyncio.AbstractEventLoop, asyncio.Semaphore] = {}


def _turn() -> asyncio.Semaphore:
    """So many piles at once in each process; a test has a loop of its own."""
    loop = asyncio.get_running_loop()
    if loop not in _TURNS:
        _TURNS.clear()
        _TURNS[loop] = asyncio.Semaphore(PILES)
    return _TURNS[loop]
