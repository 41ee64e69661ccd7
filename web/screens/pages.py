"""Screens of one sitting, for whoever leads the table: which are on, one more, off."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.consultations.queries import get_consultation
from services.errors import Refused
from services.screens import actions, pairing
from services.screens.queries import screens_on
from tenants import links
from tenants.access import Access
from tenants.words.refusals import REFUSALS
from web import entrance
from web.screens.entrance import SCREEN_COOKIE, cookie
from web.screens.forms import ScreenForm
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/overleggen/{consultation_id:uuid}/schermen"
WRONG = (
    "Geen enkel scherm toont nu deze cijfers. Kijk nog eens naar het scherm, of vraag daar nieuwe cijfers."
)
NOTICES = {
    "aan": "Het scherm staat aan. Zie je het in de zaal? Onderaan staat het nummer.",
    "uit": "Het scherm is uit.",
    "alles": "Alle schermen zijn uit.",
}


class SittingScreenPages(Controller):
    path = PATH

    @get()
    async def index(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            return await _index(request, access, consultation_id, ScreenForm())

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """The digits that a screen shows: from now on it shows this table."""
        form = ScreenForm(await request.form())
        async with entrance.member(request) as access:
            await get_consultation(access, consultation_id)
            access.require("plans.write")
            if not await _paired(access, consultation_id, form):
                return await _index(request, access, consultation_id, form, status=422)
        return redirect(f"/overleggen/{consultation_id}/schermen?bewaard=aan")


class OwnScreenPages(Controller):
    """A window of the own browser, to drag to the projector."""

    path = PATH + "/hier"

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            slug = access.home.slug
            screen_pass = await pairing.open_here(access, consultation_id, now=clock.now())
        answer = redirect(f"/{slug}/scherm")
        answer.set_cookie(cookie(SCREEN_COOKIE, screen_pass))
        return answer


class ScreenEndPages(Controller):
    path = PATH + "/{screen_id:uuid}/uit"

    @post()
    async def create(
        self, request: Incoming, consultation_id: FromPath[UUID], screen_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            await actions.switch_off(access, consultation_id, screen_id, now=clock.now())
        return redirect(f"/overleggen/{consultation_id}/schermen?bewaard=uit")


class AllScreensEndPages(Controller):
    path = PATH + "/uit"

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            await actions.switch_off(access, consultation_id, now=clock.now())
        return redirect(f"/overleggen/{consultation_id}/schermen?bewaard=alles")


async def _paired(access: Access, consultation_id: UUID, form: ScreenForm) -> bool:
    """Whether a screen showed these digits; else the field says why not."""
    if not form.validate():
        return False
    try:
        screen = await pairing.pair(access, consultation_id, str(form.digits.data), now=clock.now())
    except Refused as refused:
        form.digits.errors = [REFUSALS[refused.code]]
        return False
    form.digits.errors = [] if screen else [WRONG]
    return screen is not None


async def _index(
    request: Incoming, access: Access, consultation_id: UUID, form: ScreenForm, *, status: int = 200
) -> Response[Any]:
    return page(
        request,
        access,
        "screens/index.html",
        status=status,
        sitting=f"/overleggen/{consultation_id}",
        screens=await screens_on(access, consultation_id, now=clock.now()),
        address=links.absolute(f"/{access.home.slug}/scherm").partition("//")[2],
        form=form,
        notice=NOTICES.get(request.query_params.get("bewaard", "")),
    )
