"""How a text at the table is kept while more than one person may be typing: nothing is lost, nobody waits.

A page sends what was typed with a mark of the text on which it was based (`seen`). Where somebody else wrote
meanwhile, what was typed is kept beside it as a second text, and both are shown until somebody chooses.
Which texts: texts.py. On the page: `text_form` of web/meetings/_text.html.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.consultations.tables import Consultation
from services.errors import NotAllowed, NotFound
from services.meetings import rules
from services.meetings.course import at_table
from services.meetings.tables import SecondText
from services.meetings.texts import Field, as_written, consultation_of, waiting
from tenants import audit
from tenants.access import Access, Kind

BOTH = "both"
HERE = "here"


@dataclass(frozen=True)
class Typed:
    """What a page sends; `seen` are the marks of every text that this page showed or sent itself."""

    words: str
    seen: Collection[str] = ()
    sheet: str = ""


async def write(access: Access, field: Field, record_id: UUID, typed: Typed, *, now: datetime) -> bool:
    """Keep what was typed; False when somebody else wrote too: then it is kept beside that."""
    record = await _locked(access, field, record_id, now)
    words, present = rules.tidy(typed.words, is_line=field.is_line), getattr(record, field.name)
    if rules.is_rival(present, words, typed.seen):
        await _keep_beside(access, field, record, words, typed.sheet, now)
        return False
    await _keep(field, record, words)
    if typed.sheet:
        await _settle(waiting(field, record_id) & (SecondText.sheet == typed.sheet), now)
    audit.record(access, field.noted, record_id, case=record.case)
    return True


async def choose(
    access: Access, field: Field, record_id: UUID, which: str, mark: str, *, now: datetime
) -> bool:
    """This one, that one, or both; False when somebody typed on since these texts were shown: look again."""
    record = await _locked(access, field, record_id, now)
    stands = await as_written(field, record)
    texts = {HERE: stands.words, **{str(other.id): other.words for other in stands.others}}
    texts[BOTH] = rules.tidy(stands.both, is_line=field.is_line)
    if stands.mark != mark or which not in texts:
        return False
    if stands.words not in {"", texts[which]}:
        await _row(field, record, stands.words, None, now).save()
    await _keep(field, record, texts[which])
    await _settle(waiting(field, record_id), now)
    audit.record(access, "text.chosen", record_id, case=record.case)
    return True


async def _locked(access: Access, field: Field, record_id: UUID, now: datetime) -> Any:
    """The record, held until the end of this transaction, so that two typists follow each other."""
    if access.actor.kind is Kind.GUEST and not field.is_of_point:
        raise NotAllowed("not a text of a point")
    record = await field.table.objects().where(field.table.id == record_id).lock_rows("UPDATE").first()
    if record is None:
        raise NotFound
    await at_table(access, consultation_of(record), now=now)
    return record


async def _keep(field: Field, record: Any, words: str) -> None:
    changed: dict[Any, Any] = {field.name: words}
    if isinstance(record, Consultation):
        changed["version"] = record.version + 1
    await field.table.update(changed).where(field.table.id == record.id)


async def _keep_beside(
    access: Access, field: Field, record: Any, words: str, sheet: str, now: datetime
) -> None:
    """The second text of one page is one row, however long somebody goes on typing."""
    here = waiting(field, record.id)
    if not words or await SecondText.exists().where(here & (SecondText.words == words)):
        return
    if sheet:
        changed: dict[Any, Any] = {SecondText.words: words, SecondText.noted_at: now}
        if (
            await SecondText.update(changed)
            .where(here & (SecondText.sheet == sheet))
            .returning(SecondText.id)
        ):
            return
    row = _row(field, record, words, access.actor.id, now)
    row.sheet, row.settled_at = sheet, None
    await row.save()
    audit.record(access, "text.second", record.id, case=record.case)


def _row(field: Field, record: Any, words: str, noted_by: UUID | None, now: datetime) -> SecondText:
    return SecondText(
        case=record.case,
        consultation=consultation_of(record),
        field=field.code,
        record=record.id,
        words=words,
        noted_at=now,
        noted_by=noted_by,
        settled_at=now,
    )


async def _settle(where: Any, now: datetime) -> None:
    await SecondText.update({SecondText.settled_at: now}).where(where)
