"""Handing over a policy file: the version is frozen, to whom and when is noted, and an answer is waited for.

The product mails nobody outside: the desk hands over the paper. A reminder tells the desk that nobody answered.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from infra.clock import BRUSSELS
from services.bundles import proposals, rules
from services.bundles.actions import who
from services.bundles.dossier import composed, hashed
from services.bundles.queries import files, get_bundle, get_sending
from services.bundles.tables import Bundle, PolicyFile, PolicyFileSending
from tenants import audit, network_work
from tenants.access import Access

REMIND = "bundles.remind"
MORNING = time(8, 30)


@dataclass(frozen=True)
class To:
    """Who gets it."""

    name: str
    function: str = ""
    organisation: str = ""
    email: str = ""


async def send(
    access: Access,
    bundle_id: UUID,
    to: To,
    *,
    sent_on: date,
    until: date | None,
    once: UUID,
    now: datetime,
) -> int:
    """Note that it was handed over; returns the number of the version. The same form sent twice writes once."""
    bundle = await get_bundle(access, bundle_id, to_change=True)
    rules.check_may_send(
        bundle, [one.id for one in await proposals.parts(access, bundle.id) if one.is_living]
    )
    rules.check_past(sent_on, now.astimezone(BRUSSELS).date(), "bundle.sent-in-the-future")
    answer_by = rules.answer_by(until, sent_on)
    version = await _version(access, bundle, now=now)
    row = PolicyFileSending(
        bundle=bundle.id,
        policy_file=version.id,
        name=to.name,
        function=to.function,
        organisation=to.organisation,
        email=to.email,
        sent_on=sent_on,
        answer_by_on=answer_by,
        noted_at=now,
        noted_by=who(access),
        once=once,
    )
    if await PolicyFileSending.insert(row).on_conflict(action="DO NOTHING"):
        morning = datetime.combine(answer_by, MORNING, BRUSSELS)
        await network_work.add(access, REMIND, dedupe=f"remind:{row.id}", not_before=morning, sending=row.id)
        audit.record(access, "bundle.sent", bundle.id)
    return version.number


async def strike(access: Access, bundle_id: UUID, sending_id: UUID, *, now: datetime) -> None:
    """It was noted by mistake: it stays, struck, and nobody waits for it."""
    found = await get_sending(access, bundle_id, sending_id)
    living = (PolicyFileSending.id == found.id) & PolicyFileSending.struck_at.is_null()
    struck: dict[Any, Any] = {PolicyFileSending.struck_at: now, PolicyFileSending.struck_by: who(access)}
    await PolicyFileSending.update(struck).where(living)
    await network_work.cancel(access, f"remind:{found.id}")
    audit.record(access, "bundle.struck", bundle_id)


async def _version(access: Access, bundle: Bundle, *, now: datetime) -> PolicyFile:
    """The last version when nothing changed since, else a new one."""
    content, quoted = await composed(access, bundle)
    last = next(iter(await files(access, bundle.id)), None)
    if last is not None and last.content_hash == hashed(content):
        return last
    made = PolicyFile(
        bundle=bundle.id,
        number=(last.number if last else 0) + 1,
        content=content,
        content_hash=hashed(content),
        quoted=quoted,
        made_at=now,
        made_by=who(access),
    )
    await made.save()
    return made
