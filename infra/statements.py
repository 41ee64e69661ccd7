"""Makes Piccolo quick: the SQL of a query is made once per shape, and rows become objects without detours.

Piccolo composes each SELECT anew out of hundreds of parts, about a millisecond a query. Here it still writes
every statement itself, the first time; the next query of the same shape (table, columns, conditions, order)
only brings its values. Whatever is not plainly a shape goes Piccolo's own way. Called by infra/database.py.
"""

import re
from typing import Any

from asyncpg import Record
from piccolo.columns import Column, ForeignKey
from piccolo.columns.base import ColumnMeta
from piccolo.columns.combination import UNDEFINED, And, Or, Where, WhereRaw
from piccolo.query.methods.objects import Objects
from piccolo.query.methods.select import Select
from piccolo.querystring import Fragment, QueryString
from piccolo.table import Table

MOST = 2000
PLACE = re.compile(r"\$\d+")
PLAIN_OBJECTS = Objects.default_querystrings.fget  # type: ignore[attr-defined]  # a property, seen from its class
PLAIN_SELECT = Select.default_querystrings.fget  # type: ignore[attr-defined]  # the same
PLAIN_RESULTS = Objects._process_results
PLAIN_ATTRIBUTE = ForeignKey.__getattribute__
METHODS = frozenset(dir(ForeignKey))

Key = tuple[Any, ...]
Plan = tuple[type[Table], list[tuple[str, int]], list[tuple[str, Any]]]

# None: Piccolo puts the values of this shape in another order, so that it goes its own way.
REMEMBERED: dict[Key, str | None] = {}
PLANS: dict[Key, Plan | None] = {}


class Unplain(Exception):
    """This query has a part that no shape describes."""


class Known(QueryString):
    """A statement that was written before, with the values of today; may stand inside another one."""

    __slots__ = ()

    def __init__(self, sql: str, values: list[Any]) -> None:
        super().__init__("")
        self._frozen_compiled_strings = (sql, values)

    def bundle(
        self,
        start_index: int = 1,
        bundled: list[Fragment] | None = None,
        combined_args: list[Any] | None = None,
    ) -> tuple[int, list[Fragment], list[Any]]:
        sql, values = self.compile_string()
        bundled = [] if bundled is None else bundled
        combined_args = [] if combined_args is None else combined_args
        *before, last = PLACE.split(sql)
        bundled += [Fragment(prefix, start_index + number) for number, prefix in enumerate(before)]
        bundled.append(Fragment(last, no_arg=True))
        combined_args += values
        return start_index + len(before), bundled, combined_args


def install() -> None:
    """Put ours in the place of five functions of Piccolo; each falls back on the one it replaces."""
    Objects.default_querystrings = property(lambda query: _statements(query, PLAIN_OBJECTS))  # type: ignore[assignment, method-assign]  # as above
    Select.default_querystrings = property(lambda query: _statements(query, PLAIN_SELECT))  # type: ignore[assignment, method-assign]  # as above
    Objects._process_results = _objects  # type: ignore[assignment, method-assign]  # on purpose
    ForeignKey.__getattribute__ = _attribute  # type: ignore[method-assign]  # on purpose
    ColumnMeta.copy = _copy  # type: ignore[method-assign]  # on purpose


def _statements(query: Any, plain: Any) -> list[QueryString]:
    """The statement of a query, out of memory when one of the same shape was written before."""
    values: list[Any] = []
    try:
        key = _shape(query, values)
        known = REMEMBERED[key]
    except Unplain:
        known = None
    except KeyError:
        return [_write(query, plain, key, values)]
    return list(plain(query)) if known is None else [Known(known, values)]


def _write(query: Any, plain: Any, key: Key, values: list[Any]) -> QueryString:
    """Let Piccolo write it, and remember it when its values stand where we would put them."""
    written: QueryString = plain(query)[0]
    sql, placed = written.compile_string()
    if len({id(value) for value in values}) < len(values):
        return written  # the same value twice says nothing about which stands where: ask another time
    is_ours = len(placed) == len(values) and all(a is b for a, b in zip(placed, values, strict=True))
    if len(REMEMBERED) >= MOST:
        REMEMBERED.clear()
    REMEMBERED[key] = sql if is_ours and len(PLACE.findall(sql)) == len(values) else None
    return written


def _shape(query: Any, values: list[Any]) -> Key:
    """Everything of a query but its values, which are added to `values` in the order of the statement."""
    where, lock = query.where_delegate._where, query.lock_rows_delegate._lock_rows
    limit, offset = query.limit_delegate._limit, query.offset_delegate._offset
    return (
        type(query),
        query.table,
        _asked(query),
        None if where is None else _condition(where, values),
        tuple(
            (_column(column), item.ascending)
            for item in query.order_by_delegate._order_by.order_by_items
            for column in item.columns
        ),
        limit and limit.number,
        offset and offset.number,
        lock and lock.querystring.template,
    )


def _asked(query: Any) -> Key:
    """Which columns, of which tables."""
    if query.as_of_delegate._as_of:
        raise Unplain
    if isinstance(query, Objects):
        return tuple(_column(key) for key in query.prefetch_delegate.fk_columns)
    is_special = query.distinct_delegate._distinct.enabled or query.exclude_secrets
    if is_special or query.group_by_delegate._group_by or query.having_delegate._where:
        raise Unplain
    return tuple(_column(column) for column in query.columns_delegate.selected_columns)


def _condition(where: Any, values: list[Any]) -> Key:
    if isinstance(where, Where):
        return _column(where.column), where.operator, _places(where, values)
    if isinstance(where, And | Or):
        return type(where), _condition(where.first, values), _condition(where.second, values)
    if isinstance(where, WhereRaw):
        values += _plain(where.querystring.args)
        return (where.querystring.template,)
    raise Unplain


def _places(where: Where, values: list[Any]) -> int:
    """How many values stand in a list; -1 for one outside any list, -2 for none ("is null")."""
    if where.value is not UNDEFINED:
        values += _plain([where.value])
        return -1
    if where.values is UNDEFINED:
        return -2
    if isinstance(where.values, QueryString):
        raise Unplain
    listed = _plain(where.values)
    values += listed
    return len(listed)


def _plain(values: Any) -> list[Any]:
    """Values that go to PostgreSQL as they are, and no other piece of a statement."""
    found = list(values)
    if any(isinstance(value, Column | QueryString) for value in found):
        raise Unplain
    return found


def _column(column: Any) -> Key:
    if not isinstance(column, Column):
        raise Unplain
    meta = column._meta
    joins = [(key._meta._table, key._meta._name) for key in meta.call_chain]
    return meta._table, meta._name, column._alias, *joins


async def _objects(query: Any, rows: list[Record]) -> list[Any]:
    """Rows as objects of their tables, without their constructors: what PostgreSQL says is complete."""
    if not rows or query.output_delegate._output.load_json or hasattr(query, "_raw_response_callback"):
        return await PLAIN_RESULTS(query, rows)
    names = tuple(rows[0].keys())
    if (query.table, names) not in PLANS:
        PLANS[query.table, names] = _plan(query.table, _tree(names))
    plan = PLANS[query.table, names]
    return await PLAIN_RESULTS(query, rows) if plan is None else [_build(plan, row) for row in rows]


def _tree(names: tuple[str, ...]) -> dict[str, Any]:
    """Where each value stands in a row: `circle_member.name` belongs to what the key `circle_member` names."""
    tree: dict[str, Any] = {}
    for place, name in sorted(enumerate(names), key=lambda pair: pair[1]):
        *path, last = name.split(".")
        branch = tree
        for step in path:
            branch[step] = branch[step] if isinstance(branch.get(step), dict) else {}
            branch = branch[step]
        branch.setdefault(last, place)
    return tree


def _plan(table: type[Table], tree: dict[str, Any]) -> Plan | None:
    """How to fill an object; None when the columns are not exactly those of the table."""
    if {column._meta.name for column in table._meta.columns} != set(tree):
        return None
    own = [(name, place) for name, place in tree.items() if not isinstance(place, dict)]
    joined = []
    for name, branch in tree.items():
        if isinstance(branch, dict):
            key: Any = table._meta.get_column_by_name(name)
            plan = _plan(key._foreign_key_meta.resolved_references, branch)
            if plan is None:
                return None
            joined.append((name, plan))
    return table, own, joined


def _build(plan: Plan, row: Record) -> Any:
    table, own, joined = plan
    made = table.__new__(table)
    values = made.__dict__
    values["_exists_in_db"], values["_was_created"] = True, None
    for name, place in own:
        values[name] = row[place]
    for name, other in joined:
        values[name] = _build(other, row)
    return made


def _attribute(self: ForeignKey[Any], name: str) -> Any:
    """What is its own at once: Piccolo lists all names first, only to leave these as they are."""
    if name.startswith("_") or (name in METHODS and name not in object.__getattribute__(self, "__dict__")):
        return object.__getattribute__(self, name)
    return PLAIN_ATTRIBUTE(self, name)


def _copy(self: ColumnMeta) -> ColumnMeta:
    """The same copy, without asking the class for its fields each time."""
    copied = object.__new__(ColumnMeta)
    copied.__dict__ |= self.__dict__
    copied.params, copied.call_chain = self.params.copy(), self.call_chain.copy()
    return copied
