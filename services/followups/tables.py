"""Tables of follow-up: what was told of an agreement, the debrief, who was reminded, who tells an absentee."""

from enum import StrEnum

from piccolo.columns import UUID, Date, ForeignKey, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeDate, MaybeTimestamptz, MaybeUUID
from infra.database import key
from services.cases.tables import Case, CircleMember
from services.consultations.tables import Consultation, Participant
from services.plans.tables import Agreement


class Told(StrEnum):
    """What was told about an agreement.

    CANNOT and ASKS_DATE are questions of its owner to the coordinator, REFUSED and DOUBTED the client's at the
    debrief; AGREED is the client's yes after all, ASKED_AFTER that somebody phoned about it.
    """

    DONE = "done"
    MOVED = "moved"
    ENDED = "ended"
    HANDED_OVER = "handed-over"
    REOPENED = "reopened"
    CANNOT = "cannot"
    ASKS_DATE = "asks-date"
    REFUSED = "refused"
    DOUBTED = "doubted"
    AGREED = "agreed"
    ASKED_AFTER = "asked-after"


class FollowUp(Table, tablename="follow_up"):
    """One thing that was told about an agreement: by whom, and on whose asking.

    `told_by` is its owner, through the own link; `noted_by` the member who wrote it down. Who asked for another
    date may be somebody of the circle, or an outside party in words (row 161). Questions wait for `settled_at`.
    """

    id = key()
    case = ForeignKey(Case)
    agreement = ForeignKey(Agreement)
    kind = Text()
    to_on = MaybeDate()
    reason = Text(default="")
    asked_by = ForeignKey(CircleMember, null=True, default=None)
    asked_outside = Text(default="")
    new_owner = ForeignKey(CircleMember, null=True, default=None)
    told_by = ForeignKey(CircleMember, null=True, default=None)
    noted_by = MaybeUUID()
    noted_at = Timestamptz()
    settled_at = MaybeTimestamptz()


class Debrief(Table):
    """One consultation gone through with the client afterwards; empty `talked_on` means: not yet.

    `talked_by` is who did so, mostly the key worker; `ask_again_on` is when the coordinator is asked anew.
    """

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    due_on = Date()
    ask_again_on = Date()
    talked_by = ForeignKey(CircleMember, null=True, default=None)
    talked_on = MaybeDate()
    experience = Text(default="")
    questions = Text(default="")
    noted_at = MaybeTimestamptz()
    noted_by = MaybeUUID()
    told_by = ForeignKey(CircleMember, null=True, default=None)
    seen_at = MaybeTimestamptz()
    bounced_at = MaybeTimestamptz()
    version = Integer(default=1)


class Reminder(Table):
    """One person reminded of one agreement and date, once. Rows with the same `mail` went in one mail."""

    id = key()
    case = ForeignKey(Case)
    agreement = ForeignKey(Agreement)
    circle_member = ForeignKey(CircleMember)
    due_on = Date()
    mail = UUID()
    made_at = Timestamptz()
    sent_at = MaybeTimestamptz()
    bounced_at = MaybeTimestamptz()


class Briefing(Table):
    """Who tells somebody who was not there what they have to know (row 113).

    Without a `teller` it is the coordinator; `told_by` is the member who noted it, empty when it came by link.
    """

    id = key()
    case = ForeignKey(Case)
    participant = ForeignKey(Participant)
    teller = ForeignKey(CircleMember, null=True, default=None)
    words = Text(default="")
    noted_at = Timestamptz()
    noted_by = MaybeUUID()
    told_at = MaybeTimestamptz()
    told_by = MaybeUUID()
