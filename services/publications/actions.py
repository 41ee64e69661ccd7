"""Deciding about publications: begin to count, make, make anew, publish; and what a network chooses.

What is frozen when a count begins is never frozen anew: who looks twice sees the same, whatever came in meanwhile.
"""

from datetime import date, datetime
from uuid import UUID

from infra.piccolo_conf import DB
from services.errors import Conflict, Refused
from services.publications import building, counting, rules, versions
from services.publications.protection import Key
from services.publications.queries import (
    find_begun,
    find_policy,
    get_publication,
    has_lapsed,
    is_newest,
    last_made,
    lock,
    next_span,
    policy,
)
from services.publications.tables import NetworkPolicy, Publication, State
from tenants import audit, network_work
from tenants.access import Access

# Steps that the page counts: frozen, counted, protected, written.
STEPS = 4
ALONE = "select pg_advisory_xact_lock(hashtextextended('publication:' || $1::uuid, 0))"
REASONS = frozenset({"coding", "themes"})


async def begin(access: Access, *, now: datetime, today: date) -> Publication:
    """Freeze what counts in the next period; whoever asks again gets the same."""
    access.require("network.publish")
    await DB.connection.execute(ALONE, access.network)
    span = await next_span(access)
    if span is None:
        raise Refused("publication.nothing")
    rules.check_may_be_made(span, today)
    if (begun := await find_begun(access, span)) is not None:
        return begun
    told = await building.policy_of(access, span, await policy(access), await last_made(access))
    made = _begun(access, span, told, now)
    await made.save()
    audit.record(access, "publication.begun", made.id)
    return made


async def order(access: Access, publication: UUID, level: str) -> None:
    """Have it made at this level; a second time changes nothing."""
    found = await get_publication(access, publication)
    if level not in rules.LEVELS:
        raise Refused("publication.no-level")
    await DB.connection.execute(ALONE, access.network)
    row = await lock(found.id)
    if row is None or row["state"] != State.MAKING or row["step"] > 0:
        return
    if await has_lapsed(access, found):
        raise Refused("publication.lapsed")
    await Publication.update({Publication.level: level, Publication.step: 1}).where(
        Publication.id == found.id
    )
    await network_work.add(
        access, "publications.make", dedupe=f"publication:{found.id}", publication=found.id
    )
    audit.record(access, "publication.ordered", found.id)


async def publish(access: Access, publication: UUID, *, now: datetime) -> None:
    """For everybody, and never changed again; a second time changes nothing."""
    found = await get_publication(access, publication)
    await DB.connection.execute(ALONE, access.network)
    row = await lock(found.id)
    if row is None or row["state"] == State.MAKING or not await is_newest(access, found):
        raise Refused("publication.not-made")
    if row["state"] == State.PUBLISHED:
        return
    await Publication.update(
        {
            Publication.state: State.PUBLISHED,
            Publication.published_at: now,
            Publication.published_by: access.actor.id,
        }
    ).where(Publication.id == found.id)
    audit.record(access, "publication.published", found.id)


async def make_again(access: Access, publication: UUID, reason: str, *, now: datetime) -> Publication:
    """A second version of what is not published yet: whom the first one counted, coded as it is now."""
    found = await get_publication(access, publication)
    if reason not in REASONS:
        raise Refused("publication.no-reason")
    await DB.connection.execute(ALONE, access.network)
    row = await lock(found.id)
    if row is None or row["state"] != State.MADE or found.version > 1 or not await is_newest(access, found):
        raise Refused("publication.no-second")
    span = rules.Span(found.period, found.begins_on, found.ends_on)
    second = _begun(access, span, building.again(found), now)
    second.version, second.level, second.step, second.reason = found.version + 1, found.level, 1, reason
    await second.save()
    of = building.frozen(second)
    versions.check_differences(await counting.recoded(of.asked), await _told(found, second), of.floors)
    await network_work.add(
        access, "publications.make", dedupe=f"publication:{second.id}", publication=second.id
    )
    audit.record(access, "publication.again", second.id, reason=reason)
    return second


async def choose(
    access: Access, period: str, least_clients: int, least_municipalities: int, *, seen: int
) -> None:
    """For periods whose count has not begun; `seen` is the version that was read, 0 before there was one."""
    access.require("network.publish")
    if period not in rules.MONTHS:
        raise Refused("publication.no-period")
    rules.check_floors(least_clients, least_municipalities)
    await DB.connection.execute(ALONE, access.network)
    found = await find_policy(access)
    if (found.version if found else 0) != seen:
        raise Conflict("network-policy")
    chosen = found or NetworkPolicy(version=0)
    chosen.period, chosen.version = period, seen + 1
    chosen.least_clients, chosen.least_municipalities = least_clients, least_municipalities
    await chosen.save()
    audit.record(access, "publication.policy", chosen.id)


async def _told(first: Publication, second: Publication) -> set[Key]:
    """The cells that either version tells of."""
    counted = await building.count(second)
    coming = building.protected(second, counted, await building.hidden_before(second))
    return building.told(coming) | await building.told_by(first)


def _begun(access: Access, span: rules.Span, told: str, now: datetime) -> Publication:
    return Publication(
        period=span.period,
        begins_on=span.begins_on,
        ends_on=span.ends_on,
        steps=STEPS,
        asked_at=now,
        asked_by=access.actor.id,
        cutoff_at=now,
        policy=told,
    )
