"""Rewriting a bottleneck without persons: a draft that stays with the case, and the yes that puts it in the list.

Two people on one bottleneck: the version that was read comes along, and Conflict says that it is not the last.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from piccolo.columns import Column

from services.errors import Conflict
from services.signals import rules
from services.signals.marks import marks_in
from services.signals.queries import get_listed
from services.signals.rules import Coding
from services.signals.tables import Signal, SignalOrigin
from tenants import audit
from tenants.access import Access


async def keep_draft(access: Access, signal_id: UUID, text: str, coding: Coding, *, version: int) -> None:
    """Not ready yet: the words stay behind the wall of the case."""
    access.require("signals.mark")
    await get_listed(access, signal_id)
    await claim(signal_id, version)
    await Signal.update(_codes(coding)).where(Signal.id == signal_id)
    await SignalOrigin.update({SignalOrigin.draft: text.strip()}).where(SignalOrigin.signal == signal_id)
    audit.record(access, "signal.drafted", signal_id)


async def confirm(
    access: Access,
    signal_id: UUID,
    text: str,
    coding: Coding,
    *,
    confirmed: Collection[str],
    version: int,
    now: datetime,
) -> None:
    """Nobody stands in it any more, says who rewrote it: it stands in the list of the municipality.

    `confirmed` are the keys of the marks that somebody looked at and left; a text that stood there keeps its own.
    """
    access.require("signals.mark")
    found = await get_listed(access, signal_id)
    rules.check_text(text)
    marks = await marks_in(access, found, text)
    rules.check_marks(marks, {one.key for one in marks} if text.strip() == found.sentence else confirmed)
    await claim(signal_id, version)
    said: dict[Column | str, Any] = {
        **_codes(coding),
        Signal.sentence: text.strip(),
        Signal.confirmed_at: now,
        Signal.confirmed_by: access.member,
    }
    await Signal.update(said).where(Signal.id == signal_id)
    await SignalOrigin.update({SignalOrigin.draft: ""}).where(SignalOrigin.signal == signal_id)
    audit.record(access, "signal.confirmed", signal_id)


async def code(access: Access, signal_id: UUID, coding: Coding) -> None:
    """Say later what a bottleneck is about."""
    access.require("signals.mark")
    await get_listed(access, signal_id)
    await Signal.update(_codes(coding)).where(Signal.id == signal_id)
    audit.record(access, "signal.coded", signal_id)


async def claim(signal_id: UUID, version: int) -> None:
    """Whoever comes second with the same version hears so, and loses nothing."""
    taken = Signal.update({Signal.version: version + 1}).where(
        Signal.id == signal_id, Signal.version == version, Signal.withdrawn_at.is_null()
    )
    if not await taken.returning(Signal.id):
        raise Conflict


def _codes(coding: Coding) -> dict[Column | str, Any]:
    return {
        Signal.theme: coding.theme,
        Signal.sub_theme: coding.sub_theme,
        Signal.domain: coding.domain,
        Signal.kind: coding.kind,
    }
