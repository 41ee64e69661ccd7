"""Somebody who was asked to work for a municipality or a network, until they accept with a sign-in of their own."""

from piccolo.columns import UUID, Array, Bytea, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz, MaybeUUID
from infra.database import key


class MemberInvitation(Table, tablename="member_invitation"):
    """Asked by mail; the link follows from the key of the program, and a new generation kills the old one."""

    id = key()
    name = Text()
    email = Text()
    roles = Array(base_column=Text())
    generation = Integer(default=1)
    token_hash = Bytea()
    asked_at = Timestamptz()
    asked_by = UUID()
    expires_at = Timestamptz()
    mailed_at = MaybeTimestamptz()
    bounced_at = MaybeTimestamptz()
    accepted_at = MaybeTimestamptz()
    member = MaybeUUID()
    withdrawn_at = MaybeTimestamptz()
    withdrawn_by = MaybeUUID()


class NetworkInvitation(Table, tablename="network_invitation"):
    """Network scope: asked to work for a network; the link is handed over by who asks."""

    id = key()
    name = Text()
    email = Text()
    roles = Array(base_column=Text())
    generation = Integer(default=1)
    token_hash = Bytea()
    asked_at = Timestamptz()
    asked_by = UUID()
    expires_at = Timestamptz()
    accepted_at = MaybeTimestamptz()
    member = MaybeUUID()
    withdrawn_at = MaybeTimestamptz()
    withdrawn_by = MaybeUUID()
