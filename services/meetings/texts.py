"""A text at the table: which column it is, how it stands, and the second texts that wait for a choice.

A new field is a `Field` here, or for a later service beside its own table. How it is written: writing.py.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.consultations.tables import AgendaItem, Consultation
from services.errors import NotFound
from services.meetings import rules
from services.meetings.tables import FarReaching, SecondText, Story
from services.plans.queries import require_reader
from tenants.access import Access


@dataclass(frozen=True)
class Field:
    """A column that is typed in at the table; `is_line`: on one line.

    `is_of_point`: of one point, so that a note-taker who was there for it may write it.
    """

    code: str
    table: Any
    noted: str
    is_of_point: bool = False
    is_line: bool = False

    @property
    def name(self) -> str:
        """The name of the column."""
        return self.code.rpartition(".")[2]


NOTES = Field("agenda_item.notes", AgendaItem, "agenda-item.noted", is_of_point=True)
GOAL = Field("consultation.goal", Consultation, "consultation.goal-noted", is_line=True)
VIEWS = Field("far_reaching.views", FarReaching, "far-reaching.views-noted")
STORY = Field("story.words", Story, "story.noted")
TRIED = Field("story.tried", Story, "story.tried-noted")


@dataclass(frozen=True)
class Written:
    """How a field stands: its text, and the second texts that wait for a choice, oldest first."""

    words: str
    others: tuple[SecondText, ...] = ()

    @property
    def seen(self) -> str:
        """Goes along with the page, so that a save knows which text it was based on."""
        return rules.fingerprint(self.words)

    @property
    def mark(self) -> str:
        """Of all the texts together: a choice is made between exactly these."""
        return rules.fingerprint("\0".join([self.words, *(other.words for other in self.others)]))

    @property
    def both(self) -> str:
        """All of them under each other."""
        return rules.joined([self.words, *(other.words for other in self.others)])


SecondTexts = Mapping[tuple[str, UUID], tuple[SecondText, ...]]


async def second_texts(access: Access, case_id: UUID) -> SecondTexts:
    """All second texts of a case that wait for a choice, by field and record."""
    require_reader(access)
    rows = SecondText.objects().where((SecondText.case == case_id) & SecondText.settled_at.is_null())
    found: dict[tuple[str, UUID], list[SecondText]] = defaultdict(list)
    for row in await rows.order_by(SecondText.id):
        found[row.field, row.record].append(row)
    return {key: tuple(texts) for key, texts in found.items()}


async def written(access: Access, field: Field, record_id: UUID) -> Written:
    """How one field stands now; NotFound where its record is not opened for who asks."""
    return await as_written(field, await get_record(access, field, record_id))


async def as_written(field: Field, record: Any) -> Written:
    """How one field of this record stands."""
    rows = SecondText.objects().where(waiting(field, record.id)).order_by(SecondText.id)
    return Written(getattr(record, field.name), tuple(await rows))


async def get_record(access: Access, field: Field, record_id: UUID) -> Any:
    """The row in which this text stands."""
    require_reader(access)
    record = await field.table.objects().where(field.table.id == record_id).first()
    if record is None:
        raise NotFound
    return record


def consultation_of(record: Any) -> UUID:
    """The sitting at whose table this record is written."""
    return UUID(str(record.id if isinstance(record, Consultation) else record.consultation))


def waiting(field: Field, record_id: UUID) -> Any:
    """The second texts of one field that wait for a choice."""
    return (
        (SecondText.field == field.code) & (SecondText.record == record_id) & SecondText.settled_at.is_null()
    )
