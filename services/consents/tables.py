"""Tables of consent. Nothing is overwritten: what no longer counts keeps its row, with when and by whom."""

from enum import StrEnum

from piccolo.columns import UUID, Boolean, Date, ForeignKey, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeDate, MaybeTimestamptz, MaybeUUID
from infra.database import key
from services.attachments.tables import Attachment
from services.cases.tables import Case, CircleMember


class Manner(StrEnum):
    """How somebody said yes; writing is advised, not asked (row 67)."""

    SPOKEN = "spoken"
    PAPER = "paper"
    SCREEN = "screen"
    LINK = "link"


class EmergencyKind(StrEnum):
    """Why something is shared without a yes (row 72): noodtoestand, acuut gevaar, meldplicht."""

    NECESSITY = "necessity"
    DANGER = "danger"
    DUTY_TO_REPORT = "duty-to-report"


class Consent(Table):
    """One person's yes to a consultation. Client, partner and each child say their own.

    `given_by` is somebody else where a representative decides, or as an exception the confidant (X2).
    `given_in` names the municipality where it was said before the client moved: here it is asked again.
    `explained` is the version of the plain text that was told or read; `is_refusal`: the answer was no.
    """

    id = key()
    case = ForeignKey(Case)
    given_for = ForeignKey(CircleMember)
    given_by = ForeignKey(CircleMember)
    manner = Text(default=Manner.SPOKEN)
    is_explicit = Boolean(default=False)
    given_on = Date()
    valid_until = MaybeDate()
    exception_reason = Text(default="")
    recorded_at = Timestamptz()
    recorded_by = UUID()
    replaced_at = MaybeTimestamptz()
    withdrawn_at = MaybeTimestamptz()
    withdrawn_by = MaybeUUID()
    withdrawn_words = Text(default="")
    given_in = Text(default="")
    attachment = ForeignKey(Attachment, null=True, default=None)
    explained = Text(default="")
    is_refusal = Boolean(default=False)


class Presence(Table):
    """The answer to "wie mag erbij zijn?" for one person of the circle, as part of one consent."""

    id = key()
    case = ForeignKey(Case)
    consent = ForeignKey(Consent)
    circle_member = ForeignKey(CircleMember)
    is_welcome = Boolean()


class Restriction(Table):
    """What somebody does not want talked about (`kept_from` empty), or what one person may not know."""

    id = key()
    case = ForeignKey(Case)
    said_by = ForeignKey(CircleMember)
    topic = Text()
    domain = Text(default="")
    kept_from = ForeignKey(CircleMember, null=True, default=None)
    may_show_title = Boolean(default=False)
    noted_at = Timestamptz()
    noted_by = UUID()
    lifted_at = MaybeTimestamptz()
    lifted_by = MaybeUUID()


class Emergency(Table):
    """Something shared without the client's yes: why, what exactly, with whom, by whom, until when.

    `told_on`: when the client heard of it. Never silent: every page of the case shows it until then.
    """

    id = key()
    case = ForeignKey(Case)
    kind = Text()
    reason = Text()
    what = Text()
    circle_member = ForeignKey(CircleMember, null=True, default=None)
    recipient = Text(default="")
    began_at = Timestamptz()
    began_by = UUID()
    ends_on = Date()
    ended_at = MaybeTimestamptz()
    ended_by = MaybeUUID()
    told_on = MaybeDate()
    told_at = MaybeTimestamptz()
    told_by = MaybeUUID()
