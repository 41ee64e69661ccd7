"""Who follows a request up: taken up, assigned to a chair of the pool, handed back with a reason."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.errors import Refused
from services.referrals import handling, queries
from tenants.access import Access
from tenants.words.refusals import REFUSALS
from web import entrance
from web.referrals.readiness import talk_of
from web.referrals.showing import values
from web.shared.forms import Form, required, text
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
REASON = REFUSALS["referral.no-return-reason"]


class ReturnForm(Form):
    """Why a request is handed back."""

    reason = text("Waarom?", required(REASON), most=300)


class TakingUpPages(Controller):
    path = "/aanvragen/{referral_id:uuid}/opname"

    @post()
    async def create(self, request: Incoming, referral_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            await handling.take_up(access, referral_id, now=clock.now())
        return redirect(f"/aanvragen/{referral_id}")


class AssignmentPages(Controller):
    """The pool: who has least stands on top."""

    path = "/aanvragen/{referral_id:uuid}/toewijzing"

    @get()
    async def new(self, request: Incoming, referral_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("referrals.assign")
            return await _pool(request, access, referral_id)

    @post()
    async def create(self, request: Incoming, referral_id: FromPath[UUID]) -> Response[Any]:
        chosen = _id_in((await request.form()).get("member"))
        async with entrance.member(request) as access:
            access.require("referrals.assign")
            await queries.get_referral(access, referral_id)
            if chosen not in {one.member.id for one in await handling.pool(access)}:
                return await _pool(
                    request, access, referral_id, refused=REFUSALS["referral.no-chair"], status=422
                )
            await handling.assign(access, referral_id, chosen, now=clock.now())
        return redirect(f"/aanvragen/{referral_id}")


class ReturnPages(Controller):
    """Whoever handles it does not: somebody else looks for somebody else."""

    path = "/aanvragen/{referral_id:uuid}/teruggave"

    @post()
    async def create(self, request: Incoming, referral_id: FromPath[UUID]) -> Response[Any]:
        form = ReturnForm(await request.form())
        async with entrance.member(request) as access:
            found = await queries.read_referral(access, referral_id, clock.today())
            if not form.validate():
                refused, typed = " ".join(form.reason.errors), form.reason.data or ""
                shown = await values(access, found, refused=refused, typed=typed)
                return _again(request, access, {**talk_of(found), **shown})
            await handling.hand_back(access, referral_id, form.reason.data or "", now=clock.now())
        return redirect("/aanvragen")


async def _pool(
    request: Incoming, access: Access, referral_id: UUID, *, refused: str = "", status: int = 200
) -> Response[Any]:
    found = await queries.read_referral(access, referral_id, clock.today())
    if found.referral.led_to is not None:
        raise Refused("referral.has-case")
    return page(
        request,
        access,
        "referrals/assignment.html",
        current="aanvragen",
        status=status,
        found=found,
        referral=found.referral,
        chairs=await handling.pool(access),
        refused=refused,
    )


def _again(request: Incoming, access: Access, shown: dict[str, Any]) -> Response[Any]:
    return page(request, access, "referrals/show.html", current="aanvragen", status=422, **shown)


def _id_in(text_of: object) -> UUID:
    try:
        return UUID(str(text_of))
    except ValueError:
        return UUID(int=0)
