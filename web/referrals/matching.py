"""Is dit dezelfde? Two requests side by side, joined or told apart by who knows."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.errors import NotFound
from services.referrals import matching, queries
from tenants.words import referrals as words
from tenants.words import weighing as own
from web import entrance
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]


class ComparisonPages(Controller):
    """Both, with what each of them says."""

    path = "/aanvragen/{referral_id:uuid}/vergelijking/{other_id:uuid}"

    @get()
    async def show(
        self, request: Incoming, referral_id: FromPath[UUID], other_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("referrals.note")
            if referral_id == other_id:
                raise NotFound("other")
            both = [
                await queries.read_referral(access, one, clock.today()) for one in (other_id, referral_id)
            ]
        return page(
            request,
            access,
            "referrals/comparison.html",
            current="aanvragen",
            both=both,
            here=f"/aanvragen/{referral_id}/vergelijking/{other_id}",
            today=clock.today(),
            codes=words,
            own=own,
        )

    @post()
    async def create(
        self, request: Incoming, referral_id: FromPath[UUID], other_id: FromPath[UUID]
    ) -> Response[Any]:
        is_same = (await request.form()).get("same") == "yes"
        async with entrance.member(request) as access:
            await matching.decide(access, referral_id, other_id, is_same=is_same, now=clock.now())
        return redirect(f"/aanvragen/{other_id}" if is_same else "/aanvragen")


class SeparationPages(Controller):
    """Not the same after all."""

    path = "/aanvragen/{referral_id:uuid}/losmaking"

    @post()
    async def create(self, request: Incoming, referral_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            await matching.undo(access, referral_id, now=clock.now())
        return redirect(f"/aanvragen/{referral_id}")
