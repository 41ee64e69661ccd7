"""Tables of one sitting."""

from enum import StrEnum
from typing import Any

from piccolo.columns import Boolean, ForeignKey, Integer, Text, Timestamptz
from piccolo.columns.reference import LazyTableReference
from piccolo.table import Table

from infra.columns import MaybeBoolean, MaybeTimestamptz, MaybeUUID
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


class Room(Table):
    """A room of this municipality; its mailbox keeps the calendar of the room. Ended: no longer offered."""

    id = key()
    name = Text()
    mailbox = Text(default="")
    ended_at = MaybeTimestamptz()


class Consultation(Table):
    """One sitting; dated facts say how far it is (began_at, suspended_at, held_at, cancelled_at).

    Without `starts_at` and `ends_at` the date is still being looked for.
    """

    id = key()
    case = ForeignKey(Case)
    previous: ForeignKey[Any] = ForeignKey(
        LazyTableReference("Consultation", module_path=__name__), null=True, default=None
    )
    starts_at = MaybeTimestamptz()
    ends_at = MaybeTimestamptz()
    place = Text()
    place_kind = Text(default=PlaceKind.OFFICE)
    room = ForeignKey(Room, null=True, default=None)
    goal = Text(default="")
    is_client_coming = Boolean(default=True)
    client_absence_reason = Text(default="")
    spokesperson = ForeignKey(CircleMember, null=True, default=None)
    reporter_back = ForeignKey(CircleMember, null=True, default=None)
    note_taker = ForeignKey(CircleMember, null=True, default=None)
    began_at = MaybeTimestamptz()
    suspended_at = MaybeTimestamptz()
    held_at = MaybeTimestamptz()
    result = Text(default="")
    cancelled_at = MaybeTimestamptz()
    cancelled_by = MaybeUUID()
    planned_at = Timestamptz()
    planned_by = MaybeUUID()
    sequence = Integer(default=0)
    version = Integer(default=1)


class Participant(Table):
    """Somebody of the circle who is asked to this sitting; being asked is not taking part."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    circle_member = ForeignKey(CircleMember)
    added_at = Timestamptz()
    removed_at = MaybeTimestamptz()


class AgendaItem(Table, tablename="agenda_item"):
    """One point; a struck point stays visible as struck, its title only with the client's yes.

    A far-reaching one gets views and no decision (row 124); `continues_with` goes on about it with the client.
    `outside_party` is asked something that this table cannot decide, as a longer term (row 161).
    Begun and not ended: this is what is on the table now; `spent_seconds` are of the times before `begun_at`.
    """

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    position = Integer()
    kind = Text()
    title = Text()
    domain = Text(default="")
    brought_by = ForeignKey(CircleMember, null=True, default=None)
    is_to_discuss_first = Boolean(default=False)
    struck_at = MaybeTimestamptz()
    struck_by = ForeignKey(CircleMember, null=True, default=None)
    may_show_title = Boolean(default=False)
    is_far_reaching = Boolean(default=False)
    continues_with = ForeignKey(CircleMember, null=True, default=None)
    outside_party = Text(default="")
    proposal = MaybeUUID()
    notes = Text(default="")
    begun_at = MaybeTimestamptz()
    ended_at = MaybeTimestamptz()
    planned_minutes = Integer(default=0)
    spent_seconds = Integer(default=0)
    version = Integer(default=1)


class Attendance(Table):
    """Presence of one participant at one item: planned beforehand, noted at the table.

    No row means: planned to be there, presence not noted. What a restriction keeps from somebody is
    never stored here: queries.presence() asks the consents again each time.
    """

    id = key()
    case = ForeignKey(Case)
    agenda_item = ForeignKey(AgendaItem)
    participant = ForeignKey(Participant)
    is_planned = Boolean(default=True)
    is_present = MaybeBoolean()
