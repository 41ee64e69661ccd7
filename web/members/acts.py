"""What an administrator decides about one member: roles, leaving, blocking, letting in, handing over, signing out."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

from litestar import Controller, Response, post
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from infra import clock
from services.cases import departures
from services.errors import Conflict, Refused
from services.members import actions, queries
from services.procedures import let_go
from tenants import audit, browsers
from tenants.access import Access
from tenants.words import members as words
from tenants.words.packs import PACKS
from web import entrance
from web.cases.forms import refuse
from web.members import view
from web.members.forms import (
    NOBODY_YET,
    BlockForm,
    HandOverForm,
    LeavingForm,
    RolesForm,
    UnblockForm,
    offer_roles,
    offer_successors,
)
from web.members.pages import PATH, Incoming
from web.shared.forms import Form
from web.shared.pages import page, redirect

ONE = PATH + "/{colleague_id:uuid}"
CHANGED = "Iemand anders veranderde dit net voor jou. Kijk na wat er nu staat. Wat je koos, staat er nog."
PLACES: Mapping[str, str] = {"member.no-role": "roles", "member.still-coordinates": "roles"}

Work = Callable[[], Awaitable[None]]


class MemberRolePages(Controller):
    """What somebody may do here."""

    path = ONE + "/rollen"

    @post()
    async def update(self, request: Incoming, colleague_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request, is_fresh=True) as access:
            access.require("members.manage")
            form = RolesForm(await request.form())
            offer_roles(form.roles, words.roles(PACKS[access.home.vocabulary]))

            async def work() -> None:
                chosen = form.roles.data or []
                await actions.change_roles(access, colleague_id, chosen, form.read_version, now=clock.now())

            return await _decided(request, access, colleague_id, form, work, "rollen")


class MemberLeavingPages(Controller):
    """Somebody does not work here any more; all access goes at once."""

    path = ONE + "/vertrek"

    @post()
    async def create(self, request: Incoming, colleague_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request, is_fresh=True) as access:
            access.require("members.manage")
            form = LeavingForm(await request.form())
            offer_successors(form.successor, await queries.successors(access, colleague_id), NOBODY_YET)

            async def work() -> None:
                taker = UUID(form.successor.data) if form.successor.data else None
                await let_go.note_leaving(access, colleague_id, form.read_version, taker, now=clock.now())

            return await _decided(request, access, colleague_id, form, work, "vertrek")


class MemberBlockPages(Controller):
    """Somebody may not come in, until they may again."""

    path = ONE

    @post("/blokkering")
    async def create(self, request: Incoming, colleague_id: FromPath[UUID]) -> Response[Any]:
        """At once: nobody is sent to the provider first while somebody else looks around."""
        async with entrance.member(request) as access:
            access.require("members.manage")
            form = BlockForm(await request.form())

            async def work() -> None:
                reason = form.reason.data or ""
                await let_go.block(access, colleague_id, reason, form.read_version, now=clock.now())

            return await _decided(request, access, colleague_id, form, work, "blokkering")

    @post("/toegang")
    async def delete(self, request: Incoming, colleague_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request, is_fresh=True) as access:
            access.require("members.manage")
            form = UnblockForm(await request.form())

            async def work() -> None:
                await let_go.unblock(access, colleague_id, form.read_version, now=clock.now())

            return await _decided(request, access, colleague_id, form, work, "toegang")


class MemberHandOverPages(Controller):
    """The cases of somebody go to another coordinator."""

    path = ONE + "/overdracht"

    @post()
    async def create(self, request: Incoming, colleague_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request, is_fresh=True) as access:
            access.require("members.manage")
            form = HandOverForm(await request.form())
            offer_successors(
                form.successor, await queries.successors(access, colleague_id), "kies een collega"
            )

            async def work() -> None:
                taker = UUID(form.successor.data)
                await departures.hand_over_all(access, colleague_id, taker, now=clock.now())

            return await _decided(request, access, colleague_id, form, work, "overdracht")


class MemberSessionPages(Controller):
    """The browsers in which a member is signed in here."""

    path = ONE + "/sessies"

    @post("/einde")
    async def delete_all(self, request: Incoming, colleague_id: FromPath[UUID]) -> Response[Any]:
        return await _ended(request, colleague_id, None)

    @post("/{session_id:uuid}/einde")
    async def delete(
        self, request: Incoming, colleague_id: FromPath[UUID], session_id: FromPath[UUID]
    ) -> Response[Any]:
        return await _ended(request, colleague_id, session_id)


async def _ended(request: Incoming, member_id: UUID, only: UUID | None) -> Response[Any]:
    async with entrance.member(request) as access:
        await queries.get_colleague(access, member_id)
        await browsers.end_of_member(access, member_id, now=clock.now(), only=only)
        audit.record(access, "session.ended-by-administrator", member_id)
    return redirect(f"{PATH}/{member_id}?bewaard=sessies")


async def _decided(
    request: Incoming, access: Access, member_id: UUID, form: Form, work: Work, said: str
) -> Response[Any]:
    """Do it, or show the page again with what is in the way; nothing that was chosen is lost."""
    await queries.get_colleague(access, member_id)
    status = 422
    if form.validate():
        try:
            await work()
            is_gone = member_id == access.member and said in {"rollen", "vertrek"}
            return redirect("/vandaag" if is_gone else f"{PATH}/{member_id}?bewaard={said}")
        except Refused as refused:
            places = {code: name for code, name in PLACES.items() if name in form}
            refuse(form, refused, places)
        except Conflict:
            status, form.form_errors = 409, [*form.form_errors, CHANGED]
            await _take_version(access, member_id, form)
    values = await view.sheet(access, member_id, form)
    return page(request, access, "members/show.html", current="medewerkers", status=status, **values)


async def _take_version(access: Access, member_id: UUID, form: Form) -> None:
    """Who has seen what the other changed, may go on."""
    found = await queries.get_colleague(access, member_id)
    form["version"].data = str(found.member.version)


ACTS: list[ControllerRouterHandler] = [
    MemberRolePages,
    MemberLeavingPages,
    MemberBlockPages,
    MemberHandOverPages,
    MemberSessionPages,
]
