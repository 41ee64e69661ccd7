"""Afweging: noted after a talk with the requester; and the case that comes of it."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.errors import Refused
from services.procedures.begin_case import begin_case_from_referral
from services.referrals import actions, queries, rules
from services.referrals.views import FullReferral
from tenants import submissions
from tenants.access import Access
from tenants.words import referrals as words
from web import entrance
from web.referrals.forms import blame
from web.referrals.weighing_form import WeighingForm
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
        return _asked(request, access, found, WeighingForm())

    @post()
    async def create(self, request: Incoming, referral_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            found = await queries.read_referral(access, referral_id, clock.today())
            form = WeighingForm(await request.form())
            if form.validate() and await _is_noted(access, referral_id, form):
                return redirect(f"/aanvragen/{referral_id}")
            return _asked(request, access, found, form, status=422)


class ReferralCasePages(Controller):
    path = "/aanvragen/{referral_id:uuid}/situatie"

    @post()
    async def create(self, request: Incoming, referral_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            case = await begin_case_from_referral(access, referral_id, now=clock.now())
        return redirect(f"/situaties/{case.id}")


async def _is_noted(access: Access, referral_id: UUID, form: WeighingForm) -> bool:
    """Note it once; False when a rule put something at a field."""
    if await submissions.claim(access, form.once.data) is not None:
        return True
    try:
        await actions.weigh(access, referral_id, form.weighed(), now=clock.now())
    except Refused as refused:
        blame(form, refused)
        return False
    await submissions.remember(access, form.once.data, f"/aanvragen/{referral_id}")
    return True


def _asked(
    request: Incoming, access: Access, found: FullReferral, form: WeighingForm, *, status: int = 200
) -> Response[str]:
    return page(
        request,
        access,
        "referrals/weighing.html",
        current="aanvragen",
        status=status,
        form=form,
        found=found,
        referral=found.referral,
        has_few_helpers=found.helpers < FEW,
        codes=words,
    )
