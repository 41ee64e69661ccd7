"""Back to who told it (row 184): the plain words of an answer on the client's own page, by who may open that case."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.bundles.tables import ClientTiding
from services.councils.queries import Raised, get_raised
from services.errors import NotFound, Refused
from tenants import audit
from tenants.access import Access

# PostgreSQL shows the origins of cases that are opened for who asks, and no others.
PLACES = """
select s.id as signal, s.sentence, o."case", c.name as case_name from signal s
join signal_origin o on (o.tenant, o.signal) = (s.tenant, s.id)
join "case" c on (c.tenant, c.id) = (o.tenant, o."case")
where s.confirmed_at is not null and s.withdrawn_at is null
  and case when $1::uuid is null then s.theme = $2 else s.id = $1 end
order by c.name, s.id
"""
LOCK = "select pg_advisory_xact_lock(hashtextextended('tiding:' || $1, 0))"


@dataclass(frozen=True)
class Place:
    """A bottleneck of a case that I may open, and what its client reads about it now."""

    signal: UUID
    sentence: str
    case: UUID
    case_name: str
    given: str = ""


async def places(access: Access, found: Raised) -> list[Place]:
    """Where it came from, as far as I may know."""
    access.require("cases.edit")
    rows = await DB.connection.fetch(PLACES, found.row.signal, found.row.theme)
    if not rows:
        return []
    audit.record_list(access, "council.read", [row["case"] for row in rows])
    living = ClientTiding.case.is_in([row["case"] for row in rows]) & ClientTiding.ended_at.is_null()
    given = {one.source: one.words for one in await ClientTiding.objects().where(living)}
    return [Place(**row, given=given.get(_source(found.row.id, row["signal"]), "")) for row in rows]


async def give(access: Access, raising_id: UUID, signal: UUID, *, now: datetime) -> None:
    """The client reads the newest plain words from now on, instead of what stood there."""
    found, place = await _place(access, raising_id, signal)
    words = next((one.plain for one in reversed(found.answers) if one.plain), "")
    if not words:
        raise Refused("raising.no-plain-words")
    if words == place.given:
        return
    await _end(access, _source(raising_id, signal), now=now)
    row = ClientTiding(
        case=place.case,
        source=_source(raising_id, signal),
        sentence=place.sentence,
        words=words,
        released_at=now,
        released_by=access.member,
    )
    await row.save()
    audit.record(access, "tiding.given", row.id, case=place.case)


async def take_back(access: Access, raising_id: UUID, signal: UUID, *, now: datetime) -> None:
    """The client reads it no more on the own page."""
    _, place = await _place(access, raising_id, signal)
    await _end(access, _source(raising_id, signal), now=now)
    audit.record(access, "tiding.taken-back", signal, case=place.case)


async def _place(access: Access, raising_id: UUID, signal: UUID) -> tuple[Raised, Place]:
    """Two colleagues at once follow each other; NotFound for a case that I may not open."""
    await DB.connection.execute(LOCK, _source(raising_id, signal))
    found = await get_raised(access, raising_id)
    place = next((one for one in await places(access, found) if one.signal == signal), None)
    if place is None:
        raise NotFound("signal")
    return found, place


async def _end(access: Access, source: str, *, now: datetime) -> None:
    living = (ClientTiding.source == source) & ClientTiding.ended_at.is_null()
    ended: dict[Any, Any] = {ClientTiding.ended_at: now, ClientTiding.ended_by: access.member}
    await ClientTiding.update(ended).where(living)


def _source(raising_id: UUID, signal: UUID) -> str:
    return f"{raising_id}:{signal}"
