"""Aanvragen, for the coordinator: what came in, one request, a new one by phone or paper, completed or let go."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath, FromQuery

from infra import clock
from services.errors import Conflict, Refused
from services.referrals import actions, queries
from services.referrals.tables import Channel
from tenants import submissions
from tenants.access import Access
from tenants.words import referrals as words
from web import entrance
from web.referrals.forms import ChangedReferralForm, ReferralForm, StaffReferralForm, blame, filled, fresh
from web.referrals.theirs import theirs
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
            today=clock.today(),
            codes=words,
        )

    @get("/nieuw")
    async def new(self, request: Incoming) -> Response[str]:
        async with entrance.member(request) as access:
            access.require("referrals.handle")
        return _new(request, access, fresh(clock.today()))

    @post()
    async def create(self, request: Incoming) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("referrals.handle")
            posted = await request.form()
            form = StaffReferralForm(posted)
            if change_rows(form, posted):
                return _new(request, access, form)
            location = await _received(access, form) if form.validate() else None
            return redirect(location) if location else _new(request, access, form, status=422)

    @get("/{referral_id:uuid}")
    async def show(self, request: Incoming, referral_id: FromPath[UUID]) -> Response[str]:
        async with entrance.member(request) as access:
            found = await queries.read_referral(access, referral_id, clock.today())
        return page(
            request,
            access,
            "referrals/show.html",
            current="aanvragen",
            found=found,
            referral=found.referral,
            today=clock.today(),
            codes=words,
        )


class ReferralDataPages(Controller):
    """What the requester said, completed once the client knows."""

    path = "/aanvragen/{referral_id:uuid}/gegevens"

    @get()
    async def edit(self, request: Incoming, referral_id: FromPath[UUID]) -> Response[str]:
        async with entrance.member(request) as access:
            found = await queries.read_referral(access, referral_id, clock.today())
        return _edit(request, access, referral_id, ChangedReferralForm(data=filled(found)))

    @post(status_code=200)
    async def update(self, request: Incoming, referral_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            await queries.get_referral(access, referral_id)
            posted = await request.form()
            form = ChangedReferralForm(posted)
            if change_rows(form, posted):
                return _edit(request, access, referral_id, form)
            if not form.validate():
                return _edit(request, access, referral_id, form, status=422)
            try:
                await actions.change(
                    access, referral_id, form.answers(), form.people(), version=form.read_version
                )
            except Conflict:
                found = await queries.read_referral(access, referral_id, clock.today())
                other = theirs(form, found)
                form.version.data = str(found.referral.version)
                return _edit(request, access, referral_id, form, other=other, status=409)
        return redirect(f"/aanvragen/{referral_id}")


class ReferralErasurePages(Controller):
    """A request of which the client knows nothing is let go."""

    path = "/aanvragen/{referral_id:uuid}/wissing"

    @post()
    async def create(self, request: Incoming, referral_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            await actions.erase(access, referral_id)
        return redirect("/aanvragen")


async def _received(access: Access, form: StaffReferralForm) -> str | None:
    """Keep it once and say where it stands; None when a rule put something at a field."""
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
    location = f"/aanvragen/{referral.id}"
    await submissions.remember(access, form.once.data, location)
    return location


def _new(request: Incoming, access: Access, form: ReferralForm, *, status: int = 200) -> Response[str]:
    return page(
        request,
        access,
        "referrals/new.html",
        current="aanvragen",
        status=status,
        form=form,
        action="/aanvragen",
        is_public=False,
        caller="Jij",
        submit="Bewaar de aanvraag",
    )


def _edit(
    request: Incoming,
    access: Access,
    referral_id: UUID,
    form: ReferralForm,
    *,
    other: Sequence[tuple[str, str]] = (),
    status: int = 200,
) -> Response[str]:
    return page(
        request,
        access,
        "referrals/edit.html",
        current="aanvragen",
        status=status,
        form=form,
        action=f"/aanvragen/{referral_id}/gegevens",
        is_public=False,
        caller="Jij",
        submit="Bewaar",
        other=other,
    )
