"""What was marked in one case, and marking one more: one sentence, also from the table."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import circle, get_case
from services.cases.tables import CircleKind
from services.signals import queries
from services.signals.marking import Marking, mark
from services.signals.tables import Place
from tenants.access import Access
from tenants.words.signals import AT_TABLE, SIGNAL_ASKS
from web import entrance
from web.cases.once import once
from web.meetings.forms import named
from web.shared.forms import listed
from web.shared.pages import is_htmx, page
from web.shared.query import asked
from web.signals.forms import SignalForm
from web.signals.view import WORDS

Incoming = Request[Any, Any, Any]
FIELDS = {"signal.empty": "original", "signal.original-too-long": "original"}
SPOT = ("place", "consultation", "agenda_item", "agreement")


class CaseSignalPages(Controller):
    """What was marked in one case, and marking one more."""

    path = "/situaties/{case_id:uuid}/knelpunten"

    @get()
    async def index(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """The bottlenecks of this case with the form for a new one; the address says where one comes from."""
        form = SignalForm(data={name: told for name in SPOT if (told := asked(request, name))})
        async with entrance.member(request) as access:
            return await _case_page(request, access, case_id, form)

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Keep one sentence."""
        form = SignalForm(await request.form())
        async with entrance.member(request) as access:
            await get_case(access, case_id)
            await _people(access, case_id, form)
            done = await once(access, form, lambda: _mark(access, case_id, form), FIELDS)
            if is_htmx(request):
                return _at_table(request, access, case_id, form, is_kept=done is not None)
            return done or await _case_page(request, access, case_id, form, status=422)


async def _mark(access: Access, case_id: UUID, form: SignalForm) -> str:
    """Keep it, and go back to where one was."""
    spot, raised_by = form.spot, str(form.raised_by.data or "")
    who = UUID(raised_by) if raised_by else None
    await mark(access, case_id, Marking(str(form.original.data), spot, proposed_by=who), now=clock.now())
    sitting = f"/overleggen/{spot.consultation}"
    if spot.place is Place.ITEM and spot.consultation:
        return f"{sitting}/tafel?punt={spot.agenda_item or ''}&knelpunt=bewaard#knelpunt"
    if spot.place is Place.CLOSING and spot.consultation:
        return f"{sitting}/afsluiting?knelpunt=bewaard#knelpunt"
    return f"/situaties/{case_id}/knelpunten"


def _at_table(
    request: Incoming, access: Access, case_id: UUID, form: SignalForm, *, is_kept: bool
) -> Response[Any]:
    """The small form at the table, ready for the next one, or with what is still needed."""
    fresh = SignalForm(data={name: form[name].data for name in SPOT}) if is_kept else form
    return page(
        request,
        access,
        "signals/_at_table.html",
        status=200 if is_kept else 422,
        case={"id": case_id},
        signal_form=named(fresh, "signal"),
        signal_ask=SIGNAL_ASKS["closing"] if form.spot.place is Place.CLOSING else AT_TABLE,
        is_signal_kept=is_kept,
    )


async def _people(access: Access, case_id: UUID, form: SignalForm) -> None:
    """Who may have brought it up: whoever helps, on their behalf."""
    people = [one for one in await circle(access, case_id) if one.kind == CircleKind.HELPER]
    form.raised_by.choices = listed({"": "ikzelf", **{str(one.id): one.first_name for one in people}})


async def _case_page(
    request: Incoming, access: Access, case_id: UUID, form: SignalForm, *, status: int = 200
) -> Response[Any]:
    case = await get_case(access, case_id)
    await _people(access, case_id, form)
    return page(
        request,
        access,
        "signals/case.html",
        current="situaties",
        status=status,
        case={"id": case.id, "name": case.name},
        signals=await queries.signals_of_case(access, case_id),
        form=form,
        ask=SIGNAL_ASKS.get(form.spot.place, SIGNAL_ASKS["case"]),
        **WORDS,
    )
