"""The table of calls: rows are only added, so that two people who phone lose nothing of each other."""

from enum import StrEnum

from piccolo.columns import UUID, ForeignKey, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz
from infra.database import key
from services.cases.tables import Case, CircleMember
from services.consultations.tables import Consultation


class Outcome(StrEnum):
    """What came of a call, or that somebody does not want to be called (and, afterwards, may be after all)."""

    REACHED = "reached"
    NOT_REACHED = "not-reached"
    CALL_BACK = "call-back"
    DO_NOT_CALL = "do-not-call"
    MAY_CALL = "may-call"


class PhoneCall(Table, tablename="phone_call"):
    """One call about one sitting, with a short note for whoever phones next."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    circle_member = ForeignKey(CircleMember)
    outcome = Text()
    words = Text(default="")
    call_back_at = MaybeTimestamptz()
    called_at = Timestamptz()
    called_by = UUID()
