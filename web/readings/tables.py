"""The table of themes by domain, periods beside each other, and the map with its own table. Bands alone."""

from collections.abc import Sequence
from typing import Any

from litestar import Controller, Request, Response, get
from litestar.params import FromQuery

from services.readings import queries, rules
from services.readings.queries import Edition
from tenants.opened import OpenCell
from tenants.words.domains import DOMAINS
from web import entrance
from web.readings.drawn import drawn
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
TOGETHER = "hele netwerk"


class HeatPages(Controller):
    path = "/netwerk/tabel"

    @get()
    async def index(
        self, request: Incoming, periode: FromQuery[str] = "", naast: FromQuery[str] = ""
    ) -> Response[Any]:
        """One period, or two beside each other; the newest when none is known."""
        async with entrance.network(request) as access:
            found = await queries.editions(access)
            chosen = _find(found, periode) or next(iter(found), None)
            other = _find(found, naast)
            periods = [one for one in (chosen, other if other is not chosen else None) if one]
            changes = await queries.changed(access, periods)
        values: dict[str, Any] = {"changes": changes, **heat(periods)}
        return page(
            request,
            access,
            "readings/heat.html",
            current="leeszaal",
            found=found,
            periods=periods,
            **values,
        )


class MapPages(Controller):
    path = "/netwerk/kaart"

    @get()
    async def index(
        self, request: Incoming, periode: FromQuery[str] = "", thema: FromQuery[str] = ""
    ) -> Response[Any]:
        """One period and theme; without a choice the newest, and what is told most of."""
        async with entrance.network(request) as access:
            found = await queries.editions(access)
        chosen = _find(found, periode) or next(iter(found), None)
        values = of_places(chosen.cells if chosen else [], thema)
        return page(
            request, access, "readings/map.html", current="leeszaal", found=found, chosen=chosen, **values
        )


def heat(periods: Sequence[Edition]) -> dict[str, Any]:
    """Columns by name, and per theme the rows of each period: its title, and name and band of each column."""
    codes, told = rules.beside([rules.by_domain(one.cells) for one in periods])
    columns = [DOMAINS.get(code, TOGETHER) for code in codes]
    titles = [one.title for one in periods]
    themes = [
        (
            name,
            [
                (title, row and list(zip(columns, row, strict=True)))
                for title, row in zip(titles, rows, strict=True)
            ],
        )
        for name, rows in told
    ]
    return {"columns": columns, "themes": themes}


def of_places(cells: Sequence[OpenCell], wanted: str) -> dict[str, Any]:
    """The map of one theme with what its table says; a theme that is not known counts as no choice."""
    themes = rules.names(cells)
    theme = wanted if wanted in themes else rules.first_to_draw(cells)
    bands = rules.of_theme(cells, theme)
    return {
        "themes": themes,
        "theme": theme,
        "theme_name": themes.get(theme, ""),
        "places": sorted(bands.items()),
        "drawing": drawn(bands, bands),
    }


def _find(found: list[Edition], code: str) -> Edition | None:
    return next((one for one in found if one.code == code), None)
