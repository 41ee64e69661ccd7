"""Pages of consent: the three questions for one person, and who may know what. Taking back is in withdrawing.py."""

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
from tenants import audit
from tenants.access import Access
from tenants.words.consents import EXPLAINED
from web import entrance
from web.cases.once import once
from web.consents import view
from web.consents.forms import ConsentForm, asked_about, consent_form
from web.consents.knowledge import knowledge
from web.shared.pages import page
from web.shared.rows import change_rows

Incoming = Request[Any, Any, Any]
Circle = list[CircleMember]
PATH = "/situaties/{case_id:uuid}/toestemming"
NOTHING: dict[str, Any] = {"is_late": False, "paper_error": "", "explained": EXPLAINED}
KEPT = {
    "ja": "Bewaard. Hieronder staat wat nu geldt.",
    "blad": "Het ondertekende blad is bewaard.",
    "minder": "Bewaard. Wat daarvan afhing, is meteen gestopt.",
}
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
            person, circle = await asked(request, access, case_id)
            audit.record(access, "consent.read", person.id, case=case_id)
            return await shown(request, access, case_id, person, circle)

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Keep it; what it no longer carries stops at once."""
        posted, is_late = await request.form(), False
        async with entrance.member(request) as access:
            access.require("cases.edit")
            person, circle = await asked(request, access, case_id)
            form = consent_form(circle, person.id, posted)
            if change_rows(form, posted):
                return await shown(request, access, case_id, person, circle, form)
            try:
                if sent := await once(
                    access, form, lambda: _record(access, case_id, person.id, form), PLACES
                ):
                    return sent
            except Conflict:
                is_late = True
            return await shown(request, access, case_id, person, circle, form, is_late=is_late)


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


async def asked(request: Incoming, access: Access, case_id: UUID) -> tuple[CircleMember, Circle]:
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


async def shown(
    request: Incoming,
    access: Access,
    case_id: UUID,
    person: CircleMember,
    circle: Circle,
    form: ConsentForm | None = None,
    **came_back: Any,
) -> Response[Any]:
    """The page of consent, with what came back: `is_late`, `paper_error`."""
    told = {**NOTHING, **came_back, **await view.shown(access, case_id, person, circle)}
    form = form or consent_form(circle, person.id, **await view.said(access, case_id, person.id))
    if told["is_late"]:
        form.former.data = await view.former(access, case_id, person.id)
    return page(
        request,
        access,
        "consents/show.html",
        current="situaties",
        status=409 if told["is_late"] else 422 if form.errors or told["paper_error"] else 200,
        form=form,
        asked=list(asked_about(form).values()),
        notice=_notice(request),
        **told,
    )


def _notice(request: Incoming) -> str:
    return KEPT.get(request.query_params.get("bewaard", ""), "") if request.method == "GET" else ""
