"""Tables of what happens at the table. The notes themselves stand on the agenda item."""

from enum import StrEnum

from piccolo.columns import UUID, ForeignKey, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz, MaybeUUID
from infra.database import key
from services.cases.tables import Case, CircleMember
from services.consultations.tables import AgendaItem, Consultation


class FactKind(StrEnum):
    """What may befall a meeting; the course is read from these facts, the newest last."""

    BEGAN = "began"
    SUSPENDED = "suspended"
    STOPPED = "stopped"
    RESUMED = "resumed"
    CLIENT_LEFT = "client-left"
    CLIENT_BACK = "client-back"
    WITHOUT_CLIENT = "without-client"
    NOT_HELD = "not-held"
    CLOSED = "closed"
    SEALED = "sealed"


class Result(StrEnum):
    """What a meeting may bring other than agreements (row 16)."""

    PRIORITIES = "priorities"
    ON_HOLD = "on-hold"
    STABLE = "stable"
    UNDERSTANDING = "understanding"
    TASKS = "tasks"
    SHARED_CARE = "shared-care"
    STOPPED_EARLY = "stopped-early"


class MeetingFact(Table, tablename="meeting_fact"):
    """Something that happened to this meeting, when, noted by whom, and why or in whose words."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    kind = Text()
    words = Text(default="")
    noted_at = Timestamptz()
    noted_by = MaybeUUID()


class Story(Table):
    """The client's own story, told by the client or by somebody whom the client asked; what was tried already."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    told_by = ForeignKey(CircleMember, null=True, default=None)
    words = Text(default="")
    tried = Text(default="")
    noted_at = Timestamptz()
    noted_by = MaybeUUID()
    version = Integer(default=1)


class PrivateNote(Table, tablename="private_note"):
    """What only its author reads; PostgreSQL keeps it from everybody else, and it never leaves the house."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    written_by = UUID()
    words = Text()
    written_at = Timestamptz()


class Strength(Table):
    """What goes well, in one sentence; at every meeting, named first and named again (row 128)."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    agenda_item = ForeignKey(AgendaItem, null=True, default=None)
    sentence = Text()
    noted_at = Timestamptz()
    noted_by = MaybeUUID()


class Topic(Table):
    """A topic that somebody brought at the table itself; parked until `opened_at` (X14)."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    title = Text()
    brought_by = ForeignKey(CircleMember)
    talks_first = ForeignKey(CircleMember, null=True, default=None)
    brought_at = Timestamptz()
    brought_noted_by = MaybeUUID()
    agenda_item = ForeignKey(AgendaItem, null=True, default=None)
    opened_at = MaybeTimestamptz()
    settled_at = MaybeTimestamptz()


class FarReaching(Table, tablename="far_reaching"):
    """A decision that is not taken here (row 124): the views given, and who goes on about it with the client."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    agenda_item = ForeignKey(AgendaItem, null=True, default=None)
    title = Text()
    views = Text(default="")
    continues_with = ForeignKey(CircleMember, null=True, default=None)
    noted_at = Timestamptz()
    noted_by = MaybeUUID()
    version = Integer(default=1)


class SecondText(Table, tablename="second_text"):
    """What somebody else typed in the same field: kept beside the first until somebody chooses.

    `field` names the column, `record` its row, `sheet` the page on which it was typed. See writing.py.
    """

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    field = Text()
    record = UUID()
    sheet = Text(default="")
    words = Text()
    noted_at = Timestamptz()
    noted_by = MaybeUUID()
    settled_at = MaybeTimestamptz()
