"""Afronden: the end of a series with what it brought, what goes on and thanks; and opening it again."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import circle
from services.plans.queries import open_agreements
from services.procedures.close_series import close_series
from services.procedures.reopen_series import reopen_series
from services.retention import queries
from services.series import ending
from tenants import audit
from tenants.access import Access
from tenants.words.retention import OUTCOMES
from tenants.words.series import BROUGHT, EARLIER
from web import entrance
from web.cases.once import once
from web.series.forms import EndingForm, SeriesReopeningForm
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/situaties/{case_id:uuid}"
PLACES = {"closing.in-the-future": "closed_on", "reopening.without-reason": "reason"}


class EndingPages(Controller):
    path = f"{PATH}/afsluiting"

    @get()
    async def new(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """What to say at the end; once it is over, what was said and who is still to be thanked."""
        async with entrance.member(request) as access:
            found = await queries.standing(access, case_id, clock.today())
            if found.case.closed_at is not None:
                return await _over(request, access, found)
            form = await _offered(access, case_id, None)
            return await _asked(request, access, found, form)

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Close it."""
        sent = await request.form()
        async with entrance.member(request) as access:
            found = await queries.standing(access, case_id, clock.today())
            form = await _offered(access, case_id, sent)
            if done := await once(access, form, lambda: _close(access, case_id, form), PLACES):
                return done
            return await _asked(request, access, found, form, status=422)


class SeriesReopeningPages(Controller):
    path = f"{PATH}/heropening"

    @get()
    async def new(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """What it means to go on."""
        async with entrance.member(request) as access:
            return await _reopening(request, access, case_id, SeriesReopeningForm())

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """It goes on after all; the client is asked anew."""
        form = SeriesReopeningForm(await request.form())
        async with entrance.member(request) as access:
            if done := await once(access, form, lambda: _reopen(access, case_id, form), PLACES):
                return done
            return await _reopening(request, access, case_id, form, status=422)


class ThanksPages(Controller):
    path = f"{PATH}/bedankingen/{{thanks_id:uuid}}"

    @post()
    async def create(
        self, request: Incoming, case_id: FromPath[UUID], thanks_id: FromPath[UUID]
    ) -> Response[Any]:
        """Somebody was thanked by a person."""
        async with entrance.member(request) as access:
            await queries.managed(access, case_id, clock.today())
            await ending.note_thanked(access, case_id, thanks_id, now=clock.now())
        return redirect(f"/situaties/{case_id}/afsluiting")


async def _offered(access: Access, case_id: UUID, sent: Any) -> EndingForm:
    people = await circle(access, case_id)
    may = await ending.mailable(access, case_id)
    lines = await open_agreements(access, case_id)
    mailable = [one for one in people if one.id in may]
    ticked = {"goes_on": [str(one.id) for one in lines], "mailed": [str(one.id) for one in mailable]}
    form = EndingForm(sent, data={"closed_on": clock.today(), **ticked})
    form.offer(people, mailable, lines)
    return form


async def _asked(
    request: Incoming, access: Access, found: queries.Standing, form: EndingForm, *, status: int = 200
) -> Response[Any]:
    values = {"case": found.case, "form": form, "months": found.months}
    return page(request, access, "series/ending.html", current="situaties", status=status, **values)


async def _over(request: Incoming, access: Access, found: queries.Standing) -> Response[Any]:
    case = found.case
    over = await ending.find_ending(access, case.id)
    audit.record(access, "ending.read", case.id, case=case.id)
    return page(
        request,
        access,
        "series/over.html",
        current="situaties",
        case=case,
        found=over,
        why=OUTCOMES.get(case.closing_reason, ""),
        brought=[BROUGHT[one] for one in over.results if one in BROUGHT] if over else [],
        thanks=await ending.thanked(access, over.id) if over else [],
        goes_on=await open_agreements(access, case.id),
        kept_until=found.erase_on,
    )


async def _reopening(
    request: Incoming, access: Access, case_id: UUID, form: SeriesReopeningForm, *, status: int = 200
) -> Response[Any]:
    found = await queries.standing(access, case_id, clock.today())
    values = {"case": found.case, "form": form, "goes_on": await open_agreements(access, case_id)}
    return page(request, access, "series/reopening.html", current="situaties", status=status, **values)


async def _close(access: Access, case_id: UUID, form: EndingForm) -> str:
    assert form.closed_on.data is not None  # noqa: S101 - required
    await close_series(
        access,
        case_id,
        form.end(),
        reason=str(form.reason.data),
        note=str(form.note.data or ""),
        closed_on=form.closed_on.data,
        goes_on=form.kept(),
        now=clock.now(),
    )
    return f"/situaties/{case_id}/afsluiting"


async def _reopen(access: Access, case_id: UUID, form: SeriesReopeningForm) -> str:
    await reopen_series(access, case_id, str(form.reason.data), said_before=EARLIER, now=clock.now())
    return f"/situaties/{case_id}/toestemming"
