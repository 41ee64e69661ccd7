"""Tables of a bottleneck: the sentence for the list, and, behind the case's wall, where it came from."""

from enum import StrEnum

from piccolo.columns import UUID, Boolean, ForeignKey, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz, MaybeUUID
from infra.database import key
from services.cases.tables import Case
from services.consultations.tables import AgendaItem, Consultation


class SignalKind(StrEnum):
    """What fails (row 181); a network's own list may replace it (X12)."""

    ACCESS = "access"
    GAP = "gap"
    THRESHOLD = "threshold"
    EXCLUSION = "exclusion"
    WAITING_LIST = "waiting-list"
    FRAGMENTATION = "fragmentation"
    REGULATION = "regulation"
    PREJUDICE = "prejudice"
    NO_KEY_WORKER = "no-key-worker"


class Signal(Table):
    """One sentence about what structurally fails, without persons; empty theme or domain: to be coded later."""

    id = key()
    sentence = Text()
    kind = Text(default="")
    domain = Text(default="")
    marked_at = Timestamptz()
    marked_by = UUID()
    withdrawn_at = Timestamptz(null=True, default=None)


class SignalOrigin(Table, tablename="signal_origin"):
    """Where a bottleneck showed; only who may open the case sees this row."""

    id = key()
    case = ForeignKey(Case)
    signal = ForeignKey(Signal)
    consultation = ForeignKey(Consultation, null=True, default=None)
    agenda_item = ForeignKey(AgendaItem, null=True, default=None)


class SignalPassage(Table, tablename="signal_passage"):
    """What became which contribution at which network, to the byte; read-only here, the crossing writes it."""

    id = key()
    signal = ForeignKey(Signal)
    network = UUID()
    contribution = UUID()
    text = Text()
    theme = Text()
    sub_theme = Text()
    domain = Text()
    kind = Text()
    may_quote = Boolean()
    may_call = Boolean()
    sent_at = Timestamptz()
    sent_by = UUID()
    withdrawn_at = MaybeTimestamptz()
    withdrawn_by = MaybeUUID()
