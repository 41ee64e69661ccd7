"""Who works for a network: asked with a link, blocked, let in again. They see no case, whatever their role."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from infra import clock
from services.errors import Refused
from services.members import network as people
from services.members import rules
from services.members.rules import State
from tenants import links, registry
from tenants.access import Access
from tenants.words.dates import day_year, moment
from tenants.words.members import NETWORK_ROLES, named
from tenants.words.refusals import REFUSALS
from web import entrance
from web.network.forms import NetworkBlockForm, NetworkInvitationForm
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/netwerk/medewerkers"
SAVED = {
    "gevraagd": "De link staat klaar. Geef hem door aan wie hij is.",
    "ingetrokken": "De link werkt niet meer.",
    "blokkering": "Geblokkeerd. Alle toegang is weg, ook in andere vensters.",
    "toegang": "Aanmelden kan weer.",
}


class NetworkMemberPages(Controller):
    path = PATH

    @get()
    async def index(self, request: Incoming) -> Response[Any]:
        async with entrance.network(request) as access:
            return await _page(request, access)

    @get("/uitnodigingen/nieuw")
    async def new(self, request: Incoming) -> Response[Any]:
        """Whoever types here showed who they are: in a network nothing that was typed can be kept."""
        async with entrance.network(request, is_fresh=True) as access:
            access.require("network.members")
            return _asking(request, access, NetworkInvitationForm())

    @post("/uitnodigingen")
    async def create(self, request: Incoming) -> Response[Any]:
        form = NetworkInvitationForm(await request.form())
        async with entrance.network(request, is_fresh=True) as access:
            access.require("network.members")
            if not form.validate():
                return _asking(request, access, form, status=422)
            told = (form.name.data or "", form.email.data or "", form.roles.data or [])
            await people.ask(access, *told, now=clock.now())
        return redirect(f"{PATH}?bewaard=gevraagd")

    @post("/uitnodigingen/{network_invitation_id:uuid}/intrekking")
    async def delete(self, request: Incoming, network_invitation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.network(request) as access:
            await people.take_back(access, network_invitation_id, now=clock.now())
        return redirect(f"{PATH}?bewaard=ingetrokken")


class NetworkBlockPages(Controller):
    """Somebody of the network may not come in, until they may again."""

    path = PATH + "/{network_member_id:uuid}"

    @post("/blokkering")
    async def create(self, request: Incoming, network_member_id: FromPath[UUID]) -> Response[Any]:
        form = NetworkBlockForm(await request.form())
        async with entrance.network(request) as access:
            await people.get_member(access, network_member_id)
            if form.validate():
                try:
                    told = (form.reason.data or "", form.read_version)
                    await people.block(access, network_member_id, *told, now=clock.now())
                    return redirect(f"{PATH}?bewaard=blokkering")
                except Refused as refused:
                    form.form_errors = [*form.form_errors, REFUSALS[refused.code]]
            typed = (network_member_id, form)
            return await _page(request, access, typed=typed, status=422)

    @post("/toegang")
    async def delete(self, request: Incoming, network_member_id: FromPath[UUID]) -> Response[Any]:
        form = NetworkBlockForm(await request.form())
        async with entrance.network(request, is_fresh=True) as access:
            await people.get_member(access, network_member_id)
            await people.unblock(access, network_member_id, form.read_version)
        return redirect(f"{PATH}?bewaard=toegang")


async def _page(
    request: Incoming,
    access: Access,
    *,
    typed: tuple[UUID, NetworkBlockForm] | None = None,
    status: int = 200,
) -> Response[Any]:
    found = await people.everybody(access)
    blocks = {one.id: NetworkBlockForm(version=str(one.version)) for one in found}
    if typed is not None:
        blocks[typed[0]] = typed[1]
    for key, block in blocks.items():
        block["reason"].id = f"reason-{key}"
    slug = await registry.slug_of_network(access.network)
    return page(
        request,
        access,
        "network/people.html",
        current="netwerkmensen",
        status=status,
        notice=SAVED.get(request.query_params.get("bewaard", ""), ""),
        people=[(one, _told(one)) for one in found],
        blocks=blocks,
        typed=typed[0] if typed else None,
        me=access.actor.id,
        asked=[_asked(access, slug, one) for one in await people.invitations(access)],
    )


def _asking(
    request: Incoming, access: Access, form: NetworkInvitationForm, *, status: int = 200
) -> Response[Any]:
    return page(request, access, "network/new.html", current="netwerkmensen", status=status, form=form)


def _told(one: Any) -> str:
    if one.blocked_at:
        return f"geblokkeerd op {moment(one.blocked_at)}: “{one.blocked_reason}”"
    since = f"sinds {day_year(one.joined_at)}" if one.joined_at else ""
    return " · ".join(filter(None, [named(one.roles, NETWORK_ROLES), since]))


def _asked(access: Access, slug: str, one: Any) -> dict[str, Any]:
    """The link stands here again for who asks: it follows from the key, and is kept nowhere."""
    is_open = rules.state(one, clock.now()) is State.OPEN
    path = links.network_invitation(slug, people.link_of(access, one.id, one.generation))
    until = day_year(one.expires_at)
    return {
        "id": one.id,
        "name": one.name,
        "detail": f"{one.email} · de link {'werkt' if is_open else 'werkte'} tot {until}",
        "url": links.absolute(path) if is_open else "",
    }


PEOPLE: list[ControllerRouterHandler] = [NetworkMemberPages, NetworkBlockPages]
