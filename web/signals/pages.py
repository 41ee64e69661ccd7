"""Pages of bottlenecks: the municipality's list, and what was marked in one case."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import get_case
from services.errors import Refused
from services.signals import actions, queries
from tenants import audit, submissions
from tenants.access import Access
from tenants.words.domains import DOMAINS
from tenants.words.refusals import REFUSALS
from tenants.words.signals import SIGNAL_KINDS
from web import entrance
from web.shared.pages import page, redirect
from web.shared.query import asked
from web.signals.forms import CodingForm, SignalForm

LIST = "/knelpunten"


class SignalPages(Controller):
    """The list of the municipality."""

    path = LIST

    @get()
    async def index(self, request: Request[Any, Any, Any]) -> Response[Any]:
        """Everything that was marked here, filtered by kind and domain."""
        kind, domain = asked(request, "kind"), asked(request, "domain")
        async with entrance.member(request) as access:
            signals = await queries.signals(access, kind=kind, domain=domain)
            audit.record_list(access, "signals.listed", [one.case or one.id for one in signals])
        return page(
            request,
            access,
            "signals/index.html",
            current="knelpunten",
            signals=signals,
            kind=kind,
            domain=domain,
            kinds=SIGNAL_KINDS,
            domains=DOMAINS,
        )


class CaseSignalPages(Controller):
    """What was marked in one case, and marking one more."""

    path = "/situaties/{case_id:uuid}/knelpunten"

    @get()
    async def index(self, request: Request[Any, Any, Any], case_id: FromPath[UUID]) -> Response[Any]:
        """The bottlenecks of this case with the form for a new one."""
        async with entrance.member(request) as access:
            return await _case_page(request, access, case_id, SignalForm())

    @post()
    async def create(self, request: Request[Any, Any, Any], case_id: FromPath[UUID]) -> Response[Any]:
        """Keep one sentence."""
        form = SignalForm(await request.form())
        place = f"/situaties/{case_id}/knelpunten"
        async with entrance.member(request) as access:
            await get_case(access, case_id)
            if not form.validate():
                return await _case_page(request, access, case_id, form, status=422)
            if earlier := await submissions.claim(access, form.token):
                return redirect(earlier)
            try:
                await _mark(access, case_id, form)
            except Refused as refusal:
                form.sentence.errors = [REFUSALS[refusal.code]]
                return await _case_page(request, access, case_id, form, status=422)
            await submissions.remember(access, form.token, place)
        return redirect(place)


class SignalCodingPages(Controller):
    """What a bottleneck is about."""

    path = LIST + "/{signal_id:uuid}/indeling"

    @post()
    async def create(self, request: Request[Any, Any, Any], signal_id: FromPath[UUID]) -> Response[Any]:
        """Keep kind and domain."""
        form = CodingForm(await request.form())
        async with entrance.member(request) as access:
            await queries.get_signal(access, signal_id)
            if form.validate():
                await actions.code(access, signal_id, kind=form.kind.data, domain=form.domain.data)
        return redirect(LIST)


class SignalWithdrawalPages(Controller):
    """Taking a bottleneck back."""

    path = LIST + "/{signal_id:uuid}/intrekking"

    @post()
    async def create(self, request: Request[Any, Any, Any], signal_id: FromPath[UUID]) -> Response[Any]:
        """It leaves the list at once."""
        async with entrance.member(request) as access:
            await actions.withdraw(access, signal_id, now=clock.now())
        return redirect(LIST)


async def _mark(access: Access, case_id: UUID, form: SignalForm) -> None:
    sentence, kind, domain = str(form.sentence.data), form.kind.data, form.domain.data
    await actions.mark(access, case_id, sentence, kind=kind, domain=domain, now=clock.now())


async def _case_page(
    request: Request[Any, Any, Any], access: Access, case_id: UUID, form: SignalForm, *, status: int = 200
) -> Response[Any]:
    case = await get_case(access, case_id)
    signals = await queries.signals_of_case(access, case_id)
    return page(
        request,
        access,
        "signals/case.html",
        current="situaties",
        status=status,
        case={"id": case.id, "name": case.name},
        signals=signals,
        form=form,
        kinds=SIGNAL_KINDS,
        domains=DOMAINS,
    )
