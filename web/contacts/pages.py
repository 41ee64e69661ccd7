"""The contacts of a municipality: the list, a new one, one to change, to stop sharing or to remove."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from infra import clock
from services.contacts import actions, queries
from services.contacts.tables import Contact
from services.errors import Conflict
from tenants.access import Access
from web import entrance
from web.cases.once import Difference, differences, once
from web.contacts.forms import FIELDS, ContactForm
from web.shared.pages import page, redirect
from web.shared.query import asked

Incoming = Request[Any, Any, Any]
PATH = "/contacten"
ONE = PATH + "/{contact_id:uuid}"
PLACES = {"contact.no-organisation": "organisation", "contact.nobody": "name"}


class ContactPages(Controller):
    """All of ours, and a new one."""

    path = PATH

    @get()
    async def index(self, request: Incoming) -> Response[Any]:
        """By organisation and name."""
        async with entrance.member(request) as access:
            found = await queries.contacts(access)
        is_kept = asked(request, "bewaard") == "ja"
        return page(
            request, access, "contacts/index.html", current="situaties", contacts=found, is_kept=is_kept
        )

    @get("/nieuw")
    async def new(self, request: Incoming) -> Response[Any]:
        """An empty card."""
        async with entrance.member(request) as access:
            access.require("contacts.write")
        return _card(request, access, ContactForm())

    @post()
    async def create(self, request: Incoming) -> Response[Any]:
        """Keep it."""
        form = ContactForm(await request.form())
        async with entrance.member(request) as access:
            access.require("contacts.write")
            if sent := await once(access, form, lambda: _keep(access, form), PLACES):
                return sent
        return _card(request, access, form, status=422)


class ContactDetailsPages(Controller):
    """One card."""

    path = ONE

    @get()
    async def edit(self, request: Incoming, contact_id: FromPath[UUID]) -> Response[Any]:
        """Filled in."""
        async with entrance.member(request) as access:
            row = await queries.get_contact(access, contact_id)
        form = ContactForm(obj=row)
        form.is_shared.data = row.shared_at is not None
        return _card(request, access, form, row)

    @post()
    async def update(self, request: Incoming, contact_id: FromPath[UUID]) -> Response[Any]:
        """Keep it, or show both texts when somebody else was first."""
        form = ContactForm(await request.form())
        async with entrance.member(request) as access:
            row, others = await queries.get_contact(access, contact_id), None
            try:
                if sent := await once(access, form, lambda: _edit(access, contact_id, form), PLACES):
                    return sent
            except Conflict:
                others = differences(form, row, FIELDS)
                form.version.data = str(row.version)
        return _card(request, access, form, row, others=others, status=422 if others is None else 409)


class ContactRemovalPages(Controller):
    """A card that goes."""

    path = ONE + "/verwijdering"

    @post()
    async def create(self, request: Incoming, contact_id: FromPath[UUID]) -> Response[Any]:
        """Gone for us, and for who could find it."""
        async with entrance.member(request) as access:
            await actions.remove_contact(access, contact_id)
        return redirect(PATH)


async def _keep(access: Access, form: ContactForm) -> str:
    await actions.keep_contact(access, form.card(), is_shared=bool(form.is_shared.data), now=clock.now())
    return f"{PATH}?bewaard=ja"


async def _edit(access: Access, contact_id: UUID, form: ContactForm) -> str:
    await actions.edit_contact(
        access,
        contact_id,
        form.card(),
        is_shared=bool(form.is_shared.data),
        version=form.read_version,
        now=clock.now(),
    )
    return f"{PATH}?bewaard=ja"


def _card(
    request: Incoming,
    access: Access,
    form: ContactForm,
    contact: Contact | None = None,
    *,
    others: list[Difference] | None = None,
    status: int = 200,
) -> Response[Any]:
    return page(
        request,
        access,
        "contacts/edit.html",
        current="situaties",
        status=status,
        form=form,
        contact=contact,
        others=others,
    )


CONTACTS: list[ControllerRouterHandler] = [ContactPages, ContactDetailsPages, ContactRemovalPages]
