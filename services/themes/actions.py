"""Keeping the list of a network: rename, add, split, end. A code stays; what was coded or published stays as it was.

The first change makes the first list the network's own.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from infra.piccolo_conf import DB
from services.errors import Conflict, NotFound, Refused
from services.themes import rules
from services.themes.first import FIRST
from services.themes.queries import own_rows, period
from services.themes.rules import Theme
from services.themes.tables import NetworkTheme
from tenants import audit
from tenants.access import Access

LOCK = "select pg_advisory_xact_lock(hashtextextended('themes:' || current_network()::text, 0))"
MANY_PARTS = 12
SPLIT = 2
Asked = ParamSpec("Asked")
Given = TypeVar("Given")


def whole(action: Callable[Asked, Awaitable[Given]]) -> Callable[Asked, Awaitable[Given]]:
    """All of it or nothing, also when whoever asked goes on in the same transaction to show why not."""

    @wraps(action)
    async def run(*args: Asked.args, **kwargs: Asked.kwargs) -> Given:
        await DB.connection.execute("savepoint whole")
        try:
            return await action(*args, **kwargs)
        except (Conflict, NotFound, Refused):
            await DB.connection.execute("rollback to savepoint whole")
            raise

    return run


@whole
async def rename(
    access: Access, code: str, name: str, explanation: str, words: str, *, version: int, today: date
) -> None:
    """Other words for the same theme; what was published keeps the name of its time."""
    rows = await _rows(access)
    row = _get(rows, code)
    said = rules.check_name(name, (one.name for one in _beside(rows, row.parent, today) if one.code != code))
    values = {
        NetworkTheme.name: said,
        NetworkTheme.explanation: explanation.strip(),
        NetworkTheme.words: list(rules.lexicon(words)),
    }
    await _update(row, values, version)
    audit.record(access, "theme.changed", row.id)


@whole
async def add(access: Access, name: str, explanation: str, *, parent: str = "", today: date) -> str:
    """A theme, or with `parent` a part of one, from now on; returns its code."""
    rows = await _rows(access)
    if parent and _get(rows, parent).parent:
        raise NotFound("theme")
    made = await _insert(rows, name, parent, today, explanation=explanation)
    audit.record(access, "theme.added", made.id)
    return made.code


@whole
async def split(access: Access, code: str, names: Sequence[str], *, version: int, today: date) -> date:
    """From the next period on several take its place; returns the day. What was coded stays under the old code."""
    rows = await _rows(access)
    row = _get_living(rows, code, today)
    wanted = [name for name in names if name.strip()]
    if len(wanted) < SPLIT:
        raise Refused("theme.split-in-one")
    day = rules.next_period(today, await period(access))
    made: list[NetworkTheme] = []
    for name in wanted:
        made.append(
            await _insert([*rows, *made], name, row.parent, today, begins_on=day, position=row.position)
        )
    values = {NetworkTheme.ended_on: day, NetworkTheme.successors: [one.code for one in made]}
    await _update(row, values, version)
    audit.record(access, "theme.split", row.id)
    return day


@whole
async def end(access: Access, code: str, *, version: int, today: date) -> date:
    """From the next period on nobody chooses it any more; returns the day."""
    rows = await _rows(access)
    row = _get_living(rows, code, today)
    if not row.parent and len([one for one in _beside(rows, "", today) if one.ended_on is None]) == 1:
        raise Refused("theme.last")
    day = rules.next_period(today, await period(access))
    await _update(row, {NetworkTheme.ended_on: day}, version)
    audit.record(access, "theme.ended", row.id)
    return day


@whole
async def keep(access: Access, code: str, *, version: int, today: date) -> None:
    """It does not end after all, as long as that day has not come; what would have followed it never begins."""
    rows = await _rows(access)
    row = _get(rows, code)
    if row.ended_on is None or row.ended_on <= today:
        raise Refused("theme.ended")
    await _update(row, {NetworkTheme.ended_on: None, NetworkTheme.successors: []}, version)
    for one in rows:
        if one.code in row.successors and one.ended_on is None:
            await _update(one, {NetworkTheme.ended_on: today}, one.version)
    audit.record(access, "theme.kept", row.id)


async def _rows(access: Access) -> Sequence[NetworkTheme]:
    """The own list, one change at a time."""
    access.require("network.themes")
    await DB.connection.execute(LOCK)
    if not await own_rows(access):
        await NetworkTheme.insert(*(_row(one, place) for place, one in enumerate(rules.flat(FIRST))))
    return await own_rows(access)


def _row(theme: Theme, place: int) -> NetworkTheme:
    parent = next((one.code for one in FIRST if theme in one.parts), "")
    return NetworkTheme(
        code=theme.code,
        name=theme.name,
        parent=parent,
        explanation=theme.explanation,
        words=list(theme.words),
        position=place,
        successors=[],
    )


async def _insert(
    rows: Sequence[NetworkTheme], name: str, parent: str, today: date, **values: Any
) -> NetworkTheme:
    beside = _beside(rows, parent, today)
    rules.check_room(len(beside) + (MANY_PARTS if parent else 0))
    said = rules.check_name(name, (one.name for one in beside))
    code = rules.new_code(said, parent, {one.code for one in rows})
    values = {"position": max((one.position for one in rows), default=0) + 1, **values}
    made = NetworkTheme(code=code, name=said, parent=parent, words=[], successors=[], **values)
    await made.save()
    return made


def _beside(rows: Sequence[NetworkTheme], parent: str, today: date) -> list[NetworkTheme]:
    """Those that stand, or will stand, next to each other."""
    return [one for one in rows if one.parent == parent and (one.ended_on is None or one.ended_on > today)]


def _get(rows: Sequence[NetworkTheme], code: str) -> NetworkTheme:
    found = next((one for one in rows if one.code == code), None)
    if found is None:
        raise NotFound("theme")
    return found


def _get_living(rows: Sequence[NetworkTheme], code: str, today: date) -> NetworkTheme:
    found = _get(rows, code)
    if found.ended_on is not None or (found.begins_on is not None and found.begins_on > today):
        raise Refused("theme.ended")
    return found


async def _update(row: NetworkTheme, values: dict[Any, Any], version: int) -> None:
    where = (NetworkTheme.id == row.id) & (NetworkTheme.version == version)
    values = {**values, NetworkTheme.version: NetworkTheme.version + 1}
    if not await NetworkTheme.update(values).where(where).returning(NetworkTheme.id):
        raise Conflict("theme")
