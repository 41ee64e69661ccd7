"""Opvolging through a link, for the key worker: whom to call, and what was heard."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.followups import briefings, watching
from services.followups.queries import must_sign, own_seat
from services.followups.watching import Watched
from tenants.words import followups as words
from web.followups.lines import SOON_DAYS, joined, of_line
from web.followups.own import notice, small_forms
from web.guests.entrance import Visit, admitted, guest
from web.guests.pages import LINK
from web.guests.show import show
from web.shared import dates
from web.shared.forms import Form
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]


class WatchPages(Controller):
    """What comes near or stalls, as questions."""

    path = LINK + "/opvolging"

    @get()
    async def index(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with guest(request, slug, token) as visit:
            if not visit.is_in or await must_sign((await own_seat(visit.access)).circle_member):
                return await show(request, visit)
            return await show_watch(request, visit)


class WatchAskingPages(Controller):
    path = LINK + "/opvolging/{agreement_id:uuid}/navraag"

    @post()
    async def create(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], agreement_id: FromPath[UUID]
    ) -> Response[Any]:
        """The key worker asked; the question rests a week."""
        async with admitted(request, slug, token) as visit:
            await watching.note_asked_after(visit.access, agreement_id, now=clock.now())
        return redirect(f"{visit.path}/opvolging")


class OwnBriefingPages(Controller):
    path = LINK + "/bijpraten/{participant_id:uuid}/gedaan"

    @post()
    async def create(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], participant_id: FromPath[UUID]
    ) -> Response[Any]:
        """This guest told somebody who was not there."""
        async with admitted(request, slug, token) as visit:
            person = (await own_seat(visit.access)).circle_member
            await briefings.report_told(visit.access, participant_id, person.id, now=clock.now())
        return redirect(f"{visit.path}/afspraken")


async def show_watch(
    request: Incoming, visit: Visit, refused_at: UUID | None = None, **refused: Form
) -> Response[Any]:
    """`refused` is the form that came back, of the agreement `refused_at`."""
    found = await watching.watch(visit.access, today=clock.today())
    return page(
        request,
        visit.access,
        "followups/watch.html",
        status=422 if refused else 200,
        path=visit.path,
        phone=visit.phone,
        notice=notice(request),
        client=found.client,
        ask=[_row(one) for one in found.ask],
        rest=[_row(one) for one in found.rest],
        talk=found.talk,
        forms=small_forms([one.line.id for one in found.ask], refused_at, refused),
    )


def _row(one: Watched) -> dict[str, Any]:
    line, asked = one.line, one.asked_at
    return {
        "id": line.id,
        "what": _question(one),
        "sentence": line.sentence,
        "detail": joined(
            *of_line(line),
            f"{line.owner_name} vroeg iets, we bekijken het" if one.is_asked else "",
            f"nagevraagd op {dates.day(asked)}" if asked else "",
        ),
        "owner": line.owner_name,
        "phone": one.phone,
    }


def _question(one: Watched) -> str:
    """What one could do, as a question."""
    who, due_on = one.line.owner_name, one.line.due_on
    if one.is_adrift:
        return "Niemand doet dit nu. Weet jij wie het kan opnemen?"
    waited = (clock.now() - one.reminded_at).days if one.reminded_at else 0
    if waited >= SOON_DAYS:
        return f"{who} antwoordde {words.some_weeks(waited)} niet. Bel je even?"
    is_past = due_on is not None and due_on < clock.today()
    return f"Lukte dit al voor {who}?" if is_past else f"Loopt het goed voor {who}?"
