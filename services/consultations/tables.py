"""Tables of one sitting."""

from enum import StrEnum

from piccolo.columns import Boolean, ForeignKey, Integer, Text, Timestamptz
from piccolo.columns.reference import LazyTableReference
from piccolo.table import Table

from infra.database import key
from services.cases.tables import Case, CircleMember


class PlaceKind(StrEnum):
    """Where the table stands; at home it never appears in a calendar or a mail."""

    OFFICE = "office"
    HOME = "home"
    ELSEWHERE = "elsewhere"
    ONLINE = "online"


class ItemKind(StrEnum):
    """The nine points of the template (row 117), and a topic of one's own."""

    WELCOME = "welcome"
    PREVIOUS_REPORT = "previous-report"
    PREVIOUS_AGREEMENTS = "previous-agreements"
    GOALS = "goals"
    TOPIC = "topic"
    VARIA = "varia"
    AGREEMENTS = "agreements"
    CLOSING = "closing"
    NEXT_DATE = "next-date"
    EVALUATION = "evaluation"


class Consultation(Table):
    """One sitting; dated facts say how far it is (held_at, suspended_at, closed_at, cancelled_at)."""

    id = key()
    case = ForeignKey(Case)
    previous = ForeignKey(LazyTableReference("Consultation", module_path=__name__), null=True, default=None)
    starts_at = Timestamptz()
    ends_at = Timestamptz()
    place = Text()
    place_kind = Text(default=PlaceKind.OFFICE)
    goal = Text(default="")
    is_client_coming = Boolean(default=True)
    client_absence_reason = Text(default="")
    spokesperson = ForeignKey(CircleMember, null=True, default=None)
    reporter_back = ForeignKey(CircleMember, null=True, default=None)
    note_taker = ForeignKey(CircleMember, null=True, default=None)
    began_at = Timestamptz(null=True, default=None)
    suspended_at = Timestamptz(null=True, default=None)
    held_at = Timestamptz(null=True, default=None)
    result = Text(default="")
    cancelled_at = Timestamptz(null=True, default=None)
    sequence = Integer(default=0)
    version = Integer(default=1)


class Participant(Table):
    """Somebody of the circle who is asked to this sitting; being asked is not taking part."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    circle_member = ForeignKey(CircleMember)
    added_at = Timestamptz()
    removed_at = Timestamptz(null=True, default=None)


class AgendaItem(Table, tablename="agenda_item"):
    """One point; a struck point stays visible as struck, its title only with the client's yes."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    position = Integer()
    kind = Text()
    title = Text()
    domain = Text(default="")
    brought_by = ForeignKey(CircleMember, null=True, default=None)
    is_to_discuss_first = Boolean(default=False)
    struck_at = Timestamptz(null=True, default=None)
    may_show_title = Boolean(default=False)
    notes = Text(default="")
    version = Integer(default=1)


class Attendance(Table):
    """Presence of one participant at one item: planned beforehand, noted at the table."""

    id = key()
    case = ForeignKey(Case)
    agenda_item = ForeignKey(AgendaItem)
    participant = ForeignKey(Participant)
    is_planned = Boolean(default=True)
    is_present = Boolean(null=True, default=None)
