"""What is in a bundle: choose contributions, let them go, choose quotes."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.bundles import actions, places, proposals, queries
from services.errors import Refused
from tenants.access import Access
from tenants.words.bundles import LEFT
from tenants.words.refusals import REFUSALS
from web import entrance
from web.bundles import view
from web.bundles.choosing import Looked, looked, offered
from web.bundles.forms import picked
from web.bundles.view import PATH
from web.shared.pages import page, redirect
from web.shared.query import asked

Incoming = Request[Any, Any, Any]
NOTHING = Looked()


class BundlePartPages(Controller):
    path = PATH + "/{bundle_id:uuid}/bijdragen"

    @get()
    async def index(self, request: Incoming, bundle_id: FromPath[UUID]) -> Response[Any]:
        """What is in it, and what nobody bundled yet."""
        async with entrance.network(request) as access:
            return await _parts(request, access, bundle_id)

    @post()
    async def create(self, request: Incoming, bundle_id: FromPath[UUID]) -> Response[Any]:
        """Those that were ticked, or all that the page showed; or look for a word, with what was ticked kept."""
        posted = await request.form()
        if "blad" in posted:
            async with entrance.network(request) as access:
                return await _parts(request, access, bundle_id, sought=looked(posted))
        wanted = picked(posted, "alle" if posted.get("alles") else "bijdrage")
        return await _changed(request, bundle_id, wanted, actions.add)

    @post("/vertrek")
    async def delete(self, request: Incoming, bundle_id: FromPath[UUID]) -> Response[Any]:
        """Out of it; who was in when stays."""
        posted = await request.form()
        wanted = picked(posted, "alle" if posted.get("alles") else "bijdrage")
        return await _changed(request, bundle_id, wanted, actions.release)


class BundleQuotePages(Controller):
    path = PATH + "/{bundle_id:uuid}/citaten"

    @get()
    async def edit(self, request: Incoming, bundle_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.network(request) as access:
            return await _quotes(request, access, bundle_id)

    @post()
    async def update(self, request: Incoming, bundle_id: FromPath[UUID]) -> Response[Any]:
        wanted = picked(await request.form(), "citaat")
        async with entrance.network(request) as access:
            try:
                await actions.quote(access, bundle_id, wanted, now=clock.now())
            except Refused as refused:
                return await _quotes(request, access, bundle_id, wanted, refused)
        return redirect(f"{PATH}/{bundle_id}?bewaard=citaten")


async def _changed(request: Incoming, bundle_id: UUID, wanted: list[UUID], change: Any) -> Response[Any]:
    async with entrance.network(request) as access:
        if not wanted:
            return await _parts(request, access, bundle_id, "Kruis eerst aan welke teksten.")
        try:
            await change(access, bundle_id, wanted, today=clock.today())
        except Refused as refused:
            return await _parts(request, access, bundle_id, REFUSALS[refused.code])
    return redirect(f"{PATH}/{bundle_id}/bijdragen?bewaard=bijdragen")


async def _parts(
    request: Incoming,
    access: Access,
    bundle_id: UUID,
    error: str = "",
    sought: Looked = NOTHING,
) -> Response[Any]:
    bundle = await queries.get_bundle(access, bundle_id)
    proposed = await proposals.proposed(access, bundle) if bundle.closed_on is None else []
    living = [one for one in await proposals.parts(access, bundle_id) if one.is_living]
    is_saved = asked(request, "bewaard") in {"bijdragen", "begonnen"}
    return page(
        request,
        access,
        "bundles/parts.html",
        current="bundels",
        status=422 if error else 200,
        notice="Bewaard." if is_saved and not error else "",
        error=error,
        bundle=bundle,
        where=view.spot(await places.named(access, bundle)),
        parts=living,
        offered=offered(proposed, sought),
        sought=sought,
        left=await proposals.left(access, bundle_id),
        leaving=LEFT,
    )


async def _quotes(
    request: Incoming,
    access: Access,
    bundle_id: UUID,
    wanted: list[UUID] | None = None,
    refused: Refused | None = None,
) -> Response[Any]:
    bundle = await queries.get_bundle(access, bundle_id)
    chosen = await proposals.chosen(access, bundle_id)
    offered = {one.id: one for one in [*await proposals.quotable(access, bundle_id), *chosen]}
    return page(
        request,
        access,
        "bundles/quotes.html",
        current="bundels",
        status=422 if refused else 200,
        error=REFUSALS[refused.code] if refused else "",
        bundle=bundle,
        offered=sorted(offered.values(), key=lambda one: str(one.id)),
        chosen=set(wanted) if wanted is not None else {one.id for one in chosen},
    )
