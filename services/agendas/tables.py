"""The table of who got the agenda."""

from piccolo.columns import UUID, Boolean, ForeignKey, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz
from infra.database import key
from services.cases.tables import Case
from services.consultations.tables import Participant


class AgendaCopy(Table, tablename="agenda_copy"):
    """One participant's agenda, told to stand ready or printed; `told` is a hash of what they could read then."""

    id = key()
    case = ForeignKey(Case)
    participant = ForeignKey(Participant)
    told = Text()
    asked_at = Timestamptz()
    asked_by = UUID()
    is_paper = Boolean(default=False)
    mailed_at = MaybeTimestamptz()
    mail_state = Text(default="")
