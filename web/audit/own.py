"""The client's own "Wie weet wat?" and "Wie heeft er gekeken?", behind the link and on paper."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get
from litestar.params import FromPath

from services.cases.queries import get_case
from services.cases.tables import CircleKind
from services.errors import NotFound
from tenants import audit
from web import entrance
from web.audit.knowing import who_knows, who_looked
from web.audit.pages import number_of
from web.guests.entrance import Visit, admitted
from web.guests.pages import LINK
from web.shared.pages import page
from web.shared.query import asked

Incoming = Request[Any, Any, Any]


class OwnKnowledgePages(Controller):
    path = LINK + "/weten"

    @get()
    async def show(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[str]:
        """For the client alone, after a code."""
        async with admitted(request, slug, token) as visit:
            case = _own_case(visit)
            people = await who_knows(visit.access, case)
            audit.record(visit.access, "knowledge.read", visit.invitation, case=case)
        return page(
            request,
            visit.access,
            "audit/own.html",
            people=people,
            path=visit.path,
            phone=visit.phone,
            is_big=True,
        )


class OwnLogPages(Controller):
    path = LINK + "/wie-keek"

    @get()
    async def show(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[str]:
        """Day by day, in plain words."""
        before = number_of(asked(request, "voor"))
        async with admitted(request, slug, token) as visit:
            case = _own_case(visit)
            days, older = await who_looked(visit.access, case, before)
            audit.record(visit.access, "log.read", visit.invitation, case=case)
        return page(
            request,
            visit.access,
            "audit/looked.html",
            days=days,
            older=older,
            path=visit.path,
            phone=visit.phone,
            is_big=True,
        )


class KnowledgeSheetPages(Controller):
    path = "/situaties/{case_id:uuid}/weten/blad"

    @get()
    async def show(self, request: Incoming, case_id: FromPath[UUID]) -> Response[str]:
        """The same on one sheet, for a client who gets it from the coordinator's hand."""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            case = await get_case(access, case_id)
            people, (days, _) = await who_knows(access, case_id), await who_looked(access, case_id)
            audit.record(access, "knowledge.printed", case_id, case=case_id)
        return page(
            request,
            access,
            "audit/sheet.html",
            current="situaties",
            case={"id": case.id, "name": case.name},
            people=people,
            days=days,
        )


def _own_case(visit: Visit) -> UUID:
    """The client's own; everybody else finds nothing here."""
    if visit.seat.circle_member.kind != CircleKind.CLIENT:
        raise NotFound("own knowledge")
    return UUID(visit.access.cases)
