"""The table of passages. It belongs to no municipality: whoever types an address is nowhere yet."""

from piccolo.columns import Bytea, Integer, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz
from infra.database import key


class Passage(Table):
    """A mail address that one browser wants to prove, or has proved: a keyed hash, and a sealed text for a day.

    `placed_at`: a municipality that knows the address was looked for. The digits and the cookie are kept nowhere:
    they follow from `salt` and the key of the program.
    """

    id = key()
    address_hash = Bytea()
    sealed = Bytea(null=True, default=None)
    browser_hash = Bytea()
    salt = Bytea()
    asked_at = Timestamptz()
    placed_at = MaybeTimestamptz()
    sent_at = MaybeTimestamptz()
    tries = Integer(default=0)
    proved_at = MaybeTimestamptz()
    session_hash = Bytea(null=True, default=None)
    last_seen_at = MaybeTimestamptz()
    ended_at = MaybeTimestamptz()
