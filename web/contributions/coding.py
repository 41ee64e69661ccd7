"""What nobody coded at home: accepted texts that still want a theme, a part of life or a type."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.contributions import actions, queries
from services.errors import Refused
from services.themes import queries as themes
from tenants.access import Access
from tenants.words.refusals import REFUSALS
from web import entrance
from web.contributions.forms import CodingForm, coding_form, prefix_of
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/netwerk/lezen/indelen"
NOTICES = {"ingedeeld": "Ingedeeld."}


class UncodedPages(Controller):
    path = PATH

    @get()
    async def index(self, request: Incoming) -> Response[Any]:
        async with entrance.network(request) as access:
            return await _page(request, access)


class CodingPages(Controller):
    path = "/netwerk/lezen/{contribution_id:uuid}/indeling"

    @post()
    async def update(self, request: Incoming, contribution_id: FromPath[UUID]) -> Response[Any]:
        typed = await request.form()
        async with entrance.network(request) as access:
            text = await queries.get_text(access, contribution_id)
            form = coding_form(typed, await themes.themes(access), text, prefix_of(contribution_id))
            if not form.validate():
                return await _page(request, access, typed=(contribution_id, form))
            try:
                await actions.code(access, contribution_id, form.coding, now=clock.now())
            except Refused as refused:
                form.form_errors = [*form.form_errors, REFUSALS[refused.code]]
                return await _page(request, access, typed=(contribution_id, form))
        return redirect(f"{PATH}?bewaard=ingedeeld")


async def _page(
    request: Incoming, access: Access, *, typed: tuple[UUID, CodingForm] | None = None
) -> Response[Any]:
    known = await themes.themes(access)
    texts = list(await queries.uncoded(access))
    if typed is not None and typed[0] not in {text.id for text in texts}:
        texts.insert(0, await queries.get_text(access, typed[0]))
    forms = {text.id: coding_form(None, known, text, prefix_of(text.id)) for text in texts}
    forms |= dict([typed] if typed else [])
    return page(
        request,
        access,
        "contributions/uncoded.html",
        current="lezen",
        status=422 if typed else 200,
        notice=NOTICES.get(request.query_params.get("bewaard", ""), ""),
        lines=[(text, forms[text.id]) for text in texts],
    )
