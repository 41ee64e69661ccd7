"""Picking somebody for the circle out of the contacts: while typing, or as a page without JavaScript.

A post, because what is typed is a name and belongs in no address; it changes nothing.
"""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, post
from litestar.params import FromPath

from services.cases import queries
from services.contacts import queries as contacts
from tenants.access import Access
from web import entrance
from web.cases.person_form import CircleForm
from web.cases.person_page import Contacts, person_page
from web.shared.forms import Readable
from web.shared.pages import is_htmx, page

Incoming = Request[Any, Any, Any]
LONGEST = 80


class ContactPickPages(Controller):
    """Who fits what was typed, and the form filled in with a card."""

    path = "/situaties/{case_id:uuid}/kring/contacten"

    @post(status_code=200)
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """A list for htmx; else the page of somebody who joins, with the list or the card in it."""
        typed = await request.form()
        sought = Readable.PATTERN.sub("", str(typed.get("zoek", "")))[:LONGEST]
        form = CircleForm(typed)
        async with entrance.member(request) as access:
            access.require("cases.edit")
            case = await queries.get_case(access, case_id)
            form.offer(await queries.circle(access, case_id))
            told = await _contacts(access, form, sought, str(typed.get("pick", "")))
        if is_htmx(request):
            return page(request, access, "cases/_contacts.html", case={"id": case.id}, contacts=told)
        return person_page(request, access, case, form, contacts=told)


async def _contacts(access: Access, form: CircleForm, sought: str, picked: str) -> Contacts:
    chosen = _id(picked)
    card = await contacts.pick(access, chosen) if chosen else None
    if card is not None:
        form.take(card.card)
        return Contacts(taken=card)
    return Contacts(sought, await contacts.search(access, sought))


def _id(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None
