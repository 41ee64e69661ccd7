"""The circle of a case: who stands round the client, joins, changes, leaves. Chosen and deciding: chosen.py."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases import actions, queries
from services.cases.discretion import does, is_sensitive
from services.cases.rules import secrecy_of
from services.cases.tables import Case, CircleKind, CircleMember, Secrecy
from services.errors import Conflict
from services.procedures.edit_person import edit_person
from services.procedures.leave_circle import leave_circle
from tenants import audit
from tenants.access import Access
from tenants.words import cases as words
from web import entrance
from web.cases.forms import WORDS, CircleForm, PersonForm
from web.cases.lines import Line
from web.cases.once import Difference, differences, once
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/situaties/{case_id:uuid}/kring"
NO_BREAK = "\u00a0"
PLACES = {"circle.unlikely-birth": "born_on", "circle.one-client": "kind"}


class CirclePages(Controller):
    """Everybody round the client."""

    path = PATH

    @get()
    async def index(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Who they are, how to reach them safely, who decides for whom."""
        async with entrance.member(request) as access:
            case = await queries.get_case(access, case_id)
            circle = await queries.circle(access, case_id, with_left=True)
            deciding = await queries.representatives(access, case_id)
            audit.record(access, "circle.read", case_id, case=case_id)
        names: dict[UUID | None, str] = {member.id: member.first_name for member in circle}
        return page(
            request,
            access,
            "cases/circle.html",
            current="situaties",
            case={"id": case.id, "name": case.name},
            people=[(member, _line(case, member)) for member in circle if member.left_at is None],
            left=[member for member in circle if member.left_at is not None],
            deciding=[
                (row, names[row.circle_member], names[row.represented], words.REPRESENTATIVE[row.kind])
                for row in deciding
            ],
            chosen=_chosen(case, circle),
            client=next(
                (member.first_name for member in circle if member.kind == CircleKind.CLIENT), case.name
            ),
            may_edit=access.may("cases.edit"),
        )

    @get("/nieuw")
    async def new(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """An empty form."""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            case = await queries.get_case(access, case_id)
        return _person(request, access, case, CircleForm(), None)

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Somebody joins."""
        form = CircleForm(await request.form())
        async with entrance.member(request) as access:
            access.require("cases.edit")
            case = await queries.get_case(access, case_id)
            if sent := await once(access, form, lambda: _add(access, case_id, form), PLACES):
                return sent
        return _person(request, access, case, form, None, status=422)


class CircleMemberPages(Controller):
    """One person of the circle: the only page where a secret address is shown."""

    path = PATH + "/{member_id:uuid}"

    @get()
    async def edit(
        self, request: Incoming, case_id: FromPath[UUID], member_id: FromPath[UUID]
    ) -> Response[Any]:
        """The form, filled in."""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            case = await queries.get_case(access, case_id)
            member = await queries.get_circle_member_to_edit(access, case_id, member_id)
            audit.record(access, "circle-member.read", member_id, case=case_id)
        return _person(request, access, case, PersonForm(obj=member).show(member), member)

    @post()
    async def update(
        self, request: Incoming, case_id: FromPath[UUID], member_id: FromPath[UUID]
    ) -> Response[Any]:
        """Keep it, or show both texts when somebody else was first."""
        form = PersonForm(await request.form())
        async with entrance.member(request) as access:
            access.require("cases.edit")
            case, others = await queries.get_case(access, case_id), None
            member = await queries.get_circle_member_to_edit(access, case_id, member_id)
            try:
                if sent := await once(access, form, lambda: _edit(access, member, form), PLACES):
                    return sent
            except Conflict:
                others = differences(form, member, (*WORDS, "is_address_secret", "born_on"))
                form.version.data = str(member.version)
        status = 409 if others is not None else 422
        return _person(request, access, case, form, member, others=others, status=status)


class DeparturePages(Controller):
    """Leaving the circle."""

    path = PATH + "/{member_id:uuid}/vertrek"

    @post()
    async def create(
        self, request: Incoming, case_id: FromPath[UUID], member_id: FromPath[UUID]
    ) -> Response[Any]:
        """Not asked any more; what was said and agreed stays."""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            await leave_circle(access, case_id, member_id, now=clock.now())
        return redirect(f"/situaties/{case_id}/kring")


async def _add(access: Access, case_id: UUID, form: CircleForm) -> str:
    member = await actions.add_circle_member(access, case_id, form.person(form.kind.data), now=clock.now())
    return f"/situaties/{case_id}/weten#p-{member.id}"


async def _edit(access: Access, member: CircleMember, form: PersonForm) -> str:
    case_id = member.case
    await edit_person(
        access, case_id, member.id, form.person(member.kind), version=form.read_version, now=clock.now()
    )
    return f"/situaties/{case_id}/kring"


def _chosen(case: Case, circle: Sequence[CircleMember]) -> dict[str, tuple[str, str, date | None] | None]:
    """Whom the client chose: name, whether that is a helper (X8), and since when."""
    asked = {
        "key_worker": (case.key_worker, case.key_worker_chosen_on),
        "confidant": (case.confidant, case.confidant_chosen_on),
    }
    people = {member.id: member for member in circle}
    return {
        role: (
            people[who].first_name,
            "" if people[who].kind == CircleKind.HELPER else "geen hulpverlener",
            on,
        )
        if who in people
        else None
        for role, (who, on) in asked.items()
    }


def _line(case: Case, member: CircleMember) -> Line:
    """Who it is and how to reach them; an address only when it is not secret."""
    secrecy = secrecy_of(member.secrecy, member.id, case)
    duty = words.SECRECY_SHORT[secrecy] if member.kind == CircleKind.HELPER else ""
    kind = "ask" if secrecy is Secrecy.UNKNOWN else "calm"
    hides = f"anderen lezen alleen: {does(member) or 'niets'}" if is_sensitive(member) else ""
    told = [
        member.relation,
        member.organisation,
        hides,
        member.phone.replace(" ", NO_BREAK),
        member.email,
        member.address,
    ]
    secret = "adres is geheim" if member.is_address_secret else ""
    detail = " · ".join(filter(None, [*told, secret]))
    return Line(f"{member.first_name} {member.last_name}".strip(), detail, duty, kind)


def _person(
    request: Incoming,
    access: Access,
    case: Case,
    form: PersonForm,
    member: CircleMember | None,
    *,
    others: list[Difference] | None = None,
    status: int = 200,
) -> Response[Any]:
    return page(
        request,
        access,
        "cases/person.html",
        current="situaties",
        status=status,
        case={"id": case.id, "name": case.name},
        form=form,
        member=member and {"id": member.id, "name": member.first_name, "is_present": member.left_at is None},
        is_client=member is not None and member.kind == CircleKind.CLIENT,
        may_be_bound=member is None or member.kind in {CircleKind.HELPER, CircleKind.NETWORK},
        others=others,
    )
