"""Tables of a bottleneck: the sentence for the list, and, behind the case's wall, where it came from."""

from enum import StrEnum

from piccolo.columns import UUID, Boolean, ForeignKey, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz, MaybeUUID
from infra.database import key
from services.cases.tables import Case, CircleMember
from services.consultations.tables import AgendaItem, Consultation
from services.plans.tables import Agreement


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


class Place(StrEnum):
    """Where in the work it showed."""

    CASE = "case"
    ITEM = "item"
    AGREEMENT = "agreement"
    KEY_WORKER = "key-worker"
    WAITING_LIST = "waiting-list"
    REPORT = "report"
    CLOSING = "closing"


class Signal(Table):
    """What structurally fails, as the municipality's own list has it; empty theme, domain or kind: to be coded later.

    `sentence` is the rewritten text, without persons: empty until somebody confirmed it. Without `marked_by` a helper
    raised it. `is_free`: its case moved or was erased, so that whoever coordinates here looks after it.
    """

    id = key()
    sentence = Text(default="")
    theme = Text(default="")
    sub_theme = Text(default="")
    kind = Text(default="")
    domain = Text(default="")
    marked_at = Timestamptz()
    marked_by = MaybeUUID()
    confirmed_at = MaybeTimestamptz()
    confirmed_by = MaybeUUID()
    withdrawn_at = Timestamptz(null=True, default=None)
    is_free = Boolean(default=False)
    version = Integer(default=1)


class SignalOrigin(Table, tablename="signal_origin"):
    """Where a bottleneck showed, and what was typed there; only who may open the case sees this row.

    `original` may name somebody, `draft` is a rewritten text that nobody confirmed yet: both stay with the case.
    """

    id = key()
    case = ForeignKey(Case)
    signal = ForeignKey(Signal)
    consultation = ForeignKey(Consultation, null=True, default=None)
    agenda_item = ForeignKey(AgendaItem, null=True, default=None)
    agreement = ForeignKey(Agreement, null=True, default=None)
    original = Text(default="")
    draft = Text(default="")
    place = Text(default=Place.CASE)
    proposed_by = ForeignKey(CircleMember, null=True, default=None)


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
