"""Reading bottlenecks: the municipality's own list, and what was marked in one case."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.cases.queries import circle, get_case
from services.errors import NotFound
from services.signals.tables import Signal, SignalOrigin
from tenants.access import Access


@dataclass(frozen=True)
class Listed:
    """A bottleneck in the list; `case` only for who may open it."""

    id: UUID
    sentence: str
    kind: str
    domain: str
    marked_at: datetime
    case: UUID | None
    case_name: str


async def signals(access: Access, *, kind: str = "", domain: str = "") -> list[Listed]:
    """What was marked in this municipality, newest first; filtered by kind and domain when given."""
    access.require("signals.read")
    found = Signal.objects().where(Signal.withdrawn_at.is_null())
    if kind:
        found = found.where(Signal.kind == kind)
    if domain:
        found = found.where(Signal.domain == domain)
    rows = await found.order_by(Signal.marked_at, ascending=False).order_by(Signal.id, ascending=False)
    origins = {row["signal"]: row for row in await _origins()}
    return [_listed(row, origins.get(row.id)) for row in rows]


async def signals_of_case(access: Access, case_id: UUID) -> list[Listed]:
    """What was marked in one case, newest first; raises NotFound when the case is not yours."""
    await get_case(access, case_id)
    origins = {row["signal"]: row for row in await _origins() if row["case"] == case_id}
    if not origins:
        return []
    rows = await Signal.objects().where(Signal.id.is_in(list(origins)), Signal.withdrawn_at.is_null())
    return sorted(
        (_listed(row, origins[row.id]) for row in rows), key=lambda row: row.marked_at, reverse=True
    )


async def get_signal(access: Access, signal_id: UUID) -> Signal:
    """A bottleneck of a case that this person may open; raises NotFound."""
    access.require("cases.open")
    if not await SignalOrigin.exists().where(SignalOrigin.signal == signal_id):
        raise NotFound("signal")
    found: Signal | None = (
        await Signal.objects().where(Signal.id == signal_id, Signal.withdrawn_at.is_null()).first()
    )
    if found is None:
        raise NotFound("signal")
    return found


async def names_of_case(access: Access, case_id: UUID) -> list[str]:
    """Every name in the circle of this case: what may not stand in a bottleneck."""
    case = await get_case(access, case_id)
    people = await circle(access, case_id, with_left=True)
    return [case.name, *(f"{person.first_name} {person.last_name}" for person in people)]


async def _origins() -> list[dict[str, UUID | str]]:
    rows: list[dict[str, UUID | str]] = await SignalOrigin.select(
        SignalOrigin.signal, SignalOrigin.case, SignalOrigin.case.name.as_alias("name")
    )
    return rows


def _listed(row: Signal, origin: dict[str, UUID | str] | None) -> Listed:
    case = origin["case"] if origin else None
    name = str(origin["name"]) if origin else ""
    return Listed(
        row.id,
        row.sentence,
        row.kind,
        row.domain,
        row.marked_at,
        case if isinstance(case, UUID) else None,
        name,
    )
