"""The table of what a meeting needs in practice."""

from enum import StrEnum

from piccolo.columns import UUID, Boolean, ForeignKey, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz
from infra.database import key
from services.cases.tables import Case
from services.consultations.tables import Consultation


class NeedKind(StrEnum):
    """What is looked after beforehand (rows 40 and 118)."""

    RECEPTION = "reception"
    TRANSPORT = "transport"
    CHILDCARE = "childcare"
    UNDERSTANDING = "understanding"
    DRINKS = "drinks"


class PracticalNeed(Table, tablename="practical_need"):
    """One thing that a table needs, or does not; who does it stands in words, `settled_at` when it is arranged."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    kind = Text()
    words = Text(default="")
    is_needed = Boolean(default=True)
    noted_at = Timestamptz()
    noted_by = UUID()
    settled_at = MaybeTimestamptz()
    version = Integer(default=1)
