"""Kept by the municipality: what everybody reads about it, and what each one says of the own name."""

from typing import Any

from litestar import Controller, Request, Response, get, post

from infra import clock
from services.errors import Conflict, NotAllowed
from services.members import listing
from tenants import audit
from tenants.access import Access
from web import entrance
from web.cases.once import differences
from web.listed.forms import ListingForm, OwnForm, filled
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/coordinatoren/kaart"
SAVED = {"ja": "Bewaard. Zo ziet iedereen het nu.", "ok": "Dank je. Over een jaar vragen we het opnieuw."}
COMPARED = ("service", "phone", "email", "reachable", "may_ask")


class ListingPages(Controller):
    path = PATH

    @get()
    async def edit(self, request: Incoming) -> Response[Any]:
        async with entrance.member(request) as access:
            notice = SAVED.get(request.query_params.get("bewaard", ""), "")
            return await _page(request, access, notice=notice)

    @post()
    async def update(self, request: Incoming) -> Response[Any]:
        form = ListingForm(await request.form())
        async with entrance.member(request) as access:
            access.require("listing.keep")
            if not form.validate():
                return await _page(request, access, form, status=422)
            try:
                await listing.keep(
                    access, form.words(), form.hidden(), form.read_version, today=clock.today()
                )
            except Conflict:
                row = await listing.get_listing(access)
                form.version.data = str(row.version)
                return await _page(request, access, form, others=differences(form, row, COMPARED), status=409)
        return redirect(f"{PATH}?bewaard=ja")

    @post("/nagekeken")
    async def check(self, request: Incoming) -> Response[Any]:
        """It still holds."""
        async with entrance.member(request) as access:
            await listing.check(access, today=clock.today())
        return redirect(f"{PATH}?bewaard=ok")

    @post("/ik")
    async def own(self, request: Incoming) -> Response[Any]:
        """About myself."""
        form = OwnForm(await request.form())
        async with entrance.member(request) as access:
            access.require("listing.own")
            if not form.validate():
                return await _page(request, access, own=form, status=422)
            await listing.keep_own(access, form.told(), now=clock.now())
        return redirect(f"{PATH}?bewaard=ja")


async def _page(
    request: Incoming,
    access: Access,
    form: ListingForm | None = None,
    *,
    own: OwnForm | None = None,
    others: Any = None,
    notice: str = "",
    status: int = 200,
) -> Response[Any]:
    may_keep, has_own = access.may("listing.keep"), access.may("listing.own")
    if not (may_keep or has_own):
        raise NotAllowed("listing.keep")
    audit.record(access, "policy.read")
    row = await listing.get_listing(access) if may_keep else None
    me = await listing.get_own(access) if has_own else None
    return page(
        request,
        access,
        "listed/card.html",
        current="kaart" if has_own else "instellingen",
        status=status,
        form=form or (filled(row) if row else None),
        own=own or (OwnForm(obj=me) if me else None),
        checked_on=row.checked_on if row else None,
        person=access.actor.name,
        others=others,
        notice=notice,
    )
