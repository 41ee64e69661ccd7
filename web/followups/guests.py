"""What an owner and the key worker see through their link: own agreements, and the debrief.

A browser that is known may say "done" or "another day"; what an agreement is about shows after a code.
"""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.followups import debriefs, owners
from web.cases.once import once
from web.followups.forms import PLACES, AskDateForm, CannotForm
from web.guests.entrance import Visit, guest, known
from web.guests.pages import LINK
from web.guests.show import show
from web.meetings.forms import named
from web.shared.forms import Form
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
OWN = LINK + "/afspraken"
ONE = OWN + "/{agreement_id:uuid}"


class OwnAgreementPages(Controller):
    path = OWN

    @get()
    async def index(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        """What this guest took on; who only knocks gets the first page with its code."""
        async with guest(request, slug, token) as visit:
            return await (_own(request, visit) if visit.is_known else show(request, visit))


class OwnCompletionPages(Controller):
    path = ONE + "/afronding"

    @post()
    async def create(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], agreement_id: FromPath[UUID]
    ) -> Response[Any]:
        """Done."""
        async with known(request, slug, token) as visit:
            await owners.report_done(visit.access, agreement_id, now=clock.now())
        return redirect(f"{visit.path}/afspraken")


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
                reason = form.reason.data or ""
                await owners.ask_to_move(visit.access, agreement_id, form.day, reason, now=clock.now())
                return f"{visit.path}/afspraken"

            done = await once(visit.access, form, work, PLACES)
            return done or await _own(request, visit, agreement_id, date=form)


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
                await owners.report_cannot(visit.access, agreement_id, reason, now=clock.now())
                return f"{visit.path}/afspraken"

            done = await once(visit.access, form, work, PLACES)
            return done or await _own(request, visit, agreement_id, cannot=form)


async def _own(
    request: Incoming, visit: Visit, refused_at: UUID | None = None, **refused: Form
) -> Response[Any]:
    """Each agreement with two small forms of its own; `refused` is the one that came back."""
    person, own = await owners.own_agreements(visit.access)
    forms = {
        one.id: {
            name: named((form if one.id == refused_at else None) or kind(), f"{name}-{number}")
            for name, kind, form in (
                ("date", AskDateForm, refused.get("date")),
                ("cannot", CannotForm, refused.get("cannot")),
            )
        }
        for number, one in enumerate(own)
    }
    return page(
        request,
        visit.access,
        "followups/own.html",
        status=422 if refused else 200,
        path=visit.path,
        phone=visit.phone,
        person=person.first_name,
        is_client=person.kind == "client",
        is_unread=bool(own) and not any(one.sentence for one in own),
        is_asked=await debriefs.is_waiting_for(visit.access),
        own=own,
        forms=forms,
        is_big=person.kind == "client",
    )
