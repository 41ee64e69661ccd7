"""What belongs to a case or a request, asked of PostgreSQL: a table that comes later belongs to it by itself.

A row belongs when it names the case, or refers to a row that belongs. The log does not: it holds ids alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from infra.piccolo_conf import DB

NAMING = """
select c.relname from pg_attribute a join pg_class c on c.oid = a.attrelid
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'case' and not a.attisdropped
  and c.relname <> 'audit_line'
"""
REFERENCES = """
select c.relname as child, a.attname as name, p.relname as parent, a.attnotnull as is_needed
from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey) and a.attname <> 'tenant'
where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and p.relname <> 'municipality'
"""


@dataclass(frozen=True)
class Reference:
    """A column of one table that names a row of another."""

    child: str
    name: str
    parent: str
    is_needed: bool


@dataclass(frozen=True)
class Reach:
    """Per table the condition for its rows ($1 is the case or request), and how those tables hang together."""

    conditions: Mapping[str, str]
    references: tuple[Reference, ...]

    def in_order(self) -> list[str]:
        """Children before parents; what the case itself names is emptied first; who may open it goes last of all."""
        left, found = set(self.conditions) - {"case_opening"}, list[str]()
        others = [one for one in self.references if one.child not in {one.parent, "case"}]
        while left:
            free = sorted(left - {one.parent for one in others if one.child in left})
            if not free:
                raise RuntimeError(f"a circle of references: {sorted(left)}")
            found += free
            left -= set(free)
        return [*found, *({"case_opening"} & set(self.conditions))]

    def to_empty(self) -> list[str]:
        """Columns of the case itself that name rows which go before it."""
        return sorted({one.name for one in self.references if one.child == "case" and not one.is_needed})


async def of_case() -> Reach:
    """Everything about one case."""
    naming = {row[0]: '"case" = $1' for row in await DB.connection.fetch(NAMING)}
    return await _with_children({**naming, "case": "id = $1", "referral": "led_to = $1"})


async def of_referral() -> Reach:
    """Everything about one request."""
    return await _with_children({"referral": "id = $1"})


async def ids(reach: Reach, about: UUID) -> list[UUID]:
    """Every row that belongs, by id, and the case itself."""
    parts = [f'select id from "{table}" where {where}' for table, where in reach.conditions.items()]  # noqa: S608
    rows = await DB.connection.fetch(" union ".join(parts), about)
    return [about, *(row["id"] for row in rows)]


async def _with_children(conditions: dict[str, str]) -> Reach:
    references = [Reference(**row) for row in await DB.connection.fetch(REFERENCES)]
    is_growing = True
    while is_growing:
        fresh = [one for one in references if one.parent in conditions and one.child not in conditions]
        for one in fresh:
            inside = f'"{one.name}" in (select id from "{one.parent}" where {conditions[one.parent]})'  # noqa: S608
            conditions[one.child] = (
                f"{conditions[one.child]} or {inside}" if one.child in conditions else inside
            )
        is_growing = bool(fresh)
    inside_out = [one for one in references if {one.child, one.parent} <= set(conditions)]
    return Reach(conditions, tuple(inside_out))
