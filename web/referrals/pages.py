"""Aanvragen, for the coordinator: what came in, one request, a new one by phone or paper, completed or let go."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath, FromQuery

from infra import clock
from services.errors import Refused
from services.referrals import actions, queries
from services.referrals.tables import Channel
from tenants import audit, submissions
from tenants.access import Access
from tenants.words import referrals as words
from tenants.words import weighing as own
from web import entrance
from web.referrals.forms import StaffReferralForm, blame, fresh
from web.referrals.readiness import talk_of
from web.referrals.showing import values
from web.shared.pages import page, redirect
from web.shared.rows import change_rows

Incoming = Request[Any, Any, Any]


class ReferralPages(Controller):
    path = "/aanvragen"

    @get()
    async def index(self, request: Incoming, voor: FromQuery[UUID | None] = None) -> Response[str]:
        async with entrance.member(request) as access:
            waiting = [] if voor else await queries.open_referrals(access, clock.today())
            finished, older = await queries.finished_referrals(access, clock.today(), before=voor)
            may_note = access.may("referrals.note")
            doubles = await queries.doubles(access) if may_note and voor is None else []
            audit.record_list(access, "referrals.listed", [one.id for one in (*waiting, *finished)])
        return page(
            request,
            access,
            "referrals/index.html",
            current="aanvragen",
            asking=[line for line in waiting if line.is_asking],
            later=[line for line in waiting if not line.is_asking],
            finished=finished,
            older=older,
            is_first=voor is None,
            doubles=doubles,
            may_note=may_note,
            today=clock.today(),
            codes=words,
            own=own,
        )

    @get("/nieuw")
    async def new(self, request: Incoming) -> Response[str]:
        async with entrance.member(request) as access:
            access.require("referrals.note")
        return _new(request, access, fresh(clock.today()))

    @post()
    async def create(self, request: Incoming) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("referrals.note")
            posted = await request.form()
            form = StaffReferralForm(posted)
            if change_rows(form, posted):
                return _new(request, access, form)
            then = "/afweging" if posted.get("then") == "weighing" and form.is_about_client else ""
            location = await _received(access, form, then) if form.validate() else None
            return redirect(location) if location else _new(request, access, form, status=422)

    @get("/{referral_id:uuid}")
    async def show(self, request: Incoming, referral_id: FromPath[UUID]) -> Response[str]:
        async with entrance.member(request) as access:
            found = await queries.read_referral(access, referral_id, clock.today())
            shown = await values(access, found)
        return page(
            request,
            access,
            "referrals/show.html",
            current="aanvragen",
            **{**talk_of(found), **shown},
        )


async def _received(access: Access, form: StaffReferralForm, then: str) -> str | None:
    """Keep it once and say where it goes on; None when a rule put something at a field."""
    earlier = await submissions.claim(access, form.once.data)
    if earlier is not None:
        return earlier
    try:
        referral = await actions.receive(
            access,
            form.answers(),
            form.people(),
            channel=Channel(form.channel.data),
            asked_on=form.asked_on.data,
            now=clock.now(),
        )
    except Refused as refused:
        blame(form, refused)
        return None
    location = f"/aanvragen/{referral.id}{then}"
    await submissions.remember(access, form.once.data, location)
    return location


def _new(request: Incoming, access: Access, form: StaffReferralForm, *, status: int = 200) -> Response[str]:
    return page(
        request,
        access,
        "referrals/new.html",
        current="aanvragen",
        status=status,
        form=form,
        action="/aanvragen",
        has_more=form.has_more,
    )
