"""A meeting that was not held: nothing of what was said at its table is kept, by anybody."""

from typing import Any
from uuid import UUID

from services.consultations.tables import AgendaItem, Attendance, Consultation
from services.meetings.tables import FarReaching, MeetingFact, PrivateNote, SecondText, Story, Strength, Topic
from services.plans.forgetting import forget_consultation
from tenants import audit, outbox
from tenants.access import Access


async def forget(access: Access, consultation: Consultation) -> None:
    """Everything that was written; what others wrote for themselves goes by later work, which alone may see it."""
    here = consultation.id
    await forget_consultation(access, consultation.case, here)
    await SecondText.delete().where(SecondText.consultation == here)
    await Story.delete().where(Story.consultation == here)
    await Strength.delete().where(Strength.consultation == here)
    await FarReaching.delete().where(FarReaching.consultation == here)
    await MeetingFact.update({MeetingFact.words: ""}).where(MeetingFact.consultation == here)
    brought = await Topic.select(Topic.agenda_item).where(Topic.consultation == here)
    await Topic.delete().where(Topic.consultation == here)
    await _blank(here, [row["agenda_item"] for row in brought if row["agenda_item"]])
    await outbox.add(access, "meetings.forget-private", dedupe=f"forget-private:{here}", consultation=here)


async def forget_private(access: Access, consultation_id: UUID) -> None:
    """What anybody wrote there for nobody else."""
    access.require("job")
    await PrivateNote.delete().where(PrivateNote.consultation == consultation_id)
    audit.record(access, "private-note.forgotten", consultation_id)


async def _blank(consultation_id: UUID, opened: list[UUID]) -> None:
    """The points as they were planned; those that were opened at the table itself are gone."""
    rows = await AgendaItem.select(AgendaItem.id).where(AgendaItem.consultation == consultation_id)
    if not (items := [row["id"] for row in rows]):
        return
    await Attendance.update({Attendance.is_present: None}).where(Attendance.agenda_item.is_in(items))
    blank: dict[Any, Any] = {AgendaItem.notes: "", AgendaItem.begun_at: None, AgendaItem.ended_at: None}
    await AgendaItem.update({**blank, AgendaItem.spent_seconds: 0}).where(AgendaItem.id.is_in(items))
    if opened:
        await Attendance.delete().where(Attendance.agenda_item.is_in(opened))
        await AgendaItem.delete().where(AgendaItem.id.is_in(opened))
