"""Pages of one sitting: plan it, see it, change when and where, call it off."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.crowd import spared
from services.cases.queries import circle, get_case
from services.consultations.actions import plan_consultation
from services.consultations.queries import consultations, get_consultation
from services.consultations.rooms import rooms
from services.consultations.rules import Change, check_open
from services.consultations.tables import Consultation
from services.errors import Conflict
from services.invitations.queries import refusals
from services.procedures.cancel_consultation import cancel_consultation
from services.procedures.change_consultation import change_consultation
from tenants import audit
from tenants.access import Access
from tenants.tables import Policy
from tenants.words.refusals import REFUSALS
from web import entrance
from web.cases.once import differences, once
from web.consultations import view
from web.consultations.forms import WHERE, ConsultationForm, NewConsultationForm, filled, named
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
SHOWN = ("place", "place_kind", "goal", "client_absence_reason")


class CaseConsultationPages(Controller):
    """A new sitting in a case."""

    path = "/situaties/{case_id:uuid}/overleggen"

    @get("/nieuw")
    async def new(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """What was so last time is filled in."""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            form = NewConsultationForm(data=await _usual(access, case_id))
            return await _new(request, access, case_id, form)

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Plan it."""
        form = NewConsultationForm(await request.form())
        async with entrance.member(request) as access:
            access.require("cases.edit")
            form.offer_table(
                await circle(access, case_id), await refusals(access, case_id), await rooms(access)
            )
            if sent := await once(access, form, lambda: _plan(access, case_id, form), WHERE):
                return sent
            return await _new(request, access, case_id, form, status=422)


class ConsultationPages(Controller):
    """One sitting."""

    path = "/overleggen/{consultation_id:uuid}"

    @get()
    async def show(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Date, place, goal, agenda, the table and the next step."""
        async with entrance.member(request) as access:
            consultation = await get_consultation(access, consultation_id)
            audit.record(access, "consultation.read", consultation_id, case=consultation.case)
            return await view.show(request, access, consultation)


class ConsultationDetailsPages(Controller):
    """When, where and in whose words."""

    path = "/overleggen/{consultation_id:uuid}/gegevens"

    @get()
    async def edit(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """The form, filled in."""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            consultation = await get_consultation(access, consultation_id)
            check_open(consultation)
            return await _edit(request, access, consultation, ConsultationForm(data=filled(consultation)))

    @post()
    async def update(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Keep it; calendars follow."""
        form = ConsultationForm(await request.form())
        async with entrance.member(request) as access:
            access.require("cases.edit")
            consultation = await get_consultation(access, consultation_id)
            form.offer(await circle(access, consultation.case), await rooms(access))
            try:
                if sent := await once(access, form, lambda: _change(access, consultation, form), WHERE):
                    return sent
            except Conflict:
                return await _edit(request, access, consultation, form, is_clash=True)
            return await _edit(request, access, consultation, form, is_accepted=False)


class CancellationPages(Controller):
    """It does not go on."""

    path = "/overleggen/{consultation_id:uuid}/afgelasting"

    @get()
    async def new(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Is it sure? And who is told."""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            values = await view.sheet(access, consultation_id, clock.now())
            check_open(values["consultation"])
            return page(request, access, "consultations/cancel.html", current="situaties", **values)

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Everybody who was asked is told, without a reason."""
        async with entrance.member(request) as access:
            consultation = await get_consultation(access, consultation_id)
            if consultation.cancelled_at is None:
                await cancel_consultation(access, consultation_id, now=clock.now())
        return redirect(f"/overleggen/{consultation_id}?bewaard=afgelast")


async def _plan(access: Access, case_id: UUID, form: NewConsultationForm) -> str:
    planned = await plan_consultation(access, case_id, form.sitting(), form.people(), now=clock.now())
    if planned.starts_at is None:
        return f"/overleggen/{planned.id}/datumvraag"
    return f"/overleggen/{planned.id}?bewaard=gepland"


async def _change(access: Access, consultation: Consultation, form: ConsultationForm) -> str:
    change = await change_consultation(
        access,
        consultation.id,
        form.sitting(consultation.note_taker),
        version=form.read_version,
        now=clock.now(),
    )
    told = "gegevens" if change is Change.NONE else "verplaatst"
    return f"/overleggen/{consultation.id}?bewaard={told}"


async def _usual(access: Access, case_id: UUID) -> dict[str, Any]:
    """Where it was last time, else where the municipality is; who may be asked and need not wait is ticked."""
    earlier = await consultations(access, case_id)
    policy = await Policy.objects().first()
    refused, waiting = await refusals(access, case_id), await spared(access, case_id)
    return {
        "place": earlier[0].place if earlier else (policy.address if policy else ""),
        "place_kind": earlier[0].place_kind if earlier else "office",
        "room": str(earlier[0].room or "") if earlier else "",
        "is_client_coming": "yes",
        "asked": [str(person) for person, code in refused.items() if not code and person not in waiting],
    }


async def _new(
    request: Incoming, access: Access, case_id: UUID, form: NewConsultationForm, *, status: int = 200
) -> Response[Any]:
    case = await get_case(access, case_id)
    people = await circle(access, case_id)
    refused = await refusals(access, case_id)
    form.offer_table(people, refused, await rooms(access))
    return page(
        request,
        access,
        "consultations/new.html",
        current="situaties",
        status=status,
        form=form,
        case=case,
        not_yet=[(named(one), REFUSALS[code]) for one in people if (code := refused.get(one.id))],
    )


async def _edit(
    request: Incoming,
    access: Access,
    consultation: Consultation,
    form: ConsultationForm,
    *,
    is_accepted: bool = True,
    is_clash: bool = False,
) -> Response[Any]:
    form.offer(await circle(access, consultation.case), await rooms(access))
    if is_clash:
        form.version.data = str(consultation.version)
    return page(
        request,
        access,
        "consultations/edit.html",
        current="situaties",
        status=409 if is_clash else 200 if is_accepted else 422,
        form=form,
        consultation=consultation,
        case=await get_case(access, consultation.case),
        others=differences(form, consultation, SHOWN) if is_clash else None,
    )
