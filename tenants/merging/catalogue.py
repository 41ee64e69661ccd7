"""What PostgreSQL says is there to move: asked each time, so that a new table cannot be forgotten."""

from collections.abc import Iterable
from dataclasses import dataclass

from infra.piccolo_conf import DB

# The audit stays under the old name: its chain of hashes covers the municipality. The canary is nobody's.
STAYS = ("audit_line", "audit_head", "canary")
MERGING = "crossing"


@dataclass(frozen=True)
class Column:
    """One column of one table."""

    table: str
    name: str


@dataclass(frozen=True)
class Moving:
    """Tables whose rows change hands, and columns in them that name a municipality or may name a member."""

    tables: tuple[str, ...]
    places: tuple[Column, ...]
    people: tuple[Column, ...]


TABLES = """
select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant'
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all($1) order by 1
"""
PLACES = """
select c.relname, a.attname from pg_constraint k
join pg_class c on c.oid = k.conrelid
join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
where k.contype = 'f' and k.confrelid = 'municipality'::regclass and c.relname = any($1) order by 1, 2
"""
# Every other id: who did something is often kept without a reference, and no two ids of the world are equal.
PEOPLE = """
select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
where c.relnamespace = 'public'::regnamespace and c.relname = any($1)
  and a.atttypid = 'uuid'::regtype and a.attnum > 0 and not a.attisdropped and a.attname not in ('tenant', 'id')
  and not exists (
    select from pg_constraint k
    where k.contype = 'f' and k.conrelid = c.oid and a.attnum = any (k.conkey) and k.confrelid <> 'member'::regclass)
order by 1, 2
"""
LACKING = """
select w.table_name, w.column_name, w.privilege
from unnest($1::text[], $2::text[], $3::text[]) as w (table_name, column_name, privilege)
where not has_column_privilege($4, format('public.%I', w.table_name), w.column_name, w.privilege)
"""


async def moving() -> Moving:
    """What there is to move."""
    connection = DB.connection
    tables = [row[0] for row in await connection.fetch(TABLES, STAYS)]
    places = [Column(*row) for row in await connection.fetch(PLACES, tables)]
    people = [Column(*row) for row in await connection.fetch(PEOPLE, tables)]
    return Moving(tuple(tables), tuple(places), tuple(people))


async def lend(wanted: Iterable[tuple[Column, str]], deleting: Iterable[str]) -> str:
    """Give the role `crossing` these rights, as owner; returns the SQL that takes back what it did not have.

    They exist inside this transaction alone: nobody else ever sees them.
    """
    asked = sorted({(column.table, column.name, right) for column, right in wanted})
    lists = [list(part) for part in zip(*asked, strict=True)]
    lacking = [tuple(row) for row in await DB.connection.fetch(LACKING, *lists, MERGING)]
    rights = [f'{right} ("{column}") on public."{table}"' for table, column, right in lacking]
    rights += [f'delete on public."{table}"' for table in deleting]
    await DB.script("".join(f"grant {right} to {MERGING};\n" for right in rights))
    return "".join(f"revoke {right} from {MERGING};\n" for right in rights)
