"""Pages for when it goes wrong: a mail that is not for whoever got it, and a link that was lost."""

from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.invitations import codes
from services.invitations.lost_links import ask_links
from services.invitations.misdirection import report_misdirected
from tenants import directory
from tenants.access import Access
from web import entrance
from web.guests.entrance import Visit, guest
from web.guests.forms import LostLinkForm, MisdirectionForm
from web.guests.pages import LINK
from web.shared.pages import page, redirect
from web.shared.visitors import network_of

Incoming = Request[Any, Any, Any]


class MisdirectionPages(Controller):
    """Is this mail not for you? Looking changes nothing; a typed word ends the link at once."""

    path = LINK + "/vergissing"

    @get()
    async def show(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with guest(request, slug, token) as visit:
            return await _asked(request, visit, MisdirectionForm())

    @post(status_code=200)
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        form = MisdirectionForm(await request.form())
        async with guest(request, slug, token) as visit:
            if not form.validate():
                return await _asked(request, visit, form, status=422)
            await report_misdirected(visit.access, visit.invitation, now=clock.now())
            return page(request, visit.access, "guests/misdirected.html", phone=visit.phone)


class LostLinkPages(Controller):
    """Whoever lost a link types an address; the answer is the same for every address."""

    path = "/{slug:str}/verloren-link"

    @get()
    async def new(self, request: Incoming, slug: FromPath[str]) -> Response[Any]:
        async with entrance.public(request, slug) as access:
            return await _lost(request, access, LostLinkForm())

    @post()
    async def create(self, request: Incoming, slug: FromPath[str]) -> Response[Any]:
        form = LostLinkForm(await request.form())
        async with entrance.public(request, slug) as access:
            if not form.validate():
                return await _lost(request, access, form, status=422)
            await ask_links(access, str(form.email.data), network_of(request), now=clock.now())
        return redirect(f"/{slug}/verloren-link?bewaard=gevraagd")


async def _asked(
    request: Incoming, visit: Visit, form: MisdirectionForm, *, status: int = 200
) -> Response[Any]:
    door = await codes.door_of(visit.access, visit.invitation, visit.browser, now=clock.now())
    values: dict[str, Any] = {"path": visit.path, "phone": visit.phone, "masked": door.masked, "form": form}
    return page(request, visit.access, "guests/misdirection.html", status=status, **values)


async def _lost(request: Incoming, access: Access, form: LostLinkForm, *, status: int = 200) -> Response[Any]:
    contact = await directory.find_contact(access)
    is_asked = request.method == "GET" and request.query_params.get("bewaard") == "gevraagd"
    phone = contact.phone if contact else ""
    values: dict[str, Any] = {"form": form, "phone": phone, "is_asked": is_asked, "slug": access.home.slug}
    return page(request, access, "guests/lost.html", status=status, **values)
