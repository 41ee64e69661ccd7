"""Saved for later: what the saving page says, and the form behind the link of the mail."""

from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath, FromQuery

from infra import clock
from services.referrals import drafts
from tenants.access import Access
from tenants.directory import Contact
from tenants.words.packs import PACKS
from web import entrance
from web.public.asking import asked, chosen
from web.public.forms import restored
from web.public.requests import contact_of
from web.public.voices.helper import HELPER
from web.shared.pages import page

Incoming = Request[Any, Any, Any]


class DraftPages(Controller):
    """The same answer for whoever saved, and whatever the address."""

    path = "/{slug:str}/aanvraag/bewaard"

    @get()
    async def index(self, request: Incoming, slug: FromPath[str], weg: FromQuery[str] = "") -> Response[str]:
        async with entrance.public(request, slug) as access:
            contact = await contact_of(access)
        return page(request, access, "public/saved.html", slug=slug, contact=contact, is_gone=bool(weg))

    @get("/{token:str}")
    async def show(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[str]:
        """A button and no text: programs open links too."""
        async with entrance.public(request, slug) as access:
            contact = await contact_of(access)
            found = await drafts.open_draft(access, token, now=clock.now())
            if found is None:
                return _ended(request, access, contact)
        return page(request, access, "public/kept.html", token=token, slug=slug, until=found.expires_at)

    @post("/{token:str}", status_code=200)
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[str]:
        """What was typed; nothing changes."""
        async with entrance.public(request, slug) as access:
            contact = await contact_of(access)
            found = await drafts.open_draft(access, token, now=clock.now())
            if found is None:
                return _ended(request, access, contact)
            voice = chosen(dict(found.fields)) or HELPER
            form = restored(voice, PACKS[access.home.vocabulary], contact, found.fields, found.once)
            return asked(request, access, contact, form, is_saved=True)


def _ended(request: Incoming, access: Access, contact: Contact) -> Response[str]:
    return page(request, access, "public/ended.html", status=404, slug=access.home.slug, contact=contact)
