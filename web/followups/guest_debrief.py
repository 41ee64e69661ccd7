"""The debrief through a link: the key worker writes what the client said."""

from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.errors import Conflict
from services.followups import debriefs
from services.followups.queries import must_sign, own_seat
from web.cases.once import once
from web.followups.debrief_form import DebriefForm, debrief_form
from web.followups.debriefs import note, told
from web.followups.forms import PLACES
from web.guests.entrance import Visit, admitted, guest
from web.guests.pages import LINK
from web.guests.show import show
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
TALK = LINK + "/terugkoppeling"


class OwnDebriefPages(Controller):
    """The key worker writes what the client said."""

    path = TALK

    @get()
    async def edit(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with guest(request, slug, token) as visit:
            if not visit.is_in or await must_sign((await own_seat(visit.access)).circle_member):
                return await show(request, visit)
            asked = await debriefs.asked(visit.access, (await own_seat(visit.access)).consultation.id)
            return _talk(request, visit, told(asked, debrief_form(asked, today=clock.today(), is_own=True)))

    @post()
    async def update(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with admitted(request, slug, token) as visit:
            asked = await debriefs.asked(visit.access, (await own_seat(visit.access)).consultation.id)
            form: DebriefForm = debrief_form(asked, await request.form(), today=clock.today(), is_own=True)
            place = f"{visit.path}/terugkoppeling?bewaard=gesprek"
            try:
                done = await once(visit.access, form, lambda: note(visit.access, asked, form, place), PLACES)
            except Conflict:
                form.version.data = str(asked.debrief.version)
                return _talk(request, visit, told(asked, form), status=409)
            return done or _talk(request, visit, told(asked, form), status=422)


def _talk(request: Incoming, visit: Visit, values: dict[str, Any], *, status: int = 200) -> Response[Any]:
    is_kept = request.query_params.get("bewaard") == "gesprek"
    return page(
        request,
        visit.access,
        "followups/own_debrief.html",
        status=status,
        path=visit.path,
        phone=visit.phone,
        notice="Bewaard. Bedankt dat je dit deed." if is_kept else "",
        **values,
    )
