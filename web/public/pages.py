"""Voor iedereen: the finder over all of Flanders, and what a municipality says about a consultation."""

from typing import Any

from litestar import Controller, Request, Response, get
from litestar.params import FromPath, FromQuery

from services.errors import NotFound
from tenants import directory, door
from web import entrance
from web.public.voices.all import YOUTH, offered
from web.shared.pages import is_htmx, page

Incoming = Request[Any, Any, Any]
LONGEST_NAME = 100


class StartPages(Controller):
    path = "/"

    @get()
    async def index(self, request: Incoming) -> Response[str]:
        return page(request, None, "public/index.html", name="", places=[])


class MunicipalityPages(Controller):
    path = "/gemeenten"

    @get()
    async def index(self, request: Incoming, naam: FromQuery[str] = "") -> Response[str]:
        name = naam.strip()[:LONGEST_NAME]
        async with door.lobby():
            found = directory.matching(await directory.places(), name) if name else []
        template = "public/_places.html" if is_htmx(request) else "public/index.html"
        return page(request, None, template, name=name, places=found)


class PlacePages(Controller):
    """One municipality: whom to call, what a consultation is; also where nobody works with this product yet."""

    path = "/{slug:str}"

    @get()
    async def show(self, request: Incoming, slug: FromPath[str]) -> Response[str]:
        async with door.lobby():
            place = await directory.find_place(slug)
        if place is not None and not place.is_open:
            return page(request, None, "public/elsewhere.html", place=place)
        async with entrance.public(request, slug) as access:
            contact = await directory.find_contact(access)
        if contact is None:
            raise NotFound
        words = access.home.vocabulary
        values: dict[str, Any] = {
            "slug": slug,
            "contact": contact,
            "voices": offered(words),
            "is_youth": words == YOUTH,
        }
        return page(request, access, "public/place.html", **values)
