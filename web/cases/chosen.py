"""Whom the client chose (key worker, confidant), and who decides for whom."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases import actions, queries
from services.cases.tables import Case, CircleKind, CircleMember
from tenants.access import Access
from web import entrance
from web.cases.forms import ChoiceForm, RepresentativeForm, offer
from web.cases.lines import named
from web.cases.once import once
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PLACES = {
    "circle.client-is-not-helper": "key_worker",
    "circle.coordinator-fills-in": "key_worker",
    "representative.own-person": "represented",
    "representative.of-age": "kind",
}


class ChoicePages(Controller):
    """Key worker and confidant, as the client chose them."""

    path = "/situaties/{case_id:uuid}/spilfiguur"

    @get()
    async def edit(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Who it is now."""
        async with entrance.member(request) as access:
            case, circle = await _opened(access, case_id)
        form = ChoiceForm(
            key_worker=str(case.key_worker or ""),
            key_worker_chosen_on=case.key_worker_chosen_on,
            gap=case.key_worker_gap,
            confidant=str(case.confidant or ""),
            confidant_chosen_on=case.confidant_chosen_on,
        )
        return _choice(request, access, case, circle, form)

    @post()
    async def update(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Keep what the client chose."""
        form = ChoiceForm(await request.form())
        async with entrance.member(request) as access:
            case, circle = await _opened(access, case_id)
            _offer_choice(form, circle)
            if sent := await once(access, form, lambda: _choose(access, case, form), PLACES):
                return sent
        return _choice(request, access, case, circle, form, status=422)


class RepresentativePages(Controller):
    """Who decides for whom, in what capacity, about what."""

    path = "/situaties/{case_id:uuid}/vertegenwoordigers"

    @get("/nieuw")
    async def new(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """An empty form."""
        async with entrance.member(request) as access:
            case, circle = await _opened(access, case_id)
        return _representative(request, access, case, circle, RepresentativeForm())

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Write it down."""
        form = RepresentativeForm(await request.form())
        async with entrance.member(request) as access:
            case, circle = await _opened(access, case_id)
            _offer_people(form, circle)
            if sent := await once(access, form, lambda: _represent(access, case_id, form), PLACES):
                return sent
        return _representative(request, access, case, circle, form, status=422)

    @post("/{representative_id:uuid}/einde")
    async def delete(
        self, request: Incoming, case_id: FromPath[UUID], representative_id: FromPath[UUID]
    ) -> Response[Any]:
        """No longer."""
        async with entrance.member(request) as access:
            await actions.end_representative(access, case_id, representative_id, now=clock.now())
        return redirect(f"/situaties/{case_id}/kring")


async def _opened(access: Access, case_id: UUID) -> tuple[Case, list[CircleMember]]:
    access.require("cases.edit")
    return await queries.get_case(access, case_id), await queries.circle(access, case_id)


async def _choose(access: Access, case: Case, form: ChoiceForm) -> str:
    """Only what is new is written, so that the audit tells what the client changed."""
    key_worker, confidant = _id(form.key_worker.data), _id(form.confidant.data)
    key_worker_on, confidant_on = form.key_worker_chosen_on.data, form.confidant_chosen_on.data
    if (key_worker, key_worker_on) != (case.key_worker, case.key_worker_chosen_on):
        await actions.choose_key_worker(access, case.id, key_worker, chosen_on=key_worker_on)
    if (confidant, confidant_on) != (case.confidant, case.confidant_chosen_on):
        await actions.choose_confidant(access, case.id, confidant, chosen_on=confidant_on)
    if key_worker is None:
        await actions.note_key_worker_gap(access, case.id, form.gap.data or "", now=clock.now())
    return f"/situaties/{case.id}/kring"


async def _represent(access: Access, case_id: UUID, form: RepresentativeForm) -> str:
    await actions.add_representative(
        access,
        case_id,
        circle_member=UUID(form.circle_member.data),
        represented=UUID(form.represented.data),
        kind=form.kind.data,
        may_decide=form.may_decide.data or "",
        now=clock.now(),
    )
    return f"/situaties/{case_id}/kring"


def _offer_choice(form: ChoiceForm, circle: list[CircleMember]) -> None:
    people = {member.id: named(member) for member in circle if member.kind != CircleKind.CLIENT}
    offer(form.key_worker, people)
    offer(form.confidant, people)


def _offer_people(form: RepresentativeForm, circle: list[CircleMember]) -> None:
    people = {member.id: named(member) for member in circle}
    offer(form.circle_member, people, "kies iemand")
    offer(form.represented, people, "kies iemand")


def _choice(
    request: Incoming,
    access: Access,
    case: Case,
    circle: list[CircleMember],
    form: ChoiceForm,
    status: int = 200,
) -> Response[Any]:
    _offer_choice(form, circle)
    client = next((member.first_name for member in circle if member.kind == CircleKind.CLIENT), case.name)
    known = {"id": case.id, "name": case.name, "client": client}
    return page(
        request, access, "cases/chosen.html", current="situaties", status=status, case=known, form=form
    )


def _representative(
    request: Incoming,
    access: Access,
    case: Case,
    circle: list[CircleMember],
    form: RepresentativeForm,
    status: int = 200,
) -> Response[Any]:
    _offer_people(form, circle)
    known = {"id": case.id, "name": case.name}
    return page(
        request,
        access,
        "cases/representative.html",
        current="situaties",
        status=status,
        case=known,
        form=form,
    )


def _id(value: str | None) -> UUID | None:
    return UUID(value) if value else None
