"""The circle of a case: who stands round the client, joins, changes, leaves. Chosen and deciding: chosen.py."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases import actions, queries
from services.cases.crowd import table_answers
from services.cases.tables import Case, CircleKind, CircleMember
from services.contacts.actions import keep_contact
from services.contacts.rules import check_card
from services.errors import Conflict
from services.followups.handing import carries
from services.procedures.edit_person import edit_person
from services.procedures.leave_circle import leave_circle
from tenants import audit
from tenants.access import Access
from tenants.words import cases as words
from tenants.words.packs import PACKS
from web import entrance
from web.cases.circle_rows import Circle, groups
from web.cases.once import differences, once
from web.cases.person_form import COMPARED, CircleForm, PersonForm
from web.cases.person_page import known, person_page
from web.shared.pages import page, redirect
from web.shared.query import asked

Incoming = Request[Any, Any, Any]
PATH = "/situaties/{case_id:uuid}/kring"
PLACES = {
    "circle.unlikely-birth": "born_on",
    "circle.one-client": "kind",
    "circle.duty-needs-reason": "duty_reason",
    "circle.asked-in-future": "asked_to_be_there_on",
    "circle.somebody-else": "confidant",
    "contact.no-organisation": "organisation",
}


class CirclePages(Controller):
    """Everybody round the client."""

    path = PATH

    @get()
    async def index(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Who they are, how to reach them safely, who decides for whom."""
        async with entrance.member(request) as access:
            case = await queries.get_case(access, case_id)
            circle = Circle(
                case,
                await queries.circle(access, case_id, with_left=True),
                await queries.representatives(access, case_id),
                await table_answers(access, case_id),
                PACKS[access.home.vocabulary],
                clock.today(),
            )
            audit.record(access, "circle.read", case_id, case=case_id)
        return page(
            request,
            access,
            "cases/circle.html",
            current="situaties",
            case=case,
            circle=circle,
            groups=groups(circle),
            left=[member for member in circle.people if member.left_at is not None],
            deciding=_deciding(circle),
            chosen=_chosen(case, circle.people),
            client=_client(circle),
            coordinator_kind=words.COORDINATOR_KIND[case.coordinator_kind],
            may_edit=access.may("cases.edit"),
        )

    @get("/nieuw")
    async def new(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """An empty form."""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            case = await queries.get_case(access, case_id)
            form = CircleForm(kind=asked(request, "wie") or None)
            form.offer(await queries.circle(access, case_id))
        return person_page(request, access, case, form)

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Somebody joins."""
        form = CircleForm(await request.form())
        async with entrance.member(request) as access:
            access.require("cases.edit")
            case = await queries.get_case(access, case_id)
            form.offer(await queries.circle(access, case_id))
            if sent := await once(access, form, lambda: _add(access, case_id, form), PLACES):
                return sent
        return person_page(request, access, case, form, status=422)


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
            form = PersonForm(obj=member).show(member)
            form.offer(await queries.circle(access, case_id, with_left=True), member_id)
            person = await known(access, member)
            audit.record(access, "circle-member.read", member_id, case=case_id)
        return person_page(request, access, case, form, person=person)

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
            form.offer(await queries.circle(access, case_id, with_left=True), member_id)
            person = await known(access, member)
            try:
                if sent := await once(access, form, lambda: _edit(access, member, form), PLACES):
                    return sent
            except Conflict:
                others = differences(form, member, COMPARED)
                form.version.data = str(member.version)
        status = 409 if others is not None else 422
        return person_page(request, access, case, form, person=person, others=others, status=status)


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
            place = "opvolging#trekker" if await carries(access, case_id, member_id) else "kring"
        return redirect(f"/situaties/{case_id}/{place}")


async def _add(access: Access, case_id: UUID, form: CircleForm) -> str:
    is_kept = form.keep_contact.data and form.kind.data == CircleKind.HELPER
    if is_kept:
        check_card(form.card())
    member = await actions.add_circle_member(
        access,
        case_id,
        form.person(form.kind.data),
        duty_reason=form.duty_reason.data or "",
        now=clock.now(),
    )
    if is_kept:
        await keep_contact(access, form.card(), is_shared=True, now=clock.now())
    return f"/situaties/{case_id}/weten#p-{member.id}"


async def _edit(access: Access, member: CircleMember, form: PersonForm) -> str:
    await edit_person(
        access,
        member.case,
        member.id,
        form.person(member.kind),
        version=form.read_version,
        duty_reason=form.duty_reason.data or "",
        now=clock.now(),
    )
    return f"/situaties/{member.case}/kring"


def _client(circle: Circle) -> str:
    found = (one.first_name for one in circle.people if one.kind == CircleKind.CLIENT)
    return next(found, circle.case.name)


def _deciding(circle: Circle) -> list[tuple[UUID, str, str, str]]:
    """Who decides for whom, in what capacity, about what."""
    return [
        (
            row.id,
            f"{circle.name(row.circle_member)} voor {circle.name(row.represented)}",
            words.REPRESENTATIVE[row.kind],
            row.may_decide,
        )
        for row in circle.deciding
    ]


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
            "hulpverlener" if people[who].kind == CircleKind.HELPER else "geen hulpverlener",
            on,
        )
        if who in people
        else None
        for role, (who, on) in asked.items()
    }
