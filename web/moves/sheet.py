"""The sheet that goes along to a municipality without Rondetafel: made to be printed and handed over, never sent."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get
from litestar.params import FromPath

from services.cases import discretion
from services.cases import queries as cases
from services.cases.tables import CircleMember
from services.consents.queries import restrictions
from services.errors import NotFound
from services.plans.queries import goals, open_agreements
from tenants import audit
from tenants.access import Access
from web import entrance
from web.shared.pages import page

Incoming = Request[Any, Any, Any]


class TransferSheetPages(Controller):
    """Who stands round the client, what runs, and what somebody may not know."""

    path = "/situaties/{case_id:uuid}/overdrachtsblad"

    @get()
    async def show(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """One page; a secret address is not on it."""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            case = await cases.get_case(access, case_id)
            if case.coordinator != access.member:
                raise NotFound("sheet")
            audit.record(access, "transfer-sheet.read", case_id, case=case_id)
            return page(
                request,
                access,
                "moves/sheet.html",
                current="situaties",
                case=case,
                municipality=access.home.name,
                coordinator=access.actor.name,
                **await _content(access, case_id),
            )


async def _content(access: Access, case_id: UUID) -> dict[str, Any]:
    people = await cases.circle(access, case_id)
    names = {one.id: _named(one) for one in people}
    return {
        "people": [(_named(one), discretion.in_full(one), one.phone) for one in people],
        "decides": [
            (names.get(row.circle_member, ""), names.get(row.represented, ""), row.may_decide)
            for row in await cases.representatives(access, case_id)
        ],
        "names": names,
        "goals": await goals(access, case_id),
        "agreements": await open_agreements(access, case_id),
        "kept": [
            (row.topic, names.get(row.kept_from, "") if row.kept_from else "")
            for row in await restrictions(access, case_id)
        ],
    }


def _named(one: CircleMember) -> str:
    return f"{one.first_name} {one.last_name}".strip()
