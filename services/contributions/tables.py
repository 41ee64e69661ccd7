"""Tables of what arrived at a network. The column `network` is stamped by PostgreSQL and stays out of these classes."""

from piccolo.columns import Boolean, Bytea, Date, ForeignKey, Text
from piccolo.table import Table

from infra.columns import MaybeDate, MaybeTimestamptz, MaybeUUID
from infra.database import key


class NetworkContribution(Table, tablename="network_contribution"):
    """A rewritten text at the network: no municipality, no case, no moment; `id` is random, tokens are keyed.

    `quarter` is the first day of the quarter in which it arrived; `text` is empty once it was taken back.
    """

    id = key()
    quarter = Date()
    theme = Text()
    sub_theme = Text()
    domain = Text()
    kind = Text()
    arrondissement = Text()
    text = Text()
    may_quote = Boolean()
    client_token = Bytea()
    municipality_token = Bytea()
    state = Text()
    refused_because = Text(default="")
    read_by = MaybeUUID()
    read_at = MaybeTimestamptz()
    coded_at = MaybeTimestamptz()
    withdrawn_in = MaybeDate()


class ContributionContact(Table, tablename="contribution_contact"):
    """Whom the network may call about one text: only when the coordinator said so."""

    id = key()
    contribution = ForeignKey(NetworkContribution)
    municipality = Text()
    name = Text()
    phone = Text()
