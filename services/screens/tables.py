"""Tables of shared screens."""

from piccolo.columns import Bytea, ForeignKey, Integer, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz, MaybeUUID
from infra.database import key
from services.cases.tables import Case
from services.consultations.tables import Consultation


class Screen(Table):
    """A browser that shows one sitting and does nothing else, until it is switched off or the sitting is long over."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    number = Integer()
    switched_on_at = Timestamptz()
    switched_on_by = MaybeUUID()
    ended_at = MaybeTimestamptz()
    ended_by = MaybeUUID()


class ScreenPairing(Table, tablename="screen_pairing"):
    """A browser that shows a code and waits; `sealed` says which screen it became, to that browser alone."""

    id = key()
    token_hash = Bytea()
    salt = Bytea()
    asked_at = Timestamptz()
    sealed = Bytea(null=True, default=None)
