"""People with experience of poverty are asked, and told what was done with their words and what not (184, 185)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from infra.clock import BRUSSELS
from services.bundles import rules
from services.bundles.actions import who
from services.bundles.queries import get_bundle, get_hearing
from services.bundles.tables import BundleHearing
from services.errors import Conflict
from tenants import audit
from tenants.access import Access


@dataclass(frozen=True)
class Heard:
    """Their words, what was done with them and what not; `told_on` is the day on which they heard that."""

    heard_on: date | None = None
    words: str = ""
    done: str = ""
    undone: str = ""
    told_on: date | None = None


async def ask(
    access: Access, bundle_id: UUID, group: str, question: str, *, asked_on: date, once: UUID, now: datetime
) -> None:
    """A group is asked; the same form sent twice writes once."""
    bundle = await get_bundle(access, bundle_id, to_change=True)
    rules.check_open(bundle)
    rules.check_past(asked_on, _today(now), "hearing.in-the-future")
    row = BundleHearing(
        bundle=bundle.id,
        group_name=group,
        question=question,
        asked_on=asked_on,
        asked_by=who(access),
        once=once,
    )
    await BundleHearing.insert(row).on_conflict(action="DO NOTHING")
    audit.record(access, "bundle.heard", bundle.id)


async def note(
    access: Access, bundle_id: UUID, hearing_id: UUID, heard: Heard, version: int, *, now: datetime
) -> None:
    """What they said and what became of it; raises Conflict when somebody else saved in the meantime."""
    found = await get_hearing(access, bundle_id, hearing_id)
    rules.check_hearing(heard.words, heard.done, heard.undone)
    for day in filter(None, (heard.heard_on, heard.told_on)):
        rules.check_past(day, _today(now), "hearing.in-the-future")
    values: dict[Any, Any] = {
        BundleHearing.heard_on: heard.heard_on or (_today(now) if heard.words else None),
        BundleHearing.words: heard.words,
        BundleHearing.done: heard.done,
        BundleHearing.undone: heard.undone,
        BundleHearing.told_on: heard.told_on,
        BundleHearing.version: BundleHearing.version + 1,
    }
    same = (BundleHearing.id == found.id) & (BundleHearing.version == version)
    if not await BundleHearing.update(values).where(same).returning(BundleHearing.id):
        raise Conflict("hearing")
    audit.record(access, "bundle.heard", bundle_id)


def _today(now: datetime) -> date:
    return now.astimezone(BRUSSELS).date()
