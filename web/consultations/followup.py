"""Opvolgoverleg on one page: the same table, the client's yes once more, what is still open, a date."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases import crowd
from services.cases.queries import circle, client, get_case
from services.consents.queries import find_consent
from services.consultations.queries import consultations, latest_held, participants
from services.consultations.rooms import rooms
from services.consultations.tables import Consultation
from services.errors import NotFound
from services.invitations.queries import refusals
from services.plans.queries import AgreementLine, open_agreements
from services.procedures.plan_followup import plan_followup
from services.procedures.review_agreements import check_reviews, review_agreements
from tenants.access import Access
from tenants.words.refusals import REFUSALS
from tenants.words.series import LET_GO
from web import entrance
from web.cases.once import once
from web.consultations import reviews
from web.consultations.forms import WHERE, FollowupForm, filled, named
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
KEPT = ("place", "place_kind", "room", "starts", "ends")


class FollowupConsultationPages(Controller):
    """The next sitting of the same table."""

    path = "/situaties/{case_id:uuid}/opvolgoverleg"

    @get()
    async def new(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """As the last time, with everything that is still open."""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            await get_case(access, case_id)
            lines = await open_agreements(access, case_id)
            form = reviews.form_with(lines, told=await _as_before(access, case_id))
            return await _new(request, access, case_id, form, lines)

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Plan it, and keep what was said about each agreement: all of it or nothing."""
        sent = await request.form()
        async with entrance.member(request) as access:
            access.require("cases.edit")
            lines = await open_agreements(access, case_id)
            form = reviews.form_with(lines, sent)
            form.offer_table(
                await circle(access, case_id), await refusals(access, case_id), await rooms(access)
            )
            if done := await once(
                access, form, lambda: _plan(access, case_id, form, lines), _places(form, lines)
            ):
                return done
            return await _new(request, access, case_id, form, lines, status=422)


async def _plan(access: Access, case_id: UUID, form: FollowupForm, lines: Sequence[AgreementLine]) -> str:
    confirmed_on = (form.confirmed_on.data or clock.today()) if form.is_confirmed.data else None
    now, said = clock.now(), reviews.reviews(form, lines)
    await check_reviews(access, case_id, said, now=now)
    planned = await plan_followup(
        access, case_id, form.sitting(), form.people(), confirmed_on=confirmed_on, now=now
    )
    await review_agreements(access, case_id, said, LET_GO, now=now)
    if planned.starts_at is None:
        return f"/overleggen/{planned.id}/datumvraag"
    return f"/overleggen/{planned.id}?bewaard=gepland"


def _places(form: FollowupForm, lines: Sequence[AgreementLine]) -> dict[str, str]:
    """Where a refusal belongs; that of another day at the agreement that is moved."""
    moved = reviews.field_of(form, lines)
    return {
        **WHERE,
        "review.no-day": moved,
        "agreement.date-in-the-past": moved,
        "agreement.same-date": moved,
    }


async def _as_before(access: Access, case_id: UUID) -> dict[str, Any]:
    """Same place, same hours, same people as the last time; the date is all that is asked."""
    last = await _last(access, case_id)
    told = {key: value for key, value in filled(last).items() if key in KEPT} if last else {}
    people = await participants(access, last.id) if last else []
    spared = await crowd.spared(access, case_id)
    before = {one.circle_member.id for one in people} or {one.id for one in await circle(access, case_id)}
    told["asked"] = [str(one) for one in before - spared]
    return {"is_client_coming": "yes", "place_kind": "office", "confirmed_on": clock.today(), **told}


async def _last(access: Access, case_id: UUID) -> Consultation | None:
    found = [one for one in await consultations(access, case_id) if one.cancelled_at is None]
    return found[0] if found else None


async def _new(
    request: Incoming,
    access: Access,
    case_id: UUID,
    form: FollowupForm,
    lines: Sequence[AgreementLine],
    *,
    status: int = 200,
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
        agreements=reviews.rows(form, lines),
        held=await latest_held(access, case_id),
        is_crowded=crowd.is_crowded(people, await crowd.table_answers(access, case_id)),
        at_table=len(people),
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
