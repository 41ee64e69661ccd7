"""The table of neighbours: who was asked for which case, until when, and what came of it."""

from piccolo.columns import UUID, Date, ForeignKey, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz
from infra.database import key
from services.cases.tables import Case
from tenants.tables import Member


class Neighbour(Table):
    """Somebody of another municipality, asked by the coordinator for one case.

    `invitation` is the question to come and work here. Once accepted, the coordinator looks who signed in and
    opens the case: `opened_at`. `ended_at` is when that was over, or was taken back.
    """

    id = key()
    case = ForeignKey(Case)
    name = Text()
    email = Text()
    until_on = Date()
    invitation = UUID()
    asked_at = Timestamptz()
    asked_by = ForeignKey(Member)
    member = ForeignKey(Member, null=True, default=None)
    opened_at = MaybeTimestamptz()
    ended_at = MaybeTimestamptz()
