"""The memory: how long something has been going on, what was asked of whom, what was answered, what came of it."""

from typing import Any

from litestar import Controller, Request, Response, get, post

from services.readings import memory, queries, rules
from services.readings.words import holds
from services.themes.queries import all_themes
from services.themes.rules import flat
from tenants.access import Access
from tenants.words.bundles import STATUSES
from web import entrance
from web.readings.forms import WordsForm
from web.shared.pages import page

Incoming = Request[Any, Any, Any]


class MemoryPages(Controller):
    path = "/netwerk/geheugen"

    @get()
    async def index(self, request: Incoming) -> Response[Any]:
        async with entrance.network(request) as access:
            return await _answer(request, access, WordsForm())

    @post(status_code=200)
    async def search(self, request: Incoming) -> Response[Any]:
        """Over all years at once."""
        form = WordsForm(await request.form())
        async with entrance.network(request) as access:
            return await _answer(request, access, form, is_good=form.validate())


async def _answer(
    request: Incoming, access: Access, form: WordsForm, *, is_good: bool = True
) -> Response[Any]:
    sought = form.zoek.data or "" if is_good else ""
    themes = {one.code: one.name for one in flat(await all_themes(access))}
    found = await memory.remembered(access, sought, themes)
    editions = list(reversed(await queries.editions(access)))
    lines = [one for one in rules.over_time([one.cells for one in editions]) if holds([one[1]], sought)]
    shown = {code for code, _, _ in lines}
    return page(
        request,
        access,
        "readings/memory.html",
        current="leeszaal",
        status=200 if is_good else 422,
        form=form,
        sought=sought,
        found=found,
        themes=themes,
        statuses=STATUSES,
        periods=[one.title for one in editions],
        lines=lines,
        changes=[one for one in await queries.changed(access, editions) if one.code in shown],
    )
