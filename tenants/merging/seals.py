"""Sealed texts are bound to a municipality and a member: opened before a merger, sealed again after it, in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from tenants import kept_forms, submissions
from tenants.merging.catalogue import Column
from tenants.merging.order import Parties
from tenants.merging.people import Double

TOUCHED = [
    Column("kept_form", "member"),
    Column("kept_form", "path"),
    Column("kept_form", "sealed"),
    Column("submission", "token"),
    Column("submission", "location"),
]
FORMS = "select id, tenant, member, path, sealed from kept_form where tenant = any($1)"
PLACES = "select id, tenant, token, location from submission where tenant = any($1) and location <> ''"
SEAL_FORM = "update kept_form set sealed = $2 where id = $1"
SEAL_PLACE = "update submission set location = $2 where id = $1"


@dataclass(frozen=True)
class Sealed:
    """Rows as they were before the merger, still sealed."""

    forms: Sequence[Any]
    places: Sequence[Any]


async def opened(parties: Parties) -> Sealed:
    """What is sealed for these municipalities, with to whom it belongs now."""
    connection, everybody = DB.connection, parties.all_ids
    return Sealed(await connection.fetch(FORMS, everybody), await connection.fetch(PLACES, everybody))


async def seal_again(parties: Parties, sealed: Sealed, doubles: list[Double]) -> None:
    """The same texts for the municipality and the members that remain; what does not open stays as it is."""
    stays, tenant = {one.gone: one.stays for one in doubles}, parties.into.id
    forms = [(row["id"], _sealed_form(row, tenant, stays)) for row in sealed.forms]
    places = [
        (row["id"], submissions.rebound(row["token"], row["location"], former=row["tenant"], tenant=tenant))
        for row in sealed.places
        if row["tenant"] != tenant
    ]
    await DB.connection.executemany(SEAL_FORM, [one for one in forms if one[1] is not None])
    await DB.connection.executemany(SEAL_PLACE, [one for one in places if one[1] is not None])


def _sealed_form(row: Any, tenant: UUID, stays: Mapping[UUID, UUID]) -> bytes | None:
    member = row["member"]
    former, owner = (row["tenant"], member), (tenant, stays.get(member, member))
    return kept_forms.rebound(row["path"], row["sealed"], former=former, owner=owner)
