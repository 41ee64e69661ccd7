"""Deciding about a bundle: begin, change, link contributions and let them go, choose quotes, close, open again.

Nothing is overwritten: who was in when stays. What is sent and answered: sending.py, answering.py, hearing.py.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.bundles import places, proposals, rules
from services.bundles.queries import get_bundle
from services.bundles.tables import Bundle, BundlePart, BundleQuote
from services.errors import Conflict, NotFound
from tenants import audit
from tenants.access import Access

# Two who bundle the same text wait for each other.
LOCK = "select n.id from network_contribution n where n.id = any($1::uuid[]) order by n.id for update"
BACK = f"""
select n.id from network_contribution n where n.id = any($1::uuid[]) and n.state = 'accepted' and {proposals.FREE}
  and exists (select from bundle_part b where b.contribution = n.id and b.bundle = $2 and b.left_why = 'desk')
  and not exists (select from bundle_part b where b.contribution = n.id and b.bundle = $2 and b.left_why = 'origin')
"""  # noqa: S608 - SQL of ours alone


@dataclass(frozen=True)
class Words:
    """What a bundle says: its title, what it is about, what is asked and of whom."""

    title: str
    about: str = ""
    asks: str = ""
    asked_of: str = ""


@dataclass(frozen=True)
class Where:
    """At which place of the hierarchy it is; an empty place is the whole network."""

    theme: str
    sub_theme: str = ""
    place: str = ""


async def begin(access: Access, words: Words, where: Where, *, once: UUID, today: date) -> UUID:
    """A new bundle; the same form sent twice leads to the same one. Raises Refused where nothing may be told."""
    access.require("network.bundles")
    await places.check_place(access, where.theme, where.sub_theme, where.place)
    row = Bundle(
        title=words.title,
        about=words.about,
        asks=words.asks,
        asked_of=words.asked_of,
        theme=where.theme,
        sub_theme=where.sub_theme,
        place=where.place,
        begun_on=today,
        begun_by=who(access),
        once=once,
    )
    await Bundle.insert(row).on_conflict(action="DO NOTHING")
    made = await Bundle.objects().where(Bundle.once == once).first()
    if made is None:
        raise NotFound("bundle")
    audit.record(access, "bundle.begun", made.id)
    return made.id


async def change(access: Access, bundle_id: UUID, words: Words, version: int) -> None:
    """Other words; raises Conflict when somebody else saved in the meantime."""
    bundle = await get_bundle(access, bundle_id, to_change=True)
    rules.check_open(bundle)
    if bundle.version != version:
        raise Conflict("bundle")
    await Bundle.update(
        {
            Bundle.title: words.title,
            Bundle.about: words.about,
            Bundle.asks: words.asks,
            Bundle.asked_of: words.asked_of,
            Bundle.version: Bundle.version + 1,
        }
    ).where(Bundle.id == bundle.id)
    audit.record(access, "bundle.changed", bundle.id)


async def add(access: Access, bundle_id: UUID, wanted: Collection[UUID], *, today: date) -> None:
    """Link what is proposed, or what the desk itself took out before; all else of `wanted` is left where it is."""
    bundle = await get_bundle(access, bundle_id, to_change=True)
    rules.check_open(bundle)
    await DB.connection.execute(LOCK, list(wanted))
    offered = {one.id for one in await proposals.proposed(access, bundle)}
    offered |= {row["id"] for row in await DB.connection.fetch(BACK, list(wanted), bundle.id)}
    rows = [
        BundlePart(bundle=bundle.id, contribution=one, added_on=today, added_by=who(access))
        for one in sorted(set(wanted) & offered)
    ]
    if rows:
        await BundlePart.insert(*rows)
        audit.record(access, "bundle.linked", bundle.id)


async def release(access: Access, bundle_id: UUID, wanted: Collection[UUID], *, today: date) -> None:
    """Let contributions go; that they were in it stays."""
    bundle = await get_bundle(access, bundle_id, to_change=True)
    rules.check_open(bundle)
    if not wanted:
        return
    living = (BundlePart.bundle == bundle.id) & BundlePart.left_on.is_null()
    leaving: dict[Any, Any] = {
        BundlePart.left_on: today,
        BundlePart.left_by: who(access),
        BundlePart.left_why: "desk",
    }
    await BundlePart.update(leaving).where(living & BundlePart.contribution.is_in(list(wanted)))
    audit.record(access, "bundle.released", bundle.id)


async def quote(access: Access, bundle_id: UUID, wanted: Collection[UUID], *, now: datetime) -> None:
    """The next policy file quotes these, and no others; raises Refused for what was not released for it."""
    bundle = await get_bundle(access, bundle_id, to_change=True)
    rules.check_open(bundle)
    kept = {one.id for one in await proposals.chosen(access, bundle.id)}
    offered = {one.id for one in await proposals.quotable(access, bundle.id)}
    rules.check_quotes(list(wanted), offered | kept)
    before = BundleQuote.objects().where(BundleQuote.bundle == bundle.id, BundleQuote.dropped_at.is_null())
    known = {row.contribution: row.id for row in await before}
    for dropped in set(known) - set(wanted):
        await BundleQuote.update({BundleQuote.dropped_at: now}).where(BundleQuote.id == known[dropped])
    for one in sorted(set(wanted) - set(known)):
        row = BundleQuote(bundle=bundle.id, contribution=one, chosen_at=now, chosen_by=who(access))
        await row.save()
    audit.record(access, "bundle.quoted", bundle.id)


async def close(access: Access, bundle_id: UUID, because: str, *, today: date) -> None:
    """No answer is waited for any more; it stays readable. Closing twice changes nothing."""
    bundle = await get_bundle(access, bundle_id, to_change=True)
    if bundle.closed_on is None:
        closed: dict[Any, Any] = {
            Bundle.closed_on: today,
            Bundle.closed_by: who(access),
            Bundle.closed_because: because,
        }
        await Bundle.update({**closed, Bundle.version: Bundle.version + 1}).where(Bundle.id == bundle.id)
        audit.record(access, "bundle.closed", bundle.id)


async def reopen(access: Access, bundle_id: UUID) -> None:
    """It waits again, as it did."""
    bundle = await get_bundle(access, bundle_id, to_change=True)
    opened: dict[Any, Any] = {Bundle.closed_on: None, Bundle.closed_by: None, Bundle.closed_because: ""}
    if bundle.closed_on is not None:
        await Bundle.update({**opened, Bundle.version: Bundle.version + 1}).where(Bundle.id == bundle.id)
        audit.record(access, "bundle.reopened", bundle.id)


def who(access: Access) -> UUID:
    """Who of the network acts."""
    if access.actor.id is None:
        raise NotFound("network member")
    return access.actor.id
