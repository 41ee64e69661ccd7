"""What an owner and the key worker see through their link: own agreements, and the debrief.

A browser that is known may say "done" or "another day"; what an agreement is about shows after a code.
"""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.followups import owners
from services.followups.owners import Reported
from web.cases.once import once
from web.followups.forms import PLACES, AskDateForm, CannotForm
from web.followups.own import show_own
from web.followups.watch import show_watch
from web.guests.entrance import Visit, guest, known
from web.guests.pages import LINK
from web.guests.show import show
from web.shared.forms import Form
from web.shared.pages import redirect

Incoming = Request[Any, Any, Any]
OWN = LINK + "/afspraken"
ONE = OWN + "/{agreement_id:uuid}"


class OwnAgreementPages(Controller):
    path = OWN

    @get()
    async def index(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        """What this guest took on; who only knocks gets the first page with its code."""
        async with guest(request, slug, token) as visit:
            return await (show_own(request, visit) if visit.is_known else show(request, visit))


class OwnCompletionPages(Controller):
    path = ONE + "/afronding"

    @post()
    async def create(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], agreement_id: FromPath[UUID]
    ) -> Response[Any]:
        """Done."""
        async with known(request, slug, token) as visit:
            told = await owners.report_done(visit.access, agreement_id, now=clock.now())
        return redirect(_place(visit, told))


class DateRequestPages(Controller):
    path = ONE + "/andere-dag"

    @post()
    async def create(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], agreement_id: FromPath[UUID]
    ) -> Response[Any]:
        """Another day, please."""
        form = AskDateForm(await request.form())
        async with known(request, slug, token) as visit:

            async def work() -> str:
                told = await owners.ask_to_move(
                    visit.access,
                    agreement_id,
                    form.day,
                    form.reason.data or "",
                    asked_outside=form.asked_outside.data or "",
                    now=clock.now(),
                )
                return _place(visit, told)

            done = await once(visit.access, form, work, PLACES)
            return done or await _again(request, visit, agreement_id, date=form)


class ObjectionPages(Controller):
    path = ONE + "/bezwaar"

    @post()
    async def create(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], agreement_id: FromPath[UUID]
    ) -> Response[Any]:
        """It does not work out, and why."""
        form = CannotForm(await request.form())
        async with known(request, slug, token) as visit:

            async def work() -> str:
                reason = form.reason.data or ""
                told = await owners.report_cannot(visit.access, agreement_id, reason, now=clock.now())
                return _place(visit, told)

            done = await once(visit.access, form, work, PLACES)
            return done or await _again(request, visit, agreement_id, cannot=form)


def _place(visit: Visit, told: Reported) -> str:
    """Back to the page where it was said; of what was over already that is told."""
    place = f"{visit.path}/{'afspraken' if told.is_own else 'opvolging'}"
    return f"{place}?bewaard=voorbij" if told.is_over else place


async def _again(request: Incoming, visit: Visit, agreement_id: UUID, **refused: Form) -> Response[Any]:
    """The page with the form that came back: one's own, or that of the key worker."""
    _, own = await owners.own_agreements(visit.access)
    is_own = agreement_id in {one.id for one in own}
    show_page = show_own if is_own or not visit.is_in else show_watch
    return await show_page(request, visit, agreement_id, **refused)
