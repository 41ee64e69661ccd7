"""Pages of consent: the three questions for one person, who may know what, taking a yes back."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import circle as circle_of
from services.cases.queries import get_case
from services.cases.tables import CircleMember
from services.errors import Conflict, NotFound
from services.procedures.record_consent import record_consent
from services.procedures.withdraw_consent import what_stops, withdraw_consent
from tenants import audit, submissions
from tenants.access import Access
from web import entrance
from web.cases.lines import names_in_a_row
from web.cases.once import once
from web.consents import view
from web.consents.forms import ConsentForm, WithdrawalForm, asked_about, consent_form
from web.consents.knowledge import knowledge
from web.shared.pages import page, redirect
from web.shared.rows import change_rows

Incoming = Request[Any, Any, Any]
PATH = "/situaties/{case_id:uuid}/toestemming"
KEPT = "Bewaard. Hieronder staat wat nu geldt."
PLACES = {
    "consent.not-informed": "is_informed",
    "consent.in-the-future": "given_on",
    "consent.too-long-ago": "given_on",
    "consent.already-over": "valid_until",
    "consent.too-far": "valid_until",
    "consent.too-young": "given_by",
    "consent.only-goods": "given_by",
    "consent.not-theirs": "given_by",
    "consent.confidant-not-here": "given_by",
    "consent.no-exception-reason": "exception_reason",
}


class ConsentPages(Controller):
    """What somebody said to the three questions; the client unless `?voor=` names somebody else."""

    path = PATH

    @get()
    async def show(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """What stands now, and the form to say it anew."""
        async with entrance.member(request) as access:
            person, circle = await _asked(request, access, case_id)
            form = consent_form(circle, person.id, **await view.said(access, case_id, person.id))
            audit.record(access, "consent.read", person.id, case=case_id)
            return await _page(request, access, case_id, person, circle, form)

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Keep it; what it no longer carries stops at once."""
        posted, is_late = await request.form(), False
        async with entrance.member(request) as access:
            access.require("cases.edit")
            person, circle = await _asked(request, access, case_id)
            form = consent_form(circle, person.id, posted)
            if change_rows(form, posted):
                return await _page(request, access, case_id, person, circle, form)
            try:
                if sent := await once(
                    access, form, lambda: _record(access, case_id, person.id, form), PLACES
                ):
                    return sent
            except Conflict:
                is_late = True
            return await _page(request, access, case_id, person, circle, form, is_late=is_late)


class KnowledgePages(Controller):
    """Who may know what, in two sentences per person."""

    path = "/situaties/{case_id:uuid}/weten"

    @get()
    async def show(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Sentences with their source, and the grid of exceptions; made to be printed."""
        async with entrance.member(request) as access:
            case = await get_case(access, case_id)
            known = await knowledge(access, case)
            audit.record(access, "knowledge.read", case_id, case=case_id)
        return page(
            request,
            access,
            "consents/knowledge.html",
            current="situaties",
            case={"id": case.id, "name": case.name},
            people=known.people,
            topics=known.topics,
            struck=known.struck,
        )


class WithdrawalPages(Controller):
    """Taking a yes back."""

    path = PATH + "/intrekking"

    @get()
    async def new(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """First: the help goes on. Then what stops."""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            person, _ = await _asked(request, access, case_id)
            return await _withdrawal(request, access, case_id, person)

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """It stops in this very moment."""
        form = WithdrawalForm(await request.form())
        place = f"/situaties/{case_id}/toestemming"
        async with entrance.member(request) as access:
            access.require("cases.edit")
            person, _ = await _asked(request, access, case_id)
            if not form.validate():
                return await _withdrawal(request, access, case_id, person, form)
            if await submissions.claim(access, form.token) is None:
                words = form.words.data or ""
                await withdraw_consent(access, case_id, person.id, words=words, now=clock.now())
                await submissions.remember(access, form.token, place)
        return redirect(f"{place}?voor={person.id}")


async def _asked(request: Incoming, access: Access, case_id: UUID) -> tuple[CircleMember, list[CircleMember]]:
    """For whom this page is: the client, or who is named in the address."""
    await get_case(access, case_id)
    circle = await circle_of(access, case_id)
    wanted = request.query_params.get("voor")
    found = (
        next((one for one in circle if str(one.id) == wanted), None) if wanted else next(iter(circle), None)
    )
    if found is None or found.kind not in view.ASKED:
        raise NotFound("person")
    return found, circle


async def _record(access: Access, case_id: UUID, person: UUID, form: ConsentForm) -> str:
    yes = form.yes(person, asked_about(form))
    await record_consent(access, case_id, yes, former=form.former_id, now=clock.now())
    return f"/situaties/{case_id}/toestemming?voor={person}&bewaard=ja"


async def _page(
    request: Incoming,
    access: Access,
    case_id: UUID,
    person: CircleMember,
    circle: list[CircleMember],
    form: ConsentForm,
    *,
    is_late: bool = False,
) -> Response[Any]:
    if is_late:
        form.former.data = await view.former(access, case_id, person.id)
    return page(
        request,
        access,
        "consents/show.html",
        current="situaties",
        status=409 if is_late else 422 if form.errors else 200,
        form=form,
        asked=list(asked_about(form).values()),
        is_late=is_late,
        notice=KEPT if request.query_params.get("bewaard") and request.method == "GET" else "",
        **await view.shown(access, case_id, person, circle),
    )


async def _withdrawal(
    request: Incoming, access: Access, case_id: UUID, person: CircleMember, form: WithdrawalForm | None = None
) -> Response[Any]:
    case, stops = await get_case(access, case_id), await what_stops(access, case_id)
    is_client = person.kind == "client"
    return page(
        request,
        access,
        "consents/withdrawal.html",
        current="situaties",
        status=422 if form else 200,
        case={"id": case.id, "name": case.name},
        person={"id": person.id, "name": person.first_name},
        form=form or WithdrawalForm(),
        consultations=[one.starts_at for one in stops.consultations] if is_client else [],
        people=names_in_a_row(stops.people) if is_client else "",
        is_one=len(stops.people) == 1,
    )
