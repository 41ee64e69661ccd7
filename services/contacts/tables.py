"""The table of contacts: who works where, and since when the networks may see it."""

from piccolo.columns import UUID, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz
from infra.database import key


class Contact(Table):
    """One professional, as a service would print it on a card."""

    id = key()
    organisation = Text()
    function = Text(default="")
    name = Text(default="")
    sector = Text(default="")
    phone = Text(default="")
    email = Text(default="")
    shared_at = MaybeTimestamptz()
    added_at = Timestamptz()
    added_by = UUID()
    version = Integer(default=1)
