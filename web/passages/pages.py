"""Mijn afspraken: type your address, type the code, and see what is yours to do in every municipality.

What one does with an agreement happens on the own page of that municipality, behind its own door.
"""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.datastructures import Cookie

from infra import clock
from services.errors import NotFound
from services.invitations import tokens
from services.passages import doors, proving
from web.guests.entrance import BROWSER_COOKIE, SESSION_COOKIE
from web.guests.pages import WRONG, guest_cookie
from web.passages.entrance import PASSAGE_COOKIE, proven, stranger
from web.passages.forms import AddressForm, DoorForm, PassageDigitsForm
from web.passages.view import gathered
from web.shared.pages import page, redirect
from web.shared.visitors import network_of

Incoming = Request[Any, Any, Any]
PATH = "/mijn-afspraken"
PLACES = {"afspraken": "/afspraken", "overleg": ""}


class PassagePages(Controller):
    """The page itself; a GET changes nothing but the sign of life."""

    path = PATH

    @get()
    async def show(self, request: Incoming) -> Response[Any]:
        """The list for who proved an address; the question for everybody else."""
        found = await proven(request)
        if found is None:
            is_asked = request.query_params.get("bewaard") == "code"
            return _asked(request, AddressForm(), PassageDigitsForm(), is_asked=is_asked)
        values = gathered(await doors.behind_all(found, now=clock.now()))
        return page(request, None, "passages/show.html", **values)


class PassageCodePages(Controller):
    """Six digits to the own address: the same answer for every address."""

    path = f"{PATH}/code"

    @post()
    async def create(self, request: Incoming) -> Response[Any]:
        form = AddressForm(await request.form())
        async with stranger(request) as known:
            if not form.validate():
                return _asked(request, form, PassageDigitsForm(), status=422)
            browser = known or tokens.new_token()
            await proving.ask(str(form.email.data), browser, network_of(request), now=clock.now())
        answer = redirect(f"{PATH}?bewaard=code")
        answer.set_cookie(guest_cookie(BROWSER_COOKIE, browser, is_lasting=True))
        return answer


class PassageSessionPages(Controller):
    """The digits are right: half an hour, in this browser."""

    path = f"{PATH}/sessie"

    @post()
    async def create(self, request: Incoming) -> Response[Any]:
        form = PassageDigitsForm(await request.form())
        async with stranger(request) as browser:
            token = None
            if form.validate():
                token = await proving.enter(str(form.digits.data), browser, now=clock.now())
                form.digits.errors = [] if token else [WRONG]
        if token is None:
            return _asked(request, AddressForm(), form, is_asked=True, status=422)
        answer = redirect(PATH)
        answer.set_cookie(guest_cookie(PASSAGE_COOKIE, token, is_lasting=False))
        return answer


class PassageDoorPages(Controller):
    """Through to the own page of one municipality, as a code typed there would."""

    path = f"{PATH}/deur"

    @post()
    async def create(self, request: Incoming) -> Response[Any]:
        form = DoorForm(await request.form())
        found = await proven(request)
        if found is None:
            return redirect(PATH)
        browser = request.cookies.get(BROWSER_COOKIE, "")
        path, token = await doors.pass_through(found, _id(form.door.data), browser, now=clock.now())
        answer = redirect(f"{path}{PLACES.get(str(form.to.data), '')}")
        answer.set_cookie(guest_cookie(SESSION_COOKIE, token, is_lasting=False))
        return answer


class PassageDeparturePages(Controller):
    """Forget the address in this browser."""

    path = f"{PATH}/vertrek"

    @post()
    async def create(self, request: Incoming) -> Response[Any]:
        if await proven(request) is not None:
            async with stranger(request):
                await proving.leave(request.cookies.get(PASSAGE_COOKIE, ""), now=clock.now())
        answer = redirect(PATH)
        answer.set_cookie(
            Cookie(key=PASSAGE_COOKIE, value="", max_age=0, path="/", secure=True, httponly=True)
        )
        return answer


def _asked(
    request: Incoming,
    form: AddressForm,
    digits: PassageDigitsForm,
    *,
    is_asked: bool = False,
    status: int = 200,
) -> Response[Any]:
    values: dict[str, Any] = {"form": form, "digits": digits, "is_asked": is_asked}
    return page(request, None, "passages/asked.html", status=status, **values)


def _id(typed: str | None) -> UUID:
    try:
        return UUID(str(typed))
    except ValueError:
        raise NotFound("door") from None


HANDLERS = (PassagePages, PassageCodePages, PassageSessionPages, PassageDoorPages, PassageDeparturePages)
