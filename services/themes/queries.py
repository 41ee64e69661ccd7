"""Reading themes: of the network that is inside, or of each network of the municipality that is inside.

A network that changed nothing yet has the first list.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol
from uuid import UUID

from infra import clock
from infra.piccolo_conf import DB
from services.themes.first import FIRST
from services.themes.rules import Theme
from services.themes.tables import NetworkTheme
from tenants import contributing
from tenants.access import Access


class Row(Protocol):
    """A theme as a network or a crossing gives it."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def parent(self) -> str: ...
    @property
    def explanation(self) -> str: ...
    @property
    def words(self) -> Iterable[str]: ...
    @property
    def ended_on(self) -> date | None: ...


async def themes(access: Access) -> tuple[Theme, ...]:
    """The living themes of this network, in its order."""
    return living(await all_themes(access), clock.today())


async def all_themes(access: Access) -> tuple[Theme, ...]:
    """Also those that ended, for what was coded or published under them."""
    _ = access.network
    rows = await NetworkTheme.objects().order_by(NetworkTheme.position, NetworkTheme.code)
    return nested(rows) if rows else FIRST


async def own_rows(access: Access) -> Sequence[NetworkTheme]:
    """The rows of this network, for who keeps the list; none while it has the first list."""
    access.require("network.themes")
    rows: Sequence[NetworkTheme] = await NetworkTheme.objects().order_by(
        NetworkTheme.position, NetworkTheme.code
    )
    return rows


async def period(access: Access) -> str:
    """How long a period is in this network."""
    _ = access.network
    return str(await DB.connection.fetchval("select period from network_policy") or "half-year")


async def themes_here(access: Access) -> Mapping[UUID, tuple[Theme, ...]]:
    """For a municipality: per network its living themes, in the order of that network."""
    own = await contributing.themes_here(access)
    networks = await contributing.networks_here(access)
    of = {one.id: [row for row in own if row.network == one.id] for one in networks}
    return {network: living(nested(rows), clock.today()) if rows else FIRST for network, rows in of.items()}


def nested(rows: Iterable[Row]) -> tuple[Theme, ...]:
    """Rows in their order become themes with their parts."""
    rows = list(rows)
    return tuple(
        _theme(row, tuple(_theme(part) for part in rows if part.parent == row.code))
        for row in rows
        if not row.parent
    )


def living(themes: Iterable[Theme], today: date) -> tuple[Theme, ...]:
    """What may be chosen today."""
    return tuple(replace(one, parts=living(one.parts, today)) for one in themes if one.is_living(today))


def _theme(row: Row, parts: tuple[Theme, ...] = ()) -> Theme:
    begins_on, successors = getattr(row, "begins_on", None), tuple(getattr(row, "successors", ()))
    words = tuple(row.words)
    return Theme(row.code, row.name, row.explanation, words, parts, begins_on, row.ended_on, successors)
