"""Later work is done here: @job and @mail_job register a body, perform() does one due row.

A body gets an open door and ids. A mail takes three steps: claim and compose inside a door, the dialogue
with the mail server outside, mark it inside a second door if the lease is still its own.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from infra.mail import Letter, Unsendable, mime
from infra.settings import settings
from infra.smtp import Answer, Post, ServerAway, hand_over
from jobs import entrance
from services.procedures.find_case import find_case_of_work
from tenants import audit, outbox
from tenants.crossings import Due

LOG = logging.getLogger(__name__)
# With the waits of the outbox: about three days.
MOST_TRIES = 20
# Done already, or in the hands of another worker.
TAKEN = "taken"
POST = Post(settings().smtp_url)

Work = Callable[[Due], Awaitable[str]]
Hook = Callable[..., Awaitable[object]]
Body = TypeVar("Body", bound=Callable[..., Awaitable[None]])
Composer = TypeVar("Composer", bound=Callable[..., Awaitable[Letter | None]])

WORK: dict[str, Work] = {}


class UnknownJob(Exception):
    """No module registered this name; the row waits until one does."""


@dataclass(frozen=True)
class MailJob:
    """How one kind of mail is composed, and who wants to know what became of it."""

    compose: Callable[..., Awaitable[Letter | None]]
    sent: Hook | None
    bounced: Hook | None


@dataclass(frozen=True)
class Parcel:
    """A claimed row and its mail; `message` is None when it can be sent to nobody."""

    claimed: outbox.Claim
    to: str
    message: bytes | None


def job(name: str) -> Callable[[Body], Body]:
    """`body(access, **ids)` does the work; claim, work and finish are one transaction."""

    def register(body: Body) -> Body:
        async def work(due: Due) -> str:
            async with entrance.job(due) as access:
                claimed = await outbox.claim(due.id, due.job)
                if claimed is None:
                    return TAKEN
                await body(access, **claimed.ids)
                await outbox.finish(claimed, "done")
            return "done"

        _register(name, work)
        return body

    return register


def mail_job(
    name: str, *, sent: Hook | None = None, bounced: Hook | None = None
) -> Callable[[Composer], Composer]:
    """`body(access, **ids)` checks that the reason still stands and composes; None means: no longer.

    In the transaction that marks the mail, `sent(access, **ids, is_in_doubt=...)` is told that the server
    took it ("misschien twee keer" when in doubt), `bounced(access, **ids)` that it refused for good.
    """

    def register(compose: Composer) -> Composer:
        mail = MailJob(compose, sent, bounced)

        async def work(due: Due) -> str:
            return await send(due, mail)

        _register(name, work)
        return compose

    return register


async def perform(due: Due) -> str:
    """Do one due row and say what became of it. What fails is logged and waits longer each time."""
    told = {"job": due.job, "tenant": due.tenant, "row": due.id}
    try:
        if due.job not in WORK:
            raise UnknownJob(due.job)  # noqa: TRY301 - waits like any other failure
        outcome = await WORK[due.job](due)
    except ServerAway as error:
        LOG.warning("mail server away", extra={**told, "reason": error})
        return "waiting"
    except Exception:
        LOG.exception("job failed", extra=told)
        await _put_off(due)
        return "failed"
    if outcome != TAKEN:
        LOG.info("job", extra={**told, "outcome": outcome})
    return outcome


async def send(due: Due, mail: MailJob) -> str:
    """The three steps. The line is open before the row is claimed: between the two nothing waits."""
    async with POST.line() as line:
        parcel = await prepare(due, mail)
        if isinstance(parcel, str):
            return parcel
        answer = Answer.REFUSED
        if parcel.message is not None:
            answer = await hand_over(line, settings().mail_from, parcel.to, parcel.message)
    return await settle(due, mail, parcel.claimed, answer)


async def prepare(due: Due, mail: MailJob) -> Parcel | str:
    """First door: claim and compose, or say why there is nothing to send."""
    async with entrance.job(due) as access:
        claimed = await outbox.claim(due.id, due.job)
        if claimed is None:
            return TAKEN
        letter = await mail.compose(access, **claimed.ids)
        if letter is None:
            await outbox.finish(claimed, "skipped")
            return "skipped"
        message = None
        if claimed.attempts <= MOST_TRIES:
            try:
                message = mime(letter, await entrance.sender(access), _message_id(claimed))
            except Unsendable:
                LOG.warning("letter cannot be sent", extra={"job": due.job, "row": due.id})
        return Parcel(claimed, letter.to, message)


async def settle(due: Due, mail: MailJob, claimed: outbox.Claim, answer: Answer) -> str:
    """Second door: what the server said, and who wants to know."""
    if answer in (Answer.LATER, Answer.UNSURE):
        async with entrance.job(due):
            await outbox.postpone(claimed, is_in_doubt=answer is Answer.UNSURE)
        return "postponed"
    outcome = "sent" if answer is Answer.TAKEN else "bounced"
    try:
        await _mark(due, mail, claimed, outcome)
    except Exception:
        # The mail has left: a hook that fails must not make it leave again.
        LOG.exception("hook failed", extra={"job": due.job, "tenant": due.tenant, "row": due.id})
        async with entrance.job(due):
            await outbox.finish(claimed, outcome)
    return outcome


async def _mark(due: Due, mail: MailJob, claimed: outbox.Claim, outcome: str) -> None:
    async with entrance.job(due) as access:
        if not await outbox.finish(claimed, outcome):
            return
        case = await find_case_of_work(access, claimed.ids)
        audit.record(access, f"mail.{outcome}", claimed.id, case=case, reason=due.job)
        if outcome == "sent" and mail.sent:
            await mail.sent(access, **claimed.ids, is_in_doubt=claimed.is_in_doubt)
        if outcome == "bounced" and mail.bounced:
            await mail.bounced(access, **claimed.ids)


async def _put_off(due: Due) -> None:
    """The failed transaction left no trace: claim the row anew, only to let it wait."""
    try:
        async with entrance.job(due):
            claimed = await outbox.claim(due.id, due.job)
            if claimed is not None:
                await outbox.postpone(claimed)
    except Exception as error:  # noqa: BLE001 - the relay asks again in a moment
        LOG.warning("cannot put off", extra={"row": due.id, "reason": type(error).__name__})


def _message_id(claimed: outbox.Claim) -> str:
    host = settings().mail_from.rpartition("@")[2]
    return f"{claimed.message_id}@{host}"


def _register(name: str, work: Work) -> None:
    if name in WORK:
        raise ValueError(f"two jobs called {name}")
    WORK[name] = work
