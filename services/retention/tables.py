"""Tables of keeping: what forbids erasing, what was asked about a client, and what is left when a case is gone."""

from enum import StrEnum

from piccolo.columns import UUID, Date, ForeignKey, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz, MaybeUUID
from infra.database import key
from services.cases.tables import Case


class Outcome(StrEnum):
    """Why a case was closed; what is left of it is this word and a month."""

    REACHED = "reached"
    STABLE = "stable"
    TOGETHER_ON = "together-on"
    OTHER_HELP = "other-help"
    STOPPED = "stopped"
    MOVED = "moved"
    NO_CONTACT = "no-contact"
    DIED = "died"
    ERASURE = "erasure"
    OTHER = "other"


class LegalHold(Table, tablename="legal_hold"):
    """A duty to keep: as long as one has not ended, nothing of the case is erased."""

    id = key()
    case = ForeignKey(Case)
    reason = Text()
    noted_at = Timestamptz()
    noted_by = UUID()
    ended_at = MaybeTimestamptz()
    ended_by = MaybeUUID()


class InsightRequest(Table, tablename="insight_request"):
    """The client asked what is kept about them; the law gives a month. `left_out` texts stayed behind."""

    id = key()
    case = ForeignKey(Case)
    asked_on = Date()
    noted_at = Timestamptz()
    noted_by = UUID()
    answered_at = MaybeTimestamptz()
    answered_by = MaybeUUID()
    left_out = Integer(default=0)


class ErasedCase(Table, tablename="erased_case"):
    """What is left of a case: in which month it was closed, and why. Nothing leads back."""

    id = key()
    month = Date()
    outcome = Text()
