"""Wissen op vraag van de cliënt: asked once more who is there, one box, and later work does it."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.rules import check_may_grant
from services.retention import actions, queries
from tenants.access import Access
from web import entrance
from web.cases.once import once
from web.retention.forms import ErasureForm
from web.shared.pages import page

Incoming = Request[Any, Any, Any]


class ErasurePages(Controller):
    path = "/situaties/{case_id:uuid}/wissing"

    @get()
    async def new(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """What goes, and one box."""
        async with entrance.member(request, is_fresh=True) as access:
            return await _asked(request, access, case_id, ErasureForm())

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Ask it of later work."""
        form = ErasureForm(await request.form())
        async with entrance.member(request, is_fresh=True) as access:
            if sent := await once(access, form, lambda: _erase(access, case_id)):
                return sent
            return await _asked(request, access, case_id, form, status=422)


async def _asked(
    request: Incoming, access: Access, case_id: UUID, form: ErasureForm, *, status: int = 200
) -> Response[Any]:
    case = await queries.managed(access, case_id, clock.today())
    check_may_grant(case, access.member)
    values = {"case": case, "form": form}
    return page(request, access, "retention/erasure.html", current="situaties", status=status, **values)


async def _erase(access: Access, case_id: UUID) -> str:
    await actions.ask_erasure(access, case_id, now=clock.now())
    return "/situaties/afgesloten?gewist=ja"
