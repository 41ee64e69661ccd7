"""The policy file: as it would be today, as it was sent, on paper, and to whom it was handed over."""

import json
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.bundles import dossier, queries, sending
from services.bundles.sending import To
from services.bundles.tables import Bundle
from services.documents.policy_file import policy_file
from services.errors import Refused
from tenants.access import Access
from web import entrance
from web.bundles import view
from web.bundles.forms import SendingForm
from web.bundles.view import PATH
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]


class PolicyFilePages(Controller):
    path = PATH + "/{bundle_id:uuid}/dossier"

    @get()
    async def index(self, request: Incoming, bundle_id: FromPath[UUID]) -> Response[Any]:
        """The next version, with the form for to whom it goes."""
        async with entrance.network(request) as access:
            bundle = await queries.get_bundle(access, bundle_id)
            return await _draft(request, access, bundle, SendingForm(sent_on=clock.today()))

    @get("/pdf")
    async def download_draft(self, request: Incoming, bundle_id: FromPath[UUID]) -> Response[bytes]:
        async with entrance.network(request) as access:
            content, _ = await dossier.composed(access, await queries.get_bundle(access, bundle_id))
        return _pdf(policy_file(content, number=None), "beleidsdossier-ontwerp")

    @get("/{number:int}")
    async def show(
        self, request: Incoming, bundle_id: FromPath[UUID], number: FromPath[int]
    ) -> Response[Any]:
        async with entrance.network(request) as access:
            bundle = await queries.get_bundle(access, bundle_id)
            found = await queries.get_file(access, bundle_id, number)
        values: dict[str, Any] = {"bundle": bundle, "number": number, "made_at": found.made_at}
        values |= {"content": view.paper(json.loads(found.content))}
        return page(request, access, "bundles/version.html", current="bundels", **values)

    @get("/{number:int}/pdf")
    async def download(
        self, request: Incoming, bundle_id: FromPath[UUID], number: FromPath[int]
    ) -> Response[bytes]:
        async with entrance.network(request) as access:
            found = await queries.get_file(access, bundle_id, number)
        paper = policy_file(json.loads(found.content), number=number, made_at=found.made_at)
        return _pdf(paper, f"beleidsdossier-{number}")


class SendingPages(Controller):
    path = PATH + "/{bundle_id:uuid}/bezorgingen"

    @post()
    async def create(self, request: Incoming, bundle_id: FromPath[UUID]) -> Response[Any]:
        """From here on this version never changes."""
        form = SendingForm(await request.form())
        async with entrance.network(request) as access:
            bundle = await queries.get_bundle(access, bundle_id)
            try:
                if form.validate():
                    await _send(access, bundle, form)
                    return redirect(f"{PATH}/{bundle_id}?bewaard=bezorgd")
            except Refused as refused:
                view.refuse(form, refused)
            return await _draft(request, access, bundle, form, status=422)

    @post("/{sending_id:uuid}/schrapping")
    async def delete(
        self, request: Incoming, bundle_id: FromPath[UUID], sending_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.network(request) as access:
            await sending.strike(access, bundle_id, sending_id, now=clock.now())
        return redirect(f"{PATH}/{bundle_id}?bewaard=tekst")


async def _send(access: Access, bundle: Bundle, form: SendingForm) -> None:
    told = (form.name.data, form.function.data, form.organisation.data, form.email.data)
    await sending.send(
        access,
        bundle.id,
        To(*(one or "" for one in told)),
        sent_on=form.sent_on.data or clock.today(),
        until=form.until.data,
        once=form.token,
        now=clock.now(),
    )


async def _draft(
    request: Incoming, access: Access, bundle: Bundle, form: SendingForm, *, status: int = 200
) -> Response[Any]:
    content, _ = await dossier.composed(access, bundle)
    last = next(iter(await queries.files(access, bundle.id)), None)
    is_same = last is not None and last.content_hash == dossier.hashed(content)
    values = {"bundle": bundle, "form": form, "content": view.paper(content)}
    values |= {"number": last.number if last and is_same else (last.number if last else 0) + 1}
    return page(
        request, access, "bundles/dossier.html", current="bundels", status=status, is_same=is_same, **values
    )


def _pdf(content: bytes, name: str) -> Response[bytes]:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return Response(content, media_type="application/pdf", headers=headers)
