"""Who may open a case: coordinator, replacement, chair, who is barred; and opening one with a reason."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases import openings, queries, rules
from services.cases.tables import Case, CaseOpening, CircleMember, OpeningKind
from services.errors import NotFound, Refused
from tenants import audit, submissions
from tenants.access import Access
from tenants.tables import Member
from tenants.words.cases import COORDINATOR_KIND, OPENINGS
from tenants.words.packs import PACKS, Words, spoken
from web import entrance
from web.cases.forms import OpeningForm, ReasonForm, offer, refuse
from web.cases.lines import Line
from web.cases.once import once
from web.shared import dates
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/situaties/{case_id:uuid}/wie-mag-openen"
PLACES = {
    "opening.no-end": "until_on",
    "opening.ended": "until_on",
    "opening.too-long": "until_on",
    "opening.is-coordinator": "member",
    "opening.no-coordinator": "member",
    "opening.barred": "member",
    "opening.coordinator-barred": "member",
}
WAYS = ("vervanger", "voorzitter", "uitsluiting", "overdracht")


class OpeningPages(Controller):
    """The list, and one small form for each way."""

    path = PATH

    @get()
    async def index(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Who may open it now, and who did with a reason."""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            return await _page(request, access, case_id, {})

    @post("/{way:str}")
    async def create(self, request: Incoming, case_id: FromPath[UUID], way: FromPath[str]) -> Response[Any]:
        """A replacement, a chair, a bar, or another coordinator."""
        if way not in WAYS:
            raise NotFound("way")
        form = OpeningForm(await request.form(), prefix=way)
        async with entrance.member(request) as access:
            access.require("cases.edit")
            await queries.get_case(access, case_id)
            offer(
                form.member,
                {one.id: one.name for one in await queries.colleagues(access)},
                "kies een collega",
            )
            if sent := await once(access, form, lambda: _open(access, case_id, way, form), PLACES):
                return sent
            return await _page(request, access, case_id, {way: form}, status=422)

    @post("/{opening_id:uuid}/einde")
    async def delete(
        self, request: Incoming, case_id: FromPath[UUID], opening_id: FromPath[UUID]
    ) -> Response[Any]:
        """Take it back."""
        async with entrance.member(request) as access:
            await openings.end_opening(access, case_id, opening_id, now=clock.now())
        return redirect(f"/situaties/{case_id}/wie-mag-openen")

    @post("/{opening_id:uuid}/gezien")
    async def update(
        self, request: Incoming, case_id: FromPath[UUID], opening_id: FromPath[UUID]
    ) -> Response[Any]:
        """The coordinator has read who opened it and why."""
        async with entrance.member(request) as access:
            await openings.notice_opening(access, case_id, opening_id, now=clock.now())
        return redirect(f"/situaties/{case_id}")


class ReasonPages(Controller):
    """Opening a case that is not yours."""

    path = "/situaties/opening"

    @get()
    async def new(self, request: Incoming) -> Response[Any]:
        """Which one, and why."""
        async with entrance.member(request) as access:
            access.require("cases.open-with-reason")
        return _reason(request, access, ReasonForm())

    @post()
    async def create(self, request: Incoming) -> Response[Any]:
        """Open it until tomorrow, or say calmly that nothing was opened, for whatever cause."""
        form = ReasonForm(await request.form())
        async with entrance.member(request) as access:
            access.require("cases.open-with-reason")
            if not form.validate():
                return _reason(request, access, form, status=422)
            if earlier := await submissions.claim(access, form.token):
                return redirect(earlier)
            try:
                found = await openings.open_with_reason(
                    access, str(form.name.data), str(form.reason.data), now=clock.now()
                )
            except Refused as refused:
                refuse(form, refused, {})
                return _reason(request, access, form, status=409)
            if found is None:
                return _reason(request, access, form, is_missed=True)
            place = f"/situaties/{found}"
            await submissions.remember(access, form.token, place)
        return redirect(place)


async def _open(access: Access, case_id: UUID, way: str, form: OpeningForm) -> str:
    member, now = UUID(form.member.data), clock.now()
    if way == "vervanger":
        await openings.name_replacement(access, case_id, member, until_on=form.until_on.data, now=now)
    elif way == "voorzitter":
        await openings.assign_chair(access, case_id, member, now=now)
    elif way == "uitsluiting":
        await openings.bar(access, case_id, member, form.reason.data or "", now=now)
    else:
        await openings.hand_over(access, case_id, member, now=now)
        return "/situaties"
    return f"/situaties/{case_id}/wie-mag-openen"


async def _page(
    request: Incoming, access: Access, case_id: UUID, typed: Mapping[str, OpeningForm], *, status: int = 200
) -> Response[Any]:
    case = await queries.get_case(access, case_id)
    current = await queries.openings(access, case_id)
    colleagues = await queries.colleagues(access)
    circle = await queries.circle(access, case_id)
    forms = {way: typed.get(way) or OpeningForm(prefix=way) for way in WAYS}
    for form in forms.values():
        offer(form.member, {one.id: one.name for one in colleagues}, "kies een collega")
    audit.record(access, "openings.read", case_id, case=case_id)
    pack = PACKS[access.home.vocabulary]
    names, said = {one.id: one.name for one in colleagues}, await queries.reasons(access, case_id)
    return page(
        request,
        access,
        "cases/openings.html",
        current="situaties",
        status=status,
        case={"id": case.id, "name": case.name},
        coordinator_kind=COORDINATOR_KIND[case.coordinator_kind],
        lines=[_line(row, names, said, pack) for row in current if row.kind != OpeningKind.REASON],
        reasons=[
            _line(row, names, said, pack) for row in reversed(current) if row.kind == OpeningKind.REASON
        ],
        helping=_helping(case, current, colleagues, circle),
        forms=forms,
        typed=set(typed),
        may_grant=case.coordinator == access.member,
        may_ask_neighbour=case.coordinator == access.member and access.may("cases.begin"),
        may_assign=_may_assign(access, case, current),
        me=access.member,
    )


def _line(
    row: CaseOpening, names: Mapping[UUID, str], said: Mapping[UUID, str], pack: Words
) -> tuple[CaseOpening | None, Line]:
    """Who, in what way, until when; with the id of what can be taken back."""
    until = f"tot en met {dates.day(row.until_on)}" if row.until_on else ""
    opened = f"op {dates.moment(row.opened_at)}" if row.kind == OpeningKind.REASON else ""
    detail = [
        spoken(OPENINGS[row.kind], pack),
        opened or until,
        f"“{said[row.id]}”" if row.id in said else "",
    ]
    is_fixed = row.kind in {OpeningKind.COORDINATOR, OpeningKind.REASON}
    line = Line(names.get(row.member, "Iemand die hier niet meer werkt"), " · ".join(filter(None, detail)))
    return None if is_fixed else row, line


def _helping(
    case: Case, current: Sequence[CaseOpening], colleagues: Sequence[Member], circle: Sequence[CircleMember]
) -> list[tuple[UUID, str]]:
    """Colleagues who stand in the circle as helpers and are not barred yet: known by their mail address."""
    helpers = {member.email.casefold() for member in circle if member.email}
    barred = {row.member for row in current if row.kind == OpeningKind.BARRED} | {case.coordinator}
    return [
        (one.id, one.name) for one in colleagues if one.email.casefold() in helpers and one.id not in barred
    ]


def _may_assign(access: Access, case: Case, current: Sequence[CaseOpening]) -> bool:
    try:
        rules.check_may_assign(case, access.member, current, clock.today())
    except Refused:
        return False
    return True


def _reason(
    request: Incoming, access: Access, form: ReasonForm, *, is_missed: bool = False, status: int = 200
) -> Response[Any]:
    return page(
        request,
        access,
        "cases/reason.html",
        current="situaties",
        status=status,
        form=form,
        is_missed=is_missed,
    )
