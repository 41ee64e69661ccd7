"""Deciding about bottlenecks: mark one, change what it is about, take it back."""

from datetime import datetime
from uuid import UUID

from services.cases.queries import get_case
from services.errors import Refused
from services.signals import rules
from services.signals.queries import get_signal, names_of_case
from services.signals.tables import Signal, SignalOrigin
from tenants import audit
from tenants.access import Access


async def mark(
    access: Access,
    case_id: UUID,
    sentence: str,
    *,
    kind: str = "",
    domain: str = "",
    consultation: UUID | None = None,
    agenda_item: UUID | None = None,
    now: datetime,
) -> Signal:
    """Keep one sentence as a bottleneck; raises Refused when a name of this case stands in it."""
    access.require("signals.mark")
    await get_case(access, case_id)
    rules.check_marking(sentence)
    if rules.known_names(sentence, await names_of_case(access, case_id)):
        raise Refused("signal.names-somebody")
    signal = Signal(
        sentence=sentence.strip(), kind=kind, domain=domain, marked_at=now, marked_by=access.member
    )
    await signal.save()
    origin = SignalOrigin(case=case_id, signal=signal.id, consultation=consultation, agenda_item=agenda_item)
    await origin.save()
    audit.record(access, "signal.marked", signal.id, case=case_id)
    return signal


async def code(access: Access, signal_id: UUID, *, kind: str, domain: str) -> None:
    """Say later what a bottleneck is about."""
    access.require("signals.mark")
    signal = await get_signal(access, signal_id)
    await Signal.update({Signal.kind: kind, Signal.domain: domain}).where(Signal.id == signal.id)
    audit.record(access, "signal.coded", signal.id)


async def withdraw(access: Access, signal_id: UUID, *, now: datetime) -> None:
    """Take a bottleneck back; it leaves the list at once."""
    access.require("signals.mark")
    signal = await get_signal(access, signal_id)
    await Signal.update({Signal.withdrawn_at: now}).where(Signal.id == signal.id)
    audit.record(access, "signal.withdrawn", signal.id)
