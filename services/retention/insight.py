"""Everything that is kept about one case, as pieces of text that a person can leave out before it goes to the client.

A piece is one field of one row. What only the program needs (hashes, keys, counters) is no piece. Who else is in the
circle has a right to privacy too: how to reach them is proposed to be left out.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from infra.clock import BRUSSELS
from infra.piccolo_conf import DB
from services.cases.tables import CircleKind
from services.errors import Refused
from services.retention import reach
from services.retention.queries import managed
from services.retention.tables import InsightRequest
from tenants import audit, members
from tenants.access import Access

MACHINERY = ("guest_link", "guest_session", "access_code", "known_browser", "report_reader")
PRIVATE = frozenset({"last_name", "email", "phone", "address", "safe_contact", "born_on", "keyword"})
HIDDEN = frozenset({"id", "tenant", "case", "version", "generation", "sequence", "keyed_for", "position"})


@dataclass(frozen=True)
class Piece:
    """One field: `key` names it in a form, `is_private` proposes to leave it out."""

    key: str
    name: str
    text: str
    is_private: bool = False


@dataclass(frozen=True)
class Entry:
    """One row: its pieces, and since when it is there."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Chapter:
    """One kind of kept thing."""

    table: str
    entries: tuple[Entry, ...]


async def chapters(access: Access, case_id: UUID, today: date) -> list[Chapter]:
    """All of it, in the order of the tables; for who may answer the client."""
    await managed(access, case_id, today)
    found, names = await reach.of_case(), await _names(access, case_id)
    told = []
    for table in sorted(set(found.conditions) - set(MACHINERY)):
        where = f'select to_jsonb(t) from "{table}" t where {found.conditions[table]} order by id'  # noqa: S608
        rows = [json.loads(row[0]) for row in await DB.connection.fetch(where, case_id)]
        entries = [_entry(table, row, names) for row in rows]
        told.append(Chapter(table, tuple(one for one in entries if one.pieces)))
    return [one for one in told if one.entries]


async def answer(access: Access, case_id: UUID, left_out: Collection[str], *, now: datetime) -> list[Chapter]:
    """What goes to the client, without what was left out; the request is answered, nothing of it is kept."""
    today = now.astimezone(BRUSSELS).date()
    told = await chapters(access, case_id, today)
    where = (InsightRequest.case == case_id) & InsightRequest.answered_at.is_null()
    waiting = await InsightRequest.objects().where(where).lock_rows("UPDATE").first()
    if waiting is None:
        raise Refused("insight.answered")
    known = {piece.key for one in told for entry in one.entries for piece in entry.pieces}
    waiting.answered_at, waiting.answered_by = now, access.member
    waiting.left_out = len(known & set(left_out))
    await waiting.save()
    audit.record(access, "insight.answered", waiting.id, case=case_id)
    return without(told, left_out)


def without(told: Sequence[Chapter], left_out: Collection[str]) -> list[Chapter]:
    """Each piece that was left out says so: the client sees that something stood there."""
    return [Chapter(one.table, tuple(_masked(entry, left_out) for entry in one.entries)) for one in told]


def _masked(entry: Entry, left_out: Collection[str]) -> Entry:
    return Entry(
        tuple(
            Piece(one.key, one.name, "(weggelaten)" if one.key in left_out else one.text)
            for one in entry.pieces
        )
    )


def _entry(table: str, row: dict[str, Any], names: dict[str, str]) -> Entry:
    is_other = table == "circle_member" and row["kind"] != CircleKind.CLIENT
    pieces = []
    for name, value in row.items():
        text = _text(value, names)
        if text and name not in HIDDEN:
            is_private = is_other and name in PRIVATE
            pieces.append(Piece(f"{table}:{row['id']}:{name}", name, text, is_private))
    return Entry(tuple(pieces))


def _text(value: object, names: dict[str, str]) -> str:
    """A value as a person reads it; an id that names nobody says nothing to anybody."""
    if value is None or value == "" or isinstance(value, bool | int | float):
        return {True: "ja", False: "nee"}.get(value, "") if isinstance(value, bool) else ""
    text = str(value)
    if text.startswith("\\x"):
        return ""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, indent=1)
    return names.get(text, "") if _is_id(text) else text


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


async def _names(access: Access, case_id: UUID) -> dict[str, str]:
    """People by id: who works here, who is in the circle, and who sits where."""
    people = "select id, first_name || ' ' || last_name as name from circle_member where \"case\" = $1"
    seats = (
        "select t.id, p.first_name || ' ' || p.last_name as name from participant t "
        'join circle_member p on (p.tenant, p.id) = (t.tenant, t.circle_member) where t."case" = $1'
    )
    rows = [*await DB.connection.fetch(people, case_id), *await DB.connection.fetch(seats, case_id)]
    found = {str(row["id"]): row["name"].strip() for row in rows}
    return found | {str(one): name for one, name in (await members.names(access)).items()}
