"""Medewerkers: who works here and what they can do; and asking somebody to come."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.members import invitations
from tenants import audit
from tenants.access import Access
from tenants.words import members as words
from tenants.words.packs import PACKS
from web import entrance
from web.cases.once import once
from web.members import view
from web.members.forms import InvitationForm, offer_roles
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/medewerkers"
SAVED = {
    "rollen": "De rollen zijn veranderd. Wie ze heeft, meldt zich opnieuw aan.",
    "vertrek": "Genoteerd. Alle toegang is weg, ook in andere vensters.",
    "blokkering": "Geblokkeerd. Alle toegang is weg, ook in andere vensters.",
    "toegang": "Aanmelden kan weer.",
    "overdracht": "De situaties zijn doorgegeven.",
    "sessies": "Afgemeld.",
    "gevraagd": "De mail is onderweg.",
    "ingetrokken": "De link werkt niet meer.",
}


class MemberPages(Controller):
    path = PATH

    @get()
    async def index(self, request: Incoming) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("members.manage")
            values = await view.overview(access)
            audit.record_list(access, "members.read", [one.id for one in values["present"]])
        return page(
            request, access, "members/index.html", current="medewerkers", notice=notice(request), **values
        )

    @get("/{colleague_id:uuid}")
    async def show(self, request: Incoming, colleague_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("members.manage")
            values = await view.sheet(access, colleague_id)
            audit.record(access, "member.read", colleague_id)
        return page(
            request, access, "members/show.html", current="medewerkers", notice=notice(request), **values
        )


class MemberInvitationPages(Controller):
    """Somebody is asked by mail to work here."""

    path = PATH + "/uitnodigingen"

    @get("/nieuw")
    async def new(self, request: Incoming) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("members.manage")
            return _asking(request, access, _form(access))

    @post()
    async def create(self, request: Incoming) -> Response[Any]:
        async with entrance.member(request, is_fresh=True) as access:
            access.require("members.manage")
            form = _form(access, await request.form())
            if sent := await once(access, form, lambda: _ask(access, form)):
                return sent
            return _asking(request, access, form, status=422)

    @post("/{asked_id:uuid}/mail")
    async def update(self, request: Incoming, asked_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request, is_fresh=True) as access:
            access.require("members.manage")
            await invitations.ask_again(access, asked_id, now=clock.now())
        return redirect(f"{PATH}?bewaard=gevraagd")

    @post("/{asked_id:uuid}/intrekking")
    async def delete(self, request: Incoming, asked_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("members.manage")
            await invitations.take_back(access, asked_id, now=clock.now())
        return redirect(f"{PATH}?bewaard=ingetrokken")


async def _ask(access: Access, form: InvitationForm) -> str:
    roles = form.roles.data or []
    await invitations.ask(access, form.name.data or "", form.email.data or "", roles, now=clock.now())
    return f"{PATH}?bewaard=gevraagd"


def notice(request: Incoming) -> str:
    """What was just done."""
    return SAVED.get(request.query_params.get("bewaard", ""), "")


def _form(access: Access, posted: Any = None) -> InvitationForm:
    form = InvitationForm(posted)
    offer_roles(form.roles, words.roles(PACKS[access.home.vocabulary]))
    return form


def _asking(request: Incoming, access: Access, form: InvitationForm, *, status: int = 200) -> Response[Any]:
    return page(request, access, "members/new.html", current="medewerkers", status=status, form=form)
