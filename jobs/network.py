"""Later work of a network: @network_job in one transaction, @network_steps in several, @network_mail for a mail.

A body runs as the program itself inside the network: PostgreSQL shows it that network's rows, never a municipality's.
"""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TypeVar
from uuid import UUID

from infra.mail import Letter, Sender, Unsendable, mime
from infra.settings import settings
from infra.smtp import Answer, ServerAway, hand_over
from jobs import worker
from tenants import door, network_work
from tenants.access import Access, network_job_access
from tenants.network_work import NetworkClaim, NetworkDue

LOG = logging.getLogger(__name__)
TAKEN = "taken"
MOST_TRIES = 20

Body = TypeVar("Body", bound=Callable[..., Awaitable[None]])
Composer = TypeVar("Composer", bound=Callable[..., Awaitable[Letter | None]])
WORK: dict[str, Callable[[NetworkDue], Awaitable[str]]] = {}


class LeaseLost(Exception):
    """Somebody else took over, or it was taken back: stop, and leave everything as it is."""


class Steps:
    """Work in several transactions: each one prolongs the lease first, so that two never work side by side."""

    def __init__(self, due: NetworkDue, claimed: NetworkClaim) -> None:
        self._due, self._claimed = due, claimed

    def enter(self) -> AbstractAsyncContextManager[Access]:
        """One transaction of this work; raises LeaseLost."""
        return self._enter()

    @asynccontextmanager
    async def _enter(self) -> AsyncIterator[Access]:
        async with entered(self._due) as access:
            if not await network_work.prolong(self._claimed):
                raise LeaseLost
            yield access


def network_job(name: str) -> Callable[[Body], Body]:
    """`body(access, **ids)` does the work; claim, work and finish are one transaction."""

    def register(body: Body) -> Body:
        async def work(due: NetworkDue) -> str:
            async with entered(due) as access:
                claimed = await network_work.claim(due.id, due.job)
                if claimed is None:
                    return TAKEN
                if not claimed.is_cancelled:
                    await body(access, **claimed.ids)
                await network_work.finish(claimed, _outcome(claimed))
            return _outcome(claimed)

        _register(name, work)
        return body

    return register


def network_steps(name: str) -> Callable[[Body], Body]:
    """`body(steps, **ids)` works in transactions of `steps.enter()`; killed half-way, it begins anew."""

    def register(body: Body) -> Body:
        async def work(due: NetworkDue) -> str:
            async with entered(due):
                claimed = await network_work.claim(due.id, due.job)
            if claimed is None:
                return TAKEN
            try:
                if not claimed.is_cancelled:
                    await body(Steps(due, claimed), **claimed.ids)
            except LeaseLost:
                return TAKEN
            async with entered(due):
                await network_work.finish(claimed, _outcome(claimed))
            return _outcome(claimed)

        _register(name, work)
        return body

    return register


def network_mail(name: str) -> Callable[[Composer], Composer]:
    """`body(access, **ids)` checks that the reason still stands and composes; None means: no longer."""

    def register(compose: Composer) -> Composer:
        async def work(due: NetworkDue) -> str:
            await worker.POST.check()
            async with entered(due) as access:
                claimed = await network_work.claim(due.id, due.job)
                if claimed is None:
                    return TAKEN
                is_wanted = not claimed.is_cancelled and claimed.attempts <= MOST_TRIES
                letter = await compose(access, **claimed.ids) if is_wanted else None
                if letter is None:
                    await network_work.finish(claimed, "skipped")
                    return "skipped"
            return await _send(due, claimed, letter)

        _register(name, work)
        return compose

    return register


@asynccontextmanager
async def entered(due: NetworkDue) -> AsyncIterator[Access]:
    """One transaction of the program itself inside a network."""
    async with door.enter(network_job_access(due.network, due.job)) as access:
        yield access


async def perform(due: NetworkDue) -> str:
    """Do one due row and say what became of it; what fails waits."""
    told = {"job": due.job, "network": due.network, "row": due.id}
    try:
        if due.job not in WORK:
            raise worker.UnknownJob(due.job)  # noqa: TRY301 - waits like any other failure
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


async def perform_all(network: UUID, rows: list[UUID], job: str) -> None:
    """One after the other."""
    for row in rows:
        await perform(NetworkDue(network, row, job))


async def _send(due: NetworkDue, claimed: NetworkClaim, letter: Letter) -> str:
    sender = Sender("Rondetafel", settings().mail_from, letter.reply_to)
    host = settings().mail_from.rpartition("@")[2]
    try:
        message = mime(letter, sender, f"{claimed.message_id}@{host}")
    except Unsendable:
        LOG.warning("letter cannot be sent", extra={"job": due.job, "row": due.id})
        answer = Answer.REFUSED
    else:
        async with worker.POST.line() as line:
            answer = await hand_over(line, settings().mail_from, letter.to, message)
    async with entered(due):
        if answer in (Answer.TAKEN, Answer.REFUSED):
            outcome = "sent" if answer is Answer.TAKEN else "bounced"
            await network_work.finish(claimed, outcome)
            return outcome
        await network_work.postpone(claimed)
    return "postponed"


async def _put_off(due: NetworkDue) -> None:
    """A failed transaction left no trace; a lease of steps still stands, and ends by itself."""
    try:
        async with entered(due):
            claimed = await network_work.claim(due.id, due.job)
            if claimed is not None:
                await network_work.postpone(claimed)
    except Exception as error:  # noqa: BLE001 - the relay asks again in a moment
        LOG.warning("cannot put off", extra={"row": due.id, "reason": type(error).__name__})


def _outcome(claimed: NetworkClaim) -> str:
    return "cancelled" if claimed.is_cancelled else "done"


def _register(name: str, work: Callable[[NetworkDue], Awaitable[str]]) -> None:
    if name in WORK:
        raise ValueError(f"two jobs called {name}")
    WORK[name] = work
