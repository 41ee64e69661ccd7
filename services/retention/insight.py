"""Everything that is kept about one case, and the answer to a client who asks for it. A text is a piece: pieces.py."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from infra.clock import BRUSSELS
from infra.piccolo_conf import DB
from services.cases.tables import CircleKind
from services.errors import Refused
from services.evaluations.tables import Aspect, Readers
from services.retention import pieces, reach
from services.retention.pieces import Piece
from services.retention.queries import managed
from services.retention.tables import InsightRequest
from tenants import audit, members
from tenants.access import Access

PRIVATE_NOTES = "private_note"
MACHINERY = ("guest_link", "guest_session", "access_code", "known_browser", "report_reader", PRIVATE_NOTES)
PRIVATE = frozenset(
    {
        *("last_name", "email", "phone", "address", "safe_contact", "born_on", "keyword"),
        *("own_interest", "post_opened_by", "asked_to_be_there_on", "confidant_chosen_on"),
    }
)
LEFT_OUT = "(weggelaten)"
CODES = """
select c.relname, a.attname from pg_constraint k join pg_class c on c.oid = k.conrelid
join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
where k.contype = 'c' and a.atttypid = 'text'::regtype and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%'
"""
# Bytes say nothing to a person, and those of a photo are many: what is a file is handed over as one.
COLUMNS = """
select c.relname, array_agg(a.attname order by a.attnum) from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid <> 'bytea'::regtype
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by c.relname
"""


@dataclass(frozen=True)
class Chapter:
    """One kind of kept thing: what each row says."""

    table: str
    entries: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True)
class Text:
    """One text as a person reads it through: how often it stands there, and whether to propose to leave it out."""

    key: str
    text: str
    times: int
    is_private: bool


async def chapters(access: Access, case_id: UUID, today: date) -> list[Chapter]:
    """All of it, in the order of the tables; for who may answer the client."""
    await managed(access, case_id, today)
    found, names = await reach.of_case(), await _names(access, case_id)
    codes = {(row[0], row[1]) for row in await DB.connection.fetch(CODES)}
    columns = {row[0]: row[1] for row in await DB.connection.fetch(COLUMNS)}
    told = []
    for table in sorted(set(found.conditions) - set(MACHINERY)):
        told_columns = ", ".join(f'"{name}"' for name in columns[table])
        where = (
            f'select to_jsonb(t) from (select {told_columns} from "{table}" '  # noqa: S608 - catalogue
            f"where {found.conditions[table]}) t order by id"
        )
        rows = [json.loads(row[0]) for row in await DB.connection.fetch(where, case_id)]
        coded = {name for of, name in codes if of == table}
        entries = tuple(said for row in rows if (said := _said(table, row, names, coded)))
        if entries:
            told.append(Chapter(table, entries))
    return told


def texts(told: Sequence[Chapter]) -> dict[str, list[Text]]:
    """Per table each text once, where it stands first. What the client's own row says too is no secret."""
    everything = [piece for one in told for entry in one.entries for piece in entry if piece.is_text]
    open_texts = {one.key for one in everything if not one.is_private}
    shown: dict[str, list[Text]] = {}
    known = set[str]()
    for chapter in told:
        for piece in (piece for entry in chapter.entries for piece in entry if piece.is_text):
            if piece.key not in known:
                known.add(piece.key)
                times = sum(one.key == piece.key for one in everything)
                text = Text(piece.key, piece.text, times, piece.key not in open_texts)
                shown.setdefault(chapter.table, []).append(text)
    return shown


async def answer(access: Access, case_id: UUID, left_out: Collection[str], *, now: datetime) -> list[Chapter]:
    """What goes to the client, without what was left out; the request is answered, nothing of it is kept."""
    told = await chapters(access, case_id, now.astimezone(BRUSSELS).date())
    where = (InsightRequest.case == case_id) & InsightRequest.answered_at.is_null()
    waiting = await InsightRequest.objects().where(where).lock_rows("UPDATE").first()
    if waiting is None:
        raise Refused("insight.answered")
    known = {one.key for found in texts(told).values() for one in found}
    waiting.answered_at, waiting.answered_by = now, access.member
    waiting.left_out = len(known & set(left_out))
    await waiting.save()
    audit.record(access, "insight.answered", waiting.id, case=case_id)
    return without(told, left_out)


def without(told: Sequence[Chapter], left_out: Collection[str]) -> list[Chapter]:
    """Each text that was left out says so: the client sees that something stood there."""
    return [
        Chapter(one.table, tuple(tuple(_masked(piece, left_out) for piece in entry) for entry in one.entries))
        for one in told
    ]


def _masked(piece: Piece, left_out: Collection[str]) -> Piece:
    return replace(piece, text=LEFT_OUT) if piece.is_text and piece.key in left_out else piece


def _said(
    table: str, row: dict[str, object], names: dict[str, str], coded: Collection[str]
) -> tuple[Piece, ...]:
    """What the client wants nobody to read is in no file that a member makes: it stands on the own page."""
    if table == "feedback" and row["readers"] == Readers.NOBODY:
        row = {name: value for name, value in row.items() if name not in {*Aspect}}
    is_other = table == "circle_member" and row["kind"] != CircleKind.CLIENT
    found = [
        piece
        for name, value in row.items()
        for piece in pieces.of(
            name, value, names, is_code=name in coded, is_private=is_other and name in PRIVATE
        )
    ]
    return tuple(found)


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
