"""Decisions about what a table needs in practice."""

from datetime import datetime
from uuid import UUID

from services.consultations.queries import lock_consultation
from services.consultations.rules import check_open
from services.readiness import rules
from services.readiness.tables import PracticalNeed
from tenants import audit
from tenants.access import Access


async def note_need(
    access: Access,
    consultation_id: UUID,
    kind: str,
    words: str,
    *,
    is_needed: bool,
    is_settled: bool,
    version: int,
    now: datetime,
) -> None:
    """Who does it, that it is arranged, or that nobody needs it. Raises Conflict."""
    access.require("cases.edit")
    sitting = await lock_consultation(access, consultation_id)
    check_open(sitting)
    rules.check_need(kind, words, is_needed=is_needed, is_settled=is_settled)
    where = (PracticalNeed.consultation == consultation_id) & (PracticalNeed.kind == kind)
    found = await PracticalNeed.objects().where(where).first()
    rules.check_version(found, version)
    need = found or PracticalNeed(case=sitting.case, consultation=consultation_id, kind=kind, version=0)
    need.words, need.is_needed, need.noted_at, need.noted_by = words, is_needed, now, access.member
    need.settled_at = now if is_needed and is_settled else None
    need.version += 1
    await need.save()
    audit.record(access, "need.noted", consultation_id, case=sitting.case)
