"""Beleid: the desk of who coordinates, per theme; and for who administers the files that were made."""

from collections.abc import Sequence
from typing import Any

from litestar import Controller, Request, Response, get

from infra import clock
from services.councils import queries, rules
from services.councils.desk import Line, desk
from tenants.words.councils import band
from web import entrance
from web.councils import view
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
PATH = "/beleid"
FEW = 4


class CouncilPages(Controller):
    path = PATH

    @get()
    async def index(self, request: Incoming) -> Response[Any]:
        today = clock.today()
        async with entrance.member(request) as access:
            access.require("councils.read")
            made = await queries.files(access)
            may_write = access.may("councils.write")
            told = await desk(access, today.year) if may_write else None
        return page(
            request,
            access,
            "councils/index.html",
            current="beleid",
            desk=told,
            **_themes(told.lines if told else ()),
            band=band,
            files=made,
            newest={one.year: one.id for one in reversed(made)},
            year=rules.newest_year(today) if may_write else None,
        )


def _themes(lines: Sequence[Line]) -> dict[str, Any]:
    """What is frequent or was brought to somebody stands open; the rest is folded."""
    return {
        "near": [one for number, one in enumerate(lines) if number < FEW or one.raised],
        "rest": [one for one in lines[FEW:] if not one.raised],
        "raised": {one.theme.code: [view.told(each) for each in one.raised] for one in lines},
    }
