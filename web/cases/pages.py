"""Pages of cases: the list, a new one, the page of one case, its data. The circle is in circle.py."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases import actions
from services.cases.queries import get_case, unnoticed
from services.cases.rules import Person
from services.cases.tables import Case, CircleKind
from services.errors import Conflict, NotFound
from services.moves.queries import arrivals, find_shell, shells
from tenants import audit
from tenants.access import Access
from tenants.words.packs import PACKS, Words
from web import entrance
from web.cases import board, closeness, facts, lines
from web.cases.earlier import earlier
from web.cases.forms import CaseForm, NewCaseForm
from web.cases.index import case_lines
from web.cases.once import Difference, differences, once
from web.cases.table import table
from web.consents.sharing import to_see
from web.moves.shells import shell_page
from web.shared.pages import page
from web.shared.query import asked

Incoming = Request[Any, Any, Any]
PLACES = {"case.no-name": "name"}


class CasePages(Controller):
    """The list, a new case, and the page of one."""

    path = "/situaties"

    @get()
    async def index(self, request: Incoming) -> Response[Any]:
        """All cases that are open to who asks, by name."""
        search = asked(request, "zoek")
        async with entrance.member(request) as access:
            cases = await case_lines(access, search, clock.now())
            moved = await shells(access)
            audit.record_list(access, "cases.listed", [one.id for one in cases])
        return page(
            request,
            access,
            "cases/index.html",
            current="situaties",
            cases=cases,
            search=search,
            moved=moved,
            may_begin=access.may("cases.begin"),
            may_seek=access.may("cases.open-with-reason"),
        )

    @get("/nieuw")
    async def new(self, request: Incoming) -> Response[Any]:
        """An empty form."""
        async with entrance.member(request) as access:
            access.require("cases.begin")
        form = NewCaseForm(coordinator_kind="external")
        return page(request, access, "cases/new.html", current="situaties", form=form)

    @post()
    async def create(self, request: Incoming) -> Response[Any]:
        """Begin it, with its client."""
        form = NewCaseForm(await request.form())
        async with entrance.member(request) as access:
            access.require("cases.begin")
            if sent := await once(access, form, lambda: _begin(access, form)):
                return sent
        return page(request, access, "cases/new.html", current="situaties", status=422, form=form)

    @get("/{case_id:uuid}")
    async def show(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Where it stands, and the one next step."""
        async with entrance.member(request) as access:
            try:
                found = await facts.read(access, case_id)
            except NotFound:
                return await _moved(request, access, case_id)
            told = await _told(access, found)
            audit.record(access, "case.read", case_id, case=case_id)
        return _show(request, access, found, told)


class CaseDetailsPages(Controller):
    """What is written about a case."""

    path = "/situaties/{case_id:uuid}/gegevens"

    @get()
    async def edit(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """The form, filled in."""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            case = await get_case(access, case_id)
        return _details(request, access, case, CaseForm(obj=case))

    @post()
    async def update(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Keep it, or show both texts when somebody else was first."""
        form = CaseForm(await request.form())
        async with entrance.member(request) as access:
            access.require("cases.edit")
            case, others = await get_case(access, case_id), None
            try:
                if sent := await once(access, form, lambda: _edit(access, case_id, form)):
                    return sent
            except Conflict:
                others = differences(form, case, ("name", "coordinator_kind", "living_situation"))
                form.version.data = str(case.version)
        return _details(request, access, case, form, others=others, status=409 if others is not None else 422)


async def _begin(access: Access, form: NewCaseForm) -> str:
    now = clock.now()
    case = await actions.begin_case(
        access,
        str(form.name.data),
        coordinator_kind=form.coordinator_kind.data,
        living_situation=form.living_situation.data or "",
        now=now,
    )
    client = Person(CircleKind.CLIENT, str(form.first_name.data), form.last_name.data or "")
    await actions.add_circle_member(access, case.id, client, now=now)
    return f"/situaties/{case.id}"


async def _edit(access: Access, case_id: UUID, form: CaseForm) -> str:
    await actions.edit_case(
        access,
        case_id,
        name=str(form.name.data),
        coordinator_kind=form.coordinator_kind.data,
        living_situation=form.living_situation.data or "",
        version=form.read_version,
    )
    return f"/situaties/{case_id}"


async def _moved(request: Incoming, access: Access, case_id: UUID) -> Response[Any]:
    """What stays of a case that moved, for who coordinated it; for everybody else there is nothing."""
    shell = await find_shell(access, case_id)
    if shell is None:
        raise NotFound("case")
    audit.record(access, "shell.read", shell.id, case=case_id)
    return shell_page(request, access, shell)


async def _told(access: Access, found: facts.CaseFile) -> dict[str, Any]:
    """What others did: opened it, brought it here, shared something without a yes."""
    is_new_here = found.consent is not None and found.consent.given_in
    return {
        "notes": await unnoticed(access, found.case),
        "arrival": next(iter(await arrivals(access, found.case.id)), None) if is_new_here else None,
        "emergencies": await to_see(access, found.case.id),
    }


def _show(request: Incoming, access: Access, found: facts.CaseFile, told: dict[str, Any]) -> Response[Any]:
    now = clock.now()
    known, pack = facts.facts(found, now), PACKS[access.home.vocabulary]
    return page(
        request,
        access,
        "cases/show.html",
        current="situaties",
        case=found.case,
        subtitle=board.subtitle(found, known, pack),
        path_steps=board.path(found.held, known),
        next_thing=board.next_thing(found, known, pack),
        **_sheets(found, pack),
        asks=[*closeness.asks(found, access), *board.asks(found, pack)],
        **told,
        exception=found.consent.exception_reason if known.has_consent and found.consent else "",
        may_edit=access.may("cases.edit"),
    )


def _sheets(found: facts.CaseFile, pack: Words) -> dict[str, Any]:
    return {
        "agenda": lines.agenda(found),
        "agreements": lines.agreements(found, clock.today()),
        "earlier": earlier(found, clock.today()),
        "seats": table(found, pack),
        "coming": found.coming and found.coming.starts_at,
        "coming_id": found.coming and found.coming.id,
    }


def _details(
    request: Incoming,
    access: Access,
    case: Case,
    form: CaseForm,
    *,
    others: list[Difference] | None = None,
    status: int = 200,
) -> Response[Any]:
    return page(
        request,
        access,
        "cases/edit.html",
        current="situaties",
        status=status,
        case={"id": case.id, "name": case.name},
        form=form,
        others=others,
    )
