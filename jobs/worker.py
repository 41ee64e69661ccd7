"""Later work is done here: @job and @mail_job register a body, perform() does due rows.

A body gets an open door and ids. How mails leave, in three steps and several together, stands in posting.py.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar
from uuid import UUID

from infra.mail import Letter
from infra.settings import settings
from infra.smtp import Post, ServerAway
from jobs import entrance, posting
from jobs.posting import TAKEN, Hook, MailJob, Together
from tenants import outbox
from tenants.crossings import Due

LOG = logging.getLogger(__name__)
POST = Post(settings().smtp_url)

Outcomes = dict[UUID, str]
Work = Callable[[Due, Sequence[UUID]], Awaitable[Outcomes]]
Body = TypeVar("Body", bound=Callable[..., Awaitable[None]])
Composer = TypeVar("Composer", bound=Callable[..., Awaitable[Letter | None]])

WORK: dict[str, Work] = {}
# Who wants to know of a mail that came back days after the server took it.
MAILS: dict[str, MailJob] = {}


class UnknownJob(Exception):
    """No module registered this name; the row waits until one does."""


def job(name: str) -> Callable[[Body], Body]:
    """`body(access, **ids)` does the work; claim, work and finish are one transaction."""

    def register(body: Body) -> Body:
        async def one(due: Due, row: UUID) -> str:
            async with entrance.job(due) as access:
                claimed = await outbox.claim(row, due.job)
                if claimed is None:
                    return TAKEN
                await body(access, **claimed.ids)
                await outbox.finish(claimed, "done")
            return "done"

        async def work(due: Due, rows: Sequence[UUID]) -> Outcomes:
            return {row: await one(due, row) for row in rows}

        _register(name, work)
        return body

    return register


def mail_job(
    name: str, *, sent: Hook | None = None, bounced: Hook | None = None, together: Together | None = None
) -> Callable[[Composer], Composer]:
    """`body(access, **ids)` checks that the reason still stands and composes; None means: no longer.

    In the transaction that marks the mail, `sent(access, **ids, is_in_doubt=...)` is told that the server
    took it ("misschien twee keer" when in doubt), `bounced(access, **ids)` that it refused for good, or days
    later that it came back. `together` says how many are composed and marked with a handful of queries.
    """

    def register(compose: Composer) -> Composer:
        MAILS[name] = mail = MailJob(compose, sent, bounced, together)

        async def work(due: Due, rows: Sequence[UUID]) -> Outcomes:
            return await posting.send(POST, due, rows, mail)

        _register(name, work)
        return compose

    return register


async def perform(due: Due) -> str:
    """Do one due row and say what became of it."""
    return (await perform_together(due, [due.id]))[0]


async def perform_together(due: Due, rows: Sequence[UUID]) -> list[str]:
    """Do due rows of one job in one municipality; what fails together is tried one by one."""
    told = {"job": due.job, "tenant": due.tenant}
    try:
        if due.job not in WORK:
            raise UnknownJob(due.job)  # noqa: TRY301 - waits like any other failure
        outcomes = await WORK[due.job](due, rows)
    except ServerAway as error:
        LOG.warning("mail server away", extra={**told, "reason": error})
        return ["waiting"] * len(rows)
    except Exception:
        if len(rows) > 1:
            return [outcome for row in rows for outcome in await perform_together(due, [row])]
        LOG.exception("job failed", extra={**told, "row": rows[0]})
        await _put_off(due, rows[0])
        return ["failed"]
    for row, outcome in outcomes.items():
        if outcome != TAKEN:
            LOG.info("job", extra={**told, "row": row, "outcome": outcome})
    return [outcomes[row] for row in rows]


async def _put_off(due: Due, row: UUID) -> None:
    """The failed transaction left no trace: claim the row anew, only to let it wait."""
    try:
        async with entrance.job(due):
            claimed = await outbox.claim(row, due.job)
            if claimed is not None:
                await outbox.postpone(claimed)
    except Exception as error:  # noqa: BLE001 - the relay asks again in a moment
        LOG.warning("cannot put off", extra={"row": row, "reason": type(error).__name__})


def _register(name: str, work: Work) -> None:
    if name in WORK:
        raise ValueError(f"two jobs called {name}")
    WORK[name] = work
