"""What was answered: each answer is added, a correction too; origins are woken; which measure followed.

An answer always has a text that a client can read. Who met it hears by a crossing that tells the network nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from infra.clock import BRUSSELS
from services.bundles import rules
from services.bundles.actions import who
from services.bundles.queries import find_answer, get_answer, get_bundle, get_sending, measures
from services.bundles.tables import BundleAnswer, BundleMeasure
from services.errors import Conflict, NotFound
from tenants import audit, tidings
from tenants.access import Access


@dataclass(frozen=True)
class Said:
    """An answer: by whom and when, what they say, what they take up until when, and the two plain texts."""

    who: str
    answered_on: date
    status: str
    for_client: str
    for_table: str = ""
    words: str = ""
    because: str = ""
    taken_by: str = ""
    taken_by_on: date | None = None
    sending: UUID | None = None


async def answer(access: Access, bundle_id: UUID, said: Said, *, once: UUID, now: datetime) -> None:
    """Add an answer and wake the origins; the same form sent twice writes once."""
    bundle = await get_bundle(access, bundle_id, to_change=True)
    _check(said, now)
    if said.sending is not None:
        await get_sending(access, bundle.id, said.sending)
    row = _row(access, bundle.id, said, once=once, now=now)
    if await BundleAnswer.insert(row).on_conflict(action="DO NOTHING"):
        await tidings.wake_origins(access, row.id, now=now)
        audit.record(access, "bundle.answered", bundle.id)


async def correct(
    access: Access, bundle_id: UUID, answer_id: UUID, said: Said, *, once: UUID, now: datetime
) -> None:
    """The same answer in other words: what stood there stays to be read. Raises Conflict for who comes second."""
    bundle = await get_bundle(access, bundle_id, to_change=True)
    _check(said, now)
    if await BundleAnswer.exists().where(BundleAnswer.once == once):
        return
    before = await find_answer(access, bundle.id, answer_id)
    if before is None:
        raise NotFound("answer")
    if await BundleAnswer.exists().where(BundleAnswer.replaces == before.id):
        raise Conflict("answer")
    row = _row(access, bundle.id, said, once=once, now=now)
    row.replaces, row.sending = before.id, before.sending
    await row.save()
    audit.record(access, "bundle.corrected", bundle.id)


async def follow(
    access: Access,
    bundle_id: UUID,
    what: str,
    *,
    by_whom: str,
    begins_on: date | None,
    about: UUID | None,
    once: UUID,
    now: datetime,
) -> None:
    """A measure that followed this bundle."""
    bundle = await get_bundle(access, bundle_id, to_change=True)
    if about is not None:
        await get_answer(access, bundle.id, about)
    row = BundleMeasure(
        bundle=bundle.id,
        answer=about,
        what=what,
        by_whom=by_whom,
        begins_on=begins_on,
        noted_at=now,
        noted_by=who(access),
        once=once,
    )
    await BundleMeasure.insert(row).on_conflict(action="DO NOTHING")
    audit.record(access, "bundle.followed", bundle.id)


async def strike_measure(access: Access, bundle_id: UUID, measure_id: UUID, *, now: datetime) -> None:
    """It did not follow after all; twice changes nothing."""
    await get_bundle(access, bundle_id)
    if measure_id in {one.id for one in await measures(access, bundle_id)}:
        struck: dict[Any, Any] = {BundleMeasure.struck_at: now, BundleMeasure.struck_by: who(access)}
        await BundleMeasure.update(struck).where(BundleMeasure.id == measure_id)


def _check(said: Said, now: datetime) -> None:
    rules.check_past(said.answered_on, now.astimezone(BRUSSELS).date(), "answer.in-the-future")
    rules.check_answer(said.status, said.taken_by, said.because, said.for_client)


def _row(access: Access, bundle: UUID, said: Said, *, once: UUID, now: datetime) -> BundleAnswer:
    return BundleAnswer(
        bundle=bundle,
        sending=said.sending,
        who=said.who,
        answered_on=said.answered_on,
        status=said.status,
        taken_by=said.taken_by,
        taken_by_on=said.taken_by_on,
        because=said.because,
        words=said.words,
        for_client=said.for_client,
        for_table=said.for_table,
        noted_at=now,
        noted_by=who(access),
        once=once,
    )
