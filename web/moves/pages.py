"""Pages where a coordinator offers a case to another municipality, waits, and takes it back. Arrivals: arriving.py."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases import queries as cases
from services.cases.tables import Case, CircleKind
from services.consultations.queries import next_consultation
from services.errors import NotFound
from services.moves import actions, queries
from services.moves.rules import Consented
from tenants import audit, crossings
from tenants.access import Access
from tenants.words.moves import OUTCOMES, WENT
from web import entrance
from web.cases.forms import offer as offer_choices
from web.cases.once import once
from web.moves.forms import OfferForm, WithdrawalForm
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/situaties/{case_id:uuid}/verhuis"
PLACES = {
    "consent.in-the-future": "agreed_on",
    "move.asked-long-ago": "agreed_on",
    "move.not-there": "to",
    "move.is-held": "goes_along",
}


class CaseMovePages(Controller):
    """The offer: the form, or what waits."""

    path = PATH

    @get()
    async def show(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """What the client said, where to; or that it waits for an answer."""
        async with entrance.member(request) as access:
            case = await _own(access, case_id)
            audit.record(access, "move.read", case_id, case=case_id)
            form = await _form(access, case_id, OfferForm(agreed_on=clock.today()))
            return await _page(request, access, case, form, WithdrawalForm())

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Offer it."""
        form = OfferForm(await request.form())
        async with entrance.member(request, is_fresh=True) as access:
            case = await _own(access, case_id)
            await _form(access, case_id, form)
            if sent := await once(access, form, lambda: _offer(access, case_id, form), PLACES):
                return sent
            return await _page(request, access, case, form, WithdrawalForm(), status=422)


class OfferWithdrawalPages(Controller):
    """Taking the offer back."""

    path = PATH + "/intrekking"

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """The case stays here after all, unless the other municipality was first."""
        form = WithdrawalForm(await request.form())
        async with entrance.member(request) as access:
            if await queries.find_shell(access, case_id) is not None:
                return redirect(f"/situaties/{case_id}")
            case = await _own(access, case_id)
            if sent := await once(access, form, lambda: _take_back(access, case_id, form)):
                return sent
            offer = await _form(access, case_id, OfferForm())
            return await _page(request, access, case, offer, form, status=422)


class AnswerReadingPages(Controller):
    """What the other municipality answered was read."""

    path = "/verhuizingen/antwoorden/{answer_id:uuid}/lezing"

    @post()
    async def create(self, request: Incoming, answer_id: FromPath[UUID]) -> Response[Any]:
        """It stands on Vandaag no more."""
        async with entrance.member(request) as access:
            await actions.notice_answer(access, answer_id, now=clock.now())
        return redirect("/vandaag")


async def _own(access: Access, case_id: UUID) -> Case:
    """The case, for its coordinator alone: whoever replaces gives nothing away."""
    access.require("cases.edit")
    case = await cases.get_case(access, case_id)
    if case.coordinator != access.member:
        raise NotFound("move")
    return case


async def _form(access: Access, case_id: UUID, form: OfferForm) -> OfferForm:
    """With the municipalities that can accept, and who can say yes: the client, or who decides for the client."""
    receivers = await crossings.municipalities_that_receive()
    offer_choices(form.to, {one.municipality: one.name for one in receivers}, "kies een gemeente")
    offer_choices(form.agreed_by, await _can_agree(access, case_id), "kies wie")
    return form


async def _can_agree(access: Access, case_id: UUID) -> dict[UUID, str]:
    deciding = {row.circle_member for row in await cases.representatives(access, case_id)}
    return {
        one.id: f"{one.first_name} {one.last_name}".strip()
        for one in await cases.circle(access, case_id)
        if one.kind == CircleKind.CLIENT or one.id in deciding
    }


async def _offer(access: Access, case_id: UUID, form: OfferForm) -> str:
    names = await _can_agree(access, case_id)
    said = Consented(
        agreed_by=names[UUID(form.agreed_by.data)],
        agreed_on=form.agreed_on.data or clock.today(),
        manner=str(form.manner.data),
        goes_along=str(form.goes_along.data),
    )
    await actions.offer(access, case_id, UUID(form.to.data), said, now=clock.now())
    return f"/situaties/{case_id}/verhuis"


async def _take_back(access: Access, case_id: UUID, form: WithdrawalForm) -> str:
    await actions.take_back(access, case_id, words=form.words.data or "", now=clock.now())
    return f"/situaties/{case_id}/verhuis"


async def _page(
    request: Incoming,
    access: Access,
    case: Case,
    form: OfferForm,
    withdrawal: WithdrawalForm,
    *,
    status: int = 200,
) -> Response[Any]:
    offers = await queries.offers(access, case.id)
    return page(
        request,
        access,
        "moves/offer.html",
        current="situaties",
        status=status,
        case={"id": case.id, "name": case.name},
        form=form,
        withdrawal=withdrawal,
        waiting=next((one for one in offers if not one.outcome), None),
        earlier=[one for one in offers if one.outcome],
        coming=await next_consultation(access, case.id),
        outcomes=OUTCOMES,
        went=WENT,
    )
