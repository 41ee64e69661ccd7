"""Marking a bottleneck: one sentence, where it shows. What is typed stays behind the wall of its case."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.cases.queries import get_case
from services.consultations.queries import get_consultation
from services.consultations.tables import AgendaItem
from services.errors import NotFound
from services.invitations.queries import seat_of
from services.plans.tables import Agreement
from services.signals import rules
from services.signals.rules import Coding
from services.signals.tables import Place, Signal, SignalKind, SignalOrigin
from tenants import audit
from tenants.access import Access

USUAL = {Place.WAITING_LIST: SignalKind.WAITING_LIST, Place.KEY_WORKER: SignalKind.NO_KEY_WORKER}


@dataclass(frozen=True)
class Spot:
    """Where in the work it showed."""

    place: Place = Place.CASE
    consultation: UUID | None = None
    agenda_item: UUID | None = None
    agreement: UUID | None = None


@dataclass(frozen=True)
class Marking:
    """One sentence, and what is known about it already; `proposed_by` brought it up and somebody else typed it."""

    original: str
    spot: Spot = field(default_factory=Spot)
    coding: Coding = field(default_factory=Coding)
    proposed_by: UUID | None = None


async def mark(access: Access, case_id: UUID, marking: Marking, *, now: datetime) -> Signal:
    """Keep one sentence of this case; it waits to be rewritten."""
    access.require("signals.mark")
    await get_case(access, case_id)
    rules.check_original(marking.original)
    await _check_spot(access, case_id, marking.spot)
    signal = await _keep(case_id, marking, marked_by=access.member, now=now)
    audit.record(access, "signal.marked", signal.id, case=case_id)
    return signal


async def propose(access: Access, original: str, *, now: datetime) -> Signal:
    """A helper raises one behind the own link; the coordinator rewrites it, or lets it be."""
    access.require("guest.answer")
    if access.actor.id is None:
        raise NotFound("participant")
    rules.check_original(original)
    seat = await seat_of(access.actor.id)
    rules.check_may_raise(await _waiting_of(seat.circle_member.id))
    case_id = UUID(access.cases)
    spot = Spot(consultation=seat.consultation.id)
    marking = Marking(original, spot, proposed_by=seat.circle_member.id)
    signal = await _keep(case_id, marking, marked_by=None, now=now)
    audit.record(access, "signal.proposed", signal.id, case=case_id)
    return signal


async def _keep(case_id: UUID, marking: Marking, *, marked_by: UUID | None, now: datetime) -> Signal:
    spot, coding = marking.spot, marking.coding
    signal = Signal(
        theme=coding.theme,
        sub_theme=coding.sub_theme,
        kind=coding.kind or USUAL.get(spot.place, ""),
        domain=coding.domain,
        marked_at=now,
        marked_by=marked_by,
    )
    await signal.save()
    text = marking.original.strip()
    await SignalOrigin(
        case=case_id, signal=signal.id, original=text, proposed_by=marking.proposed_by, **vars(spot)
    ).save()
    return signal


async def _waiting_of(person: UUID) -> int:
    """How many bottlenecks somebody raised that nobody rewrote yet."""
    origins = await SignalOrigin.select(SignalOrigin.signal).where(SignalOrigin.proposed_by == person)
    raised = [row["signal"] for row in origins]
    if not raised:
        return 0
    waiting = Signal.confirmed_at.is_null() & Signal.withdrawn_at.is_null()
    return int(await Signal.count().where(Signal.id.is_in(raised) & waiting))


async def _check_spot(access: Access, case_id: UUID, spot: Spot) -> None:
    """Whatever it showed at belongs to this very case."""
    if spot.consultation and (await get_consultation(access, spot.consultation)).case != case_id:
        raise NotFound("consultation")
    for table, one in ((AgendaItem, spot.agenda_item), (Agreement, spot.agreement)):
        if one and not await table.exists().where(table.id == one, table.case == case_id):
            raise NotFound("spot")
