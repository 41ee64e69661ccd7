"""The table of not being there."""

from enum import StrEnum

from piccolo.columns import ForeignKey, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeBoolean, MaybeTimestamptz, MaybeUUID
from infra.database import key
from services.cases.tables import Case, CircleMember
from services.consultations.tables import Participant


class Reason(StrEnum):
    """Why, as the field knows it (row 114); NONE: not said."""

    NONE = ""
    NO_TIME = "no-time"
    NO_FEE = "no-fee"
    ILL = "ill"
    HARD_TO_REACH = "hard-to-reach"
    OTHER = "other"


class Absence(Table):
    """One participant who is not there. Whether it is mostly so: never a count about a person's work."""

    id = key()
    case = ForeignKey(Case)
    participant = ForeignKey(Participant)
    reason = Text(default=Reason.NONE)
    is_systematic = MaybeBoolean()
    words = Text(default="")
    phoned_at = MaybeTimestamptz()
    phoned_by = MaybeUUID()
    briefed_by = ForeignKey(CircleMember, null=True, default=None)
    noted_at = Timestamptz()
