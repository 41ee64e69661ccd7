"""Opvolgoverleg on one page: the same table, the client's yes once more, what is still open, a date."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import circle, client, get_case
from services.consents.queries import find_consent
from services.consultations.queries import consultations, participants
from services.consultations.rooms import rooms
from services.consultations.tables import Consultation
from services.errors import NotFound
from services.invitations.queries import refusals
from services.plans.queries import open_agreements
from services.procedures.plan_followup import plan_followup
from tenants.access import Access
from tenants.words.refusals import REFUSALS
from web import entrance
from web.cases.once import once
from web.consultations.forms import WHERE, FollowupForm, filled, named
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
KEPT = ("place", "place_kind", "room", "starts", "ends")


class FollowupConsultationPages(Controller):
    """The next sitting of the same table."""

    path = "/situaties/{case_id:uuid}/opvolgoverleg"

    @get()
    async def new(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("cases.edit")
            await get_case(access, case_id)
            return await _new(request, access, case_id, FollowupForm(data=await _as_before(access, case_id)))

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        form = FollowupForm(await request.form())
        async with entrance.member(request) as access:
            access.require("cases.edit")
            form.offer_table(
                await circle(access, case_id), await refusals(access, case_id), await rooms(access)
            )
            if sent := await once(access, form, lambda: _plan(access, case_id, form), WHERE):
                return sent
            return await _new(request, access, case_id, form, status=422)


async def _plan(access: Access, case_id: UUID, form: FollowupForm) -> str:
    confirmed_on = (form.confirmed_on.data or clock.today()) if form.is_confirmed.data else None
    planned = await plan_followup(
        access, case_id, form.sitting(), form.people(), confirmed_on=confirmed_on, now=clock.now()
    )
    if planned.starts_at is None:
        return f"/overleggen/{planned.id}/datumvraag"
    return f"/overleggen/{planned.id}?bewaard=gepland"


async def _as_before(access: Access, case_id: UUID) -> dict[str, Any]:
    """Same place, same hours, same people as the last time; the date is all that is asked."""
    last = await _last(access, case_id)
    told = {key: value for key, value in filled(last).items() if key in KEPT} if last else {}
    people = await participants(access, last.id) if last else []
    everybody = [str(one.circle_member.id) for one in people]
    told["asked"] = everybody or [str(one.id) for one in await circle(access, case_id)]
    return {"is_client_coming": "yes", "place_kind": "office", "confirmed_on": clock.today(), **told}


async def _last(access: Access, case_id: UUID) -> Consultation | None:
    found = [one for one in await consultations(access, case_id) if one.cancelled_at is None]
    return found[0] if found else None


async def _new(
    request: Incoming, access: Access, case_id: UUID, form: FollowupForm, *, status: int = 200
) -> Response[Any]:
    people = await circle(access, case_id)
    refused = await refusals(access, case_id)
    form.offer_table(people, refused, await rooms(access))
    last = await _last(access, case_id)
    return page(
        request,
        access,
        "consultations/followup.html",
        current="situaties",
        status=status,
        form=form,
        case=await get_case(access, case_id),
        client=await _client_name(access, case_id),
        last_at=last.starts_at if last else None,
        ahead=last if last and last.held_at is None else None,
        has_consent=await _has_consent(access, case_id),
        agreements=await open_agreements(access, case_id),
        not_yet=[(named(one), REFUSALS[code]) for one in people if (code := refused.get(one.id))],
    )


async def _client_name(access: Access, case_id: UUID) -> str:
    try:
        return str((await client(access, case_id)).first_name)
    except NotFound:
        return "de cliënt"


async def _has_consent(access: Access, case_id: UUID) -> bool:
    try:
        return await find_consent(access, case_id) is not None
    except NotFound:
        return False
