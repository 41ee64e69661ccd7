"""Reading publications: which comes next, what was made, what anybody of the network may read."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.errors import NotFound
from services.publications import rules
from services.publications.rules import Span
from services.publications.tables import NetworkPolicy, Publication, State
from tenants.access import Access
from tenants.opened import OpenCell

FIRST_QUARTER = "select min(quarter) from network_contribution where network = (select current_network())"
WAITING = """
select exists (select from network_contribution
  where network = (select current_network()) and state = 'waiting' and quarter between $1 and $2)
"""

CELLS = """
select layer, theme, theme_name, sub_theme, sub_theme_name, domain, place, low, high from publication_cell
where publication = $1 order by layer, theme, sub_theme, domain, place
"""


@dataclass(frozen=True)
class Next:
    """The period that comes next; `begun` once its count was frozen; `is_unread` when the second reader has work."""

    span: Span
    begun: Publication | None
    is_time: bool
    is_unread: bool


async def find_policy(access: Access) -> NetworkPolicy | None:
    """What this network chose; None until it did."""
    _ = access.network
    return await NetworkPolicy.objects().first()


async def policy(access: Access) -> NetworkPolicy:
    """The same, or the defaults."""
    return await find_policy(access) or NetworkPolicy()


async def last_made(access: Access) -> Publication | None:
    """After which the next period begins."""
    _ = access.network
    return await (
        Publication.objects()
        .where(Publication.state != State.MAKING)
        .order_by(Publication.ends_on, ascending=False)
        .order_by(Publication.version, ascending=False)
        .first()
    )


async def next_period(access: Access, today: date) -> Next | None:
    """None as long as nothing was ever sent."""
    span = await next_span(access)
    if span is None:
        return None
    is_unread = await DB.connection.fetchval(WAITING, span.begins_on, span.ends_on)
    begun = await find_begun(access, span)
    return Next(span, begun, today >= span.may_be_made_on, bool(is_unread))


async def next_span(access: Access) -> Span | None:
    """What is being made, else what comes after what was made, else from the first contribution on.

    A trial lapses when the network chooses another period; what was ordered is made, whatever it chose since: two
    periods never overlap.
    """
    ordered = (Publication.state == State.MAKING) & (Publication.version == 1) & (Publication.step > 0)
    begun = await Publication.objects().get(ordered)
    if begun is not None:
        return Span(begun.period, begun.begins_on, begun.ends_on)
    chosen = (await policy(access)).period
    last = await last_made(access)
    if last is not None:
        return rules.span_after(last.ends_on, chosen)
    first = await DB.connection.fetchval(FIRST_QUARTER)
    return rules.first_span(first, chosen) if first else None


async def find_begun(access: Access, span: Span) -> Publication | None:
    """The count of exactly this period that was begun, and is not made yet."""
    _ = access.network
    return await (
        Publication.objects()
        .where(Publication.begins_on == span.begins_on)
        .where(Publication.ends_on == span.ends_on)
        .where(Publication.state == State.MAKING)
        .order_by(Publication.version, ascending=False)
        .first()
    )


async def has_lapsed(access: Access, publication: Publication) -> bool:
    """Whether it is a trial of a period that the network no longer chooses."""
    span = Span(publication.period, publication.begins_on, publication.ends_on)
    is_trial = publication.state == State.MAKING and publication.step == 0
    return is_trial and span != await next_span(access)


async def get_publication(access: Access, publication: UUID) -> Publication:
    """NotFound for another network's."""
    access.require("network.publish")
    found = await Publication.objects().get(Publication.id == publication)
    if found is None:
        raise NotFound("publication")
    return found


async def made(access: Access) -> list[Publication]:
    """What was made, newest first; of a period the newest version."""
    access.require("network.publish")
    rows = await (
        Publication.objects()
        .where(Publication.state != State.MAKING)
        .order_by(Publication.begins_on, ascending=False)
        .order_by(Publication.version, ascending=False)
    )
    return list({row.begins_on: row for row in reversed(rows)}.values())[::-1]


async def published(access: Access) -> list[Publication]:
    """What everybody of the network may read, newest first; only one version of a period was ever published."""
    _ = access.network
    return await (
        Publication.objects()
        .where(Publication.state == State.PUBLISHED)
        .order_by(Publication.begins_on, ascending=False)
    )


async def cells(publication: UUID) -> list[OpenCell]:
    """All its cells, in an order of their codes alone."""
    return [OpenCell(**row) for row in await DB.connection.fetch(CELLS, publication)]


async def is_newest(access: Access, publication: Publication) -> bool:
    """Whether no later version of it was begun."""
    _ = access.network
    return not await (
        Publication.exists()
        .where(Publication.begins_on == publication.begins_on)
        .where(Publication.ends_on == publication.ends_on)
        .where(Publication.version > publication.version)
    )


async def lock(publication: UUID) -> dict[str, Any] | None:
    """Its state and step, kept from others until this transaction ends."""
    row = await DB.connection.fetchrow(
        "select state, step from publication where id = $1 for update", publication
    )
    return dict(row) if row else None
