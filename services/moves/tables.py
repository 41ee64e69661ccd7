"""Tables of moves: what was offered, which is the shell of a case that left; and where a case came from."""

from enum import StrEnum

from piccolo.columns import UUID, Date, ForeignKey, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz
from infra.database import key
from services.cases.tables import Case
from tenants.tables import Municipality


class Along(StrEnum):
    """What the client lets go along. Consent and what may not be told always do."""

    EVERYTHING = "everything"
    CURRENT = "current"


class Outcome(StrEnum):
    """What came of an offer; WAITING: nothing yet."""

    WAITING = ""
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class CaseMove(Table, tablename="case_move"):
    """An offer; once accepted it is the shell: that there was a case, who agreed to the move, where it went.

    `case` is no foreign key: the row stays where the case was. Names are copied, so that they stay readable.
    """

    id = key()
    case = UUID()
    case_name = Text()
    began_at = Timestamptz()
    to_municipality = ForeignKey(Municipality)
    agreed_by = Text()
    agreed_on = Date()
    manner = Text()
    goes_along = Text(default=Along.EVERYTHING)
    offered_at = Timestamptz()
    offered_by = UUID()
    offered_name = Text()
    offered_phone = Text(default="")
    outcome = Text(default=Outcome.WAITING)
    words = Text(default="")
    answered_name = Text(default="")
    answered_at = MaybeTimestamptz()
    seen_at = MaybeTimestamptz()


class CaseArrival(Table, tablename="case_arrival"):
    """Where a case came from, who agreed to that, and what went along."""

    id = key()
    case = ForeignKey(Case)
    came_from = Text()
    offered_name = Text()
    agreed_by = Text()
    agreed_on = Date()
    manner = Text()
    goes_along = Text()
    arrived_at = Timestamptz()
    arrived_by = UUID()
