"""What a network sees of the figures that municipalities share: about how much in all, and never whose."""

from typing import Any

from litestar import Controller, Request, Response, get
from litestar.params import FromQuery

from infra import clock
from services.figures import queries
from services.figures.tree import GROUPS, ROOTS
from tenants.words.figures import GROUPS as OF_GROUPS
from web import entrance
from web.figures.view import part_of, title
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
MOST_YEARS = 5


class NetworkFigurePages(Controller):
    path = "/netwerk/cijfers"

    @get()
    async def show(self, request: Incoming, jaar: FromQuery[int] = 0) -> Response[Any]:
        """One year; an unknown one is the newest."""
        newest = queries.last_year(clock.today())
        years = range(newest, newest - MOST_YEARS, -1)
        year = jaar if jaar in years else newest
        async with entrance.network(request) as access:
            found = await queries.for_network(access, year)
        wholes = [(title(root), found.get((root, ""))) for root in ROOTS]
        shares = [
            (
                title(group.code),
                [(part_of(group.code, part), found.get((group.code, part))) for part in group.parts],
            )
            for group in GROUPS
            if (group.code, group.parts[0]) in found
        ]
        missing = [title(code) for code in OF_GROUPS if not any(figure == code for figure, _ in found)]
        return page(
            request,
            access,
            "figures/network.html",
            current="netwerkcijfers",
            year=year,
            years=years,
            wholes=wholes,
            shares=shares,
            missing=missing,
        )
