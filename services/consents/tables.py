"""Tables of consent. Nothing is overwritten: what no longer counts keeps its row, with when and by whom."""

from enum import StrEnum

from piccolo.columns import UUID, Boolean, Date, ForeignKey, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeDate, MaybeTimestamptz, MaybeUUID
from infra.database import key
from services.cases.tables import Case, CircleMember


class Manner(StrEnum):
    """How somebody said yes; writing is advised, not asked (row 67)."""

    SPOKEN = "spoken"
    PAPER = "paper"
    SCREEN = "screen"


class Consent(Table):
    """One person's yes to a consultation. Client, partner and each child say their own.

    `given_by` is somebody else where a representative decides, or as an exception the confidant (X2).
    `given_in` names the municipality where it was said before the client moved: here it is asked again.
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
