"""Bewaard: what was typed when the session had ended, to be sent again or thrown away."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from tenants import kept_forms
from web import entrance
from web.shared.pages import page, redirect
from web.signin.kept_words import Offer, offer


class KeptFormPages(Controller):
    path = "/bewaard"

    @get()
    async def index(self, request: Request[Any, Any, Any]) -> Response[str]:
        async with entrance.member(request) as access:
            found = await kept_forms.waiting(access, now=clock.now())
        offers: list[Offer] = [offer(form) for form in found]
        return page(request, access, "signin/kept.html", offers=offers)

    @post("/{form_id:uuid}/verwijdering", status_code=200)
    async def delete(self, request: Request[Any, Any, Any], form_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            await kept_forms.discard(access, form_id)
        return redirect("/bewaard")
