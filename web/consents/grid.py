"""The grid of persons and topics, drawn from the exceptions, for whoever doubts; one sheet of paper, landscape."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get
from litestar.params import FromPath

from services.cases.queries import get_case
from tenants import audit
from web import entrance
from web.consents.knowledge import knowledge
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
# What each mark means, in words: no colour says anything alone.
LEGEND = (
    ("ja", "hoort dit punt"),
    ("niet", "is er voor dit punt niet bij"),
    ("eerst vragen", "hoort nog niets: vraag het eerst"),
    ("alleen in nood", "hoort enkel wat in nood gedeeld wordt"),
)


class GridPages(Controller):
    path = "/situaties/{case_id:uuid}/weten/rooster"

    @get()
    async def show(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            case = await get_case(access, case_id)
            known = await knowledge(access, case)
            audit.record(access, "knowledge.read", case_id, case=case_id)
        shown = {cell for one in known.people for cell in one.cells}
        return page(
            request,
            access,
            "consents/grid.html",
            current="situaties",
            case={"id": case.id, "name": case.name},
            people=known.people,
            topics=known.topics,
            struck=known.struck,
            legend=[one for one in LEGEND if one[0] in shown],
        )
