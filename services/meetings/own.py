"""What is somebody's own: the client's story, whoever tells it, and the notes that only their author reads."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from piccolo.columns.combination import And

from services.consultations.queries import get_consultation
from services.consultations.tables import Consultation
from services.meetings import queries, rules
from services.meetings.course import at_table
from services.meetings.tables import PrivateNote, Story
from services.plans.queries import require_reader
from tenants import audit
from tenants.access import Access, Kind


async def find_story(access: Access, consultation_id: UUID) -> Story | None:
    """The story at this table, once somebody was named to tell it."""
    require_reader(access)
    return await Story.objects().where(Story.consultation == consultation_id).first()


async def told_at(consultation_id: UUID) -> str:
    """The story as it was told at this table, with what was tried already: it stands before the notes of its point."""
    story = await Story.objects().where(Story.consultation == consultation_id).first()
    if story is None:
        return ""
    tried = f"Wat al geprobeerd is: {story.tried}" if story.tried else ""
    return rules.joined([story.words, tried])


async def note_teller(access: Access, consultation_id: UUID, told_by: UUID | None, *, now: datetime) -> Story:
    """Who tells it: the client, or somebody whom the client asked."""
    consultation = await at_table(access, consultation_id, now=now)
    if told_by is not None:
        await queries.get_person(consultation.case, told_by)
    story = await find_story(access, consultation_id) or _new(access, consultation, now)
    story.told_by = told_by
    await story.save()
    audit.record(access, "story.teller-noted", story.id, case=consultation.case)
    return story


async def private_words(access: Access, consultation_id: UUID) -> str:
    """What this member wrote for nobody else; PostgreSQL shows no other row."""
    if access.actor.kind is not Kind.MEMBER:
        return ""
    found = await PrivateNote.objects().where(_mine(access, consultation_id)).first()
    return found.words if found else ""


async def keep_private(
    access: Access, consultation_id: UUID, words: str, seen: Collection[str] = (), *, now: datetime
) -> None:
    """Keep it, or take it away when nothing stands there any more; two windows of one author are joined."""
    access.require("plans.write")
    consultation = await get_consultation(access, consultation_id)
    where = _mine(access, consultation_id)
    if not words.strip():
        await PrivateNote.delete().where(where)
        return
    row = await PrivateNote.objects().where(where).lock_rows("UPDATE").first()
    row = row or PrivateNote(case=consultation.case, consultation=consultation_id, written_by=access.member)
    if seen and rules.is_rival(row.words or "", words, seen):
        words = rules.joined([row.words, words])
    row.words, row.written_at = words, now
    await row.save()
    audit.record(access, "private-note.kept", consultation_id, case=consultation.case)


def _mine(access: Access, consultation_id: UUID) -> And:
    return (PrivateNote.consultation == consultation_id) & (PrivateNote.written_by == access.member)


def _new(access: Access, consultation: Consultation, now: datetime) -> Story:
    return Story(case=consultation.case, consultation=consultation.id, noted_at=now, noted_by=access.actor.id)
