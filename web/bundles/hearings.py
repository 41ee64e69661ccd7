"""People with experience of poverty: asked for their view on a bundle, and told what was done with it."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.bundles import hearing, queries
from services.bundles.hearing import Heard
from services.bundles.tables import Bundle, BundleHearing
from services.errors import Conflict, Refused
from tenants.access import Access
from tenants.registry import name_of_network
from web import entrance
from web.bundles import view
from web.bundles.forms import HeardForm, HearingForm
from web.bundles.marking import Marked, still_to_read
from web.bundles.view import PATH
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]


class HearingPages(Controller):
    path = PATH + "/{bundle_id:uuid}/groepen"

    @get()
    async def new(self, request: Incoming, bundle_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.network(request) as access:
            bundle = await queries.get_bundle(access, bundle_id)
        form = HearingForm(asked_on=clock.today())
        return page(request, access, "bundles/hearing_new.html", current="bundels", bundle=bundle, form=form)

    @post()
    async def create(self, request: Incoming, bundle_id: FromPath[UUID]) -> Response[Any]:
        posted = await request.form()
        form = HearingForm(posted)
        marked = still_to_read(posted, form.question.data)
        async with entrance.network(request) as access:
            bundle = await queries.get_bundle(access, bundle_id)
            try:
                if form.validate() and marked is None:
                    await _ask(access, bundle, form)
                    return redirect(f"{PATH}/{bundle_id}?bewaard=groep")
            except Refused as refused:
                view.refuse(form, refused)
        values: dict[str, Any] = {"bundle": bundle, "form": form, "marked": marked, "status": 422}
        return page(request, access, "bundles/hearing_new.html", current="bundels", **values)


class HeardPages(Controller):
    path = PATH + "/{bundle_id:uuid}/groepen/{hearing_id:uuid}"

    @get()
    async def edit(
        self, request: Incoming, bundle_id: FromPath[UUID], hearing_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.network(request) as access:
            bundle, found = await _both(access, bundle_id, hearing_id)
        return _page(request, access, bundle, found, HeardForm(obj=found))

    @post()
    async def update(
        self, request: Incoming, bundle_id: FromPath[UUID], hearing_id: FromPath[UUID]
    ) -> Response[Any]:
        posted = await request.form()
        form, clash = HeardForm(posted), False
        marked = still_to_read(posted, form.words.data, form.done.data, form.undone.data)
        async with entrance.network(request) as access:
            bundle, found = await _both(access, bundle_id, hearing_id)
            try:
                if form.validate() and marked is None:
                    told = (bundle_id, hearing_id, _heard(form), form.read_version)
                    await hearing.note(access, *told, now=clock.now())
                    return redirect(f"{PATH}/{bundle_id}?bewaard=groep")
            except Refused as refused:
                view.refuse(form, refused)
            except Conflict:
                clash = True
                form.version.data = str(found.version)
        return _page(request, access, bundle, found, form, is_clash=clash, marked=marked, status=422)

    @get("/blad")
    async def show(
        self, request: Incoming, bundle_id: FromPath[UUID], hearing_id: FromPath[UUID]
    ) -> Response[Any]:
        """In plain words, to be printed for them."""
        async with entrance.network(request) as access:
            bundle, found = await _both(access, bundle_id, hearing_id)
            answers = await queries.answers(access, bundle_id)
            name = await name_of_network(access.network)
        values: dict[str, Any] = {"bundle": bundle, "hearing": found, "answers": answers, "network": name}
        return page(request, access, "bundles/hearing_sheet.html", current="bundels", **values)


async def _ask(access: Access, bundle: Bundle, form: HearingForm) -> None:
    told = (form.group.data or "", form.question.data or "")
    day = form.asked_on.data or clock.today()
    await hearing.ask(access, bundle.id, *told, asked_on=day, once=form.token, now=clock.now())


async def _both(access: Access, bundle_id: UUID, hearing_id: UUID) -> tuple[Bundle, BundleHearing]:
    bundle = await queries.get_bundle(access, bundle_id)
    return bundle, await queries.get_hearing(access, bundle_id, hearing_id)


def _heard(form: HeardForm) -> Heard:
    return Heard(
        form.heard_on.data,
        form.words.data or "",
        form.done.data or "",
        form.undone.data or "",
        form.told_on.data,
    )


def _page(
    request: Incoming,
    access: Access,
    bundle: Bundle,
    found: BundleHearing,
    form: HeardForm,
    *,
    is_clash: bool = False,
    marked: Marked | None = None,
    status: int = 200,
) -> Response[Any]:
    values: dict[str, Any] = {"bundle": bundle, "hearing": found, "form": form}
    values |= {"is_clash": is_clash, "marked": marked}
    return page(request, access, "bundles/hearing.html", current="bundels", status=status, **values)
