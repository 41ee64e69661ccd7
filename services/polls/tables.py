"""Tables of a date that is looked for."""

from enum import StrEnum

from piccolo.columns import Date, ForeignKey, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz, MaybeUUID
from infra.database import key
from services.cases.tables import Case
from services.consultations.tables import Consultation, Participant


class ProposedBy(StrEnum):
    """Whose diary a moment comes from."""

    COORDINATOR = "coordinator"
    REQUESTER = "requester"
    ROOM = "room"
    CLIENT = "client"


class Can(StrEnum):
    """What somebody says to one moment."""

    YES = "yes"
    IF_NEEDED = "if-needed"
    NO = "no"


class Poll(Table):
    """One question for a date; `moved_from` is the moment that no longer holds. Closed: fixed, or asked anew."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    asked_at = Timestamptz()
    asked_by = MaybeUUID()
    answer_by = Date()
    moved_from = MaybeTimestamptz()
    moved_until = MaybeTimestamptz()
    closed_at = MaybeTimestamptz()
    closed_by = MaybeUUID()


class PollMoment(Table, tablename="poll_moment"):
    """One moment that is proposed."""

    id = key()
    case = ForeignKey(Case)
    poll = ForeignKey(Poll)
    starts_at = Timestamptz()
    ends_at = Timestamptz()
    proposed_by = Text(default=ProposedBy.COORDINATOR)
    fixed_at = MaybeTimestamptz()


class PollAnswer(Table, tablename="poll_answer"):
    """What one participant says to one moment: by the own link, or told to the coordinator."""

    id = key()
    case = ForeignKey(Case)
    poll_moment = ForeignKey(PollMoment)
    participant = ForeignKey(Participant)
    answer = Text()
    answered_at = Timestamptz()
    answered_by = Text()
