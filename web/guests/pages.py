"""What a guest opens and how they come in. A GET changes nothing but the sign of life."""

from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.params import FromPath

from infra import clock
from services.errors import Refused
from services.invitations import codes, tokens
from services.invitations.rules import BROWSER_KNOWN
from tenants.words.refusals import REFUSALS
from web.guests.entrance import BROWSER_COOKIE, SESSION_COOKIE, guest, known
from web.guests.forms import DigitsForm
from web.guests.show import show
from web.shared.pages import redirect

Incoming = Request[Any, Any, Any]
LINK = "/{slug:str}/u/{token:str}"
WRONG = "Deze cijfers kloppen niet, of ze zijn te oud. Kijk nog eens, of vraag een nieuwe code."


class GuestPages(Controller):
    """One link, opened as often as somebody likes."""

    path = LINK

    @get()
    async def show(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with guest(request, slug, token) as visit:
            return await show(request, visit)


class CodePages(Controller):
    """Six digits to the own address."""

    path = LINK + "/code"

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with guest(request, slug, token) as visit:
            browser = visit.browser or tokens.new_token()
            try:
                await codes.request_code(visit.access, visit.invitation, browser, now=clock.now())
            except Refused as refused:
                return await show(request, visit, status=429, refusal=REFUSALS[refused.code])
        answer = redirect(f"{visit.path}?bewaard=code")
        answer.set_cookie(guest_cookie(BROWSER_COOKIE, browser, is_lasting=True))
        return answer


class GuestSessionPages(Controller):
    """The digits are right: half an hour for this one consultation."""

    path = LINK + "/sessie"

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        form = DigitsForm(await request.form())
        async with guest(request, slug, token) as visit:
            browser = visit.browser or tokens.new_token()
            session = None
            if form.validate():
                session = await codes.enter(
                    visit.access,
                    visit.invitation,
                    str(form.digits.data),
                    browser,
                    is_remembered=form.is_remembered.data,
                    now=clock.now(),
                )
                form.digits.errors = [] if session else [WRONG]
            if session is None:
                return await show(request, visit, status=422, digits=form)
        answer = redirect(visit.path)
        answer.set_cookie(guest_cookie(BROWSER_COOKIE, browser, is_lasting=True))
        answer.set_cookie(guest_cookie(SESSION_COOKIE, session, is_lasting=False))
        return answer


class GuestDeparturePages(Controller):
    """Forget this browser."""

    path = LINK + "/vertrek"

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with known(request, slug, token) as visit:
            await codes.leave(visit.access, visit.invitation, visit.browser, visit.session, now=clock.now())
        return redirect(f"{visit.path}?bewaard=weg")


def guest_cookie(name: str, value: str, *, is_lasting: bool) -> Cookie:
    """For this host alone, over https alone, unseen by scripts; Lax, because a mail is another site."""
    return Cookie(
        key=name,
        value=value,
        max_age=int(BROWSER_KNOWN.total_seconds()) if is_lasting else None,
        path="/",
        secure=True,
        httponly=True,
        samesite="lax",
    )
