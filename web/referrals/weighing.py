"""Afweging: noted after a talk with the requester; that the requester knows; and the case that comes of it."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.tables import CoordinatorKind
from services.errors import Conflict, Refused
from services.procedures.begin_case import begin_case_from_referral
from services.referrals import queries, rules, weighing
from services.referrals.views import FullReferral, Weighed
from tenants import submissions
from tenants.access import Access
from tenants.words import referrals as words
from tenants.words import weighing as own
from web import entrance
from web.referrals.forms import blame
from web.referrals.weighing_form import WeighingForm, fresh, offer
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
FEW = 3


class WeighingPages(Controller):
    path = "/aanvragen/{referral_id:uuid}/afweging"

    @get()
    async def new(self, request: Incoming, referral_id: FromPath[UUID]) -> Response[str]:
        async with entrance.member(request) as access:
            found = await queries.read_referral(access, referral_id, clock.today())
            rules.check_may_weigh(found.referral.is_client_informed, found.referral.led_to)
        return _asked(request, access, found, fresh(found))

    @post()
    async def create(self, request: Incoming, referral_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            found = await queries.read_referral(access, referral_id, clock.today())
            form = offer(WeighingForm(await request.form()), found, access.home.vocabulary)
            try:
                if form.validate() and await _is_noted(access, referral_id, form):
                    return redirect(f"/aanvragen/{referral_id}")
            except Conflict:
                newest = found.weighings[0]
                form.seen.data = str(newest.id)
                return _asked(request, access, found, form, other=newest, status=409)
            return _asked(request, access, found, form, status=422)


class ToldPages(Controller):
    """The requester heard what it became."""

    path = "/aanvragen/{referral_id:uuid}/afweging/gezegd"

    @post()
    async def create(self, request: Incoming, referral_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            await weighing.note_told(access, referral_id, now=clock.now())
        return redirect(f"/aanvragen/{referral_id}")


class ReferralCasePages(Controller):
    path = "/aanvragen/{referral_id:uuid}/situatie"

    @post()
    async def create(self, request: Incoming, referral_id: FromPath[UUID]) -> Response[Any]:
        typed = (await request.form()).get("coordinator_kind")
        kind = typed if typed in set(CoordinatorKind) else CoordinatorKind.EXTERNAL
        async with entrance.member(request) as access:
            case = await begin_case_from_referral(access, referral_id, coordinator_kind=kind, now=clock.now())
        return redirect(f"/situaties/{case.id}")


async def _is_noted(access: Access, referral_id: UUID, form: WeighingForm) -> bool:
    """Note it once; False when a rule put something at a field."""
    if await submissions.claim(access, form.once.data) is not None:
        return True
    try:
        await weighing.weigh(
            access,
            referral_id,
            form.weighed(),
            is_told=bool(form.is_told.data),
            judges=form.named_judges(),
            seen=form.seen.data or "",
            now=clock.now(),
        )
    except Refused as refused:
        blame(form, refused)
        return False
    await submissions.remember(access, form.once.data, f"/aanvragen/{referral_id}")
    return True


def _asked(
    request: Incoming,
    access: Access,
    found: FullReferral,
    form: WeighingForm,
    *,
    other: Weighed | None = None,
    status: int = 200,
) -> Response[str]:
    offer(form, found, access.home.vocabulary)
    return page(
        request,
        access,
        "referrals/weighing.html",
        current="aanvragen",
        status=status,
        form=form,
        found=found,
        referral=found.referral,
        other=other,
        has_few_helpers=found.helpers < FEW,
        is_youth=access.home.vocabulary == "jeugdhulp",
        codes=words,
        own=own,
    )
