"""The poll for a guest: which moments suit. Harmless, so a browser that is known may answer without a code."""

from typing import Any

from litestar import Controller, Request, Response, post
from litestar.params import FromPath

from infra import clock
from services.errors import Refused
from services.polls import actions, queries
from web.guests.entrance import known
from web.guests.pages import LINK
from web.guests.show import show
from web.polls.forms import answers_form, said_in
from web.shared.pages import redirect

Incoming = Request[Any, Any, Any]


class GuestPollPages(Controller):
    """Ja, als het moet, nee."""

    path = LINK + "/datumvraag"

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        posted = await request.form()
        async with known(request, slug, token) as visit:
            poll = await queries.find_open(visit.access, visit.seat.consultation.id)
            if poll is None:
                return redirect(f"{visit.path}?bewaard=vastgelegd")
            moments = await queries.moments(visit.access, poll.id)
            form = answers_form(moments, {}, posted)
            if not form.validate():
                return await show(request, visit, status=422, poll_form=form)
            said = said_in(form, moments)
            try:
                await actions.answer(visit.access, poll.id, visit.participant, said, now=clock.now())
            except Refused:  # somebody chose in this very moment
                return redirect(f"{visit.path}?bewaard=vastgelegd")
        return redirect(f"{visit.path}?bewaard=momenten")
