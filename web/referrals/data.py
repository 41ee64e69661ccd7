"""What a requester said, completed once the client knows; or let go, when it comes to nothing."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.errors import Conflict
from services.referrals import actions, queries
from tenants.access import Access
from web import entrance
from web.referrals.forms import ChangedReferralForm, filled
from web.referrals.theirs import theirs
from web.shared.pages import page, redirect
from web.shared.rows import change_rows

Incoming = Request[Any, Any, Any]


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


def _edit(
    request: Incoming,
    access: Access,
    referral_id: UUID,
    form: ChangedReferralForm,
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
