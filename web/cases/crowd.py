"""Many people at one table: a calm question per helper, whose answers are remembered (row 115)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath
from wtforms import SelectField

from infra import clock
from services.cases import crowd, queries
from services.cases.tables import Case, CircleKind, CircleMember, Sparing, TableAnswer
from tenants.access import Access
from tenants.words import cases as words
from web import entrance
from web.cases.lines import named
from web.cases.once import once
from web.shared.forms import Form, listed
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
TAKEN = f"{Sparing.TAKEN_ALONG}:"


class CrowdPages(Controller):
    """Who is surely there, who speaks for others, who can wait."""

    path = "/situaties/{case_id:uuid}/grote-tafel"

    @get()
    async def edit(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """What was answered until now."""
        async with entrance.member(request) as access:
            case, people, answers = await _read(access, case_id)
        return _page(request, access, case, people, answers, _form(people, answers))

    @post()
    async def update(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Keep each answer that changed."""
        async with entrance.member(request) as access:
            case, people, answers = await _read(access, case_id)
            form = _form(people, answers, await request.form())
            if sent := await once(access, form, lambda: _keep(access, case, people, answers, form)):
                return sent
        return _page(request, access, case, people, answers, form, status=422)


async def _read(access: Access, case_id: UUID) -> tuple[Case, list[CircleMember], Mapping[UUID, TableAnswer]]:
    access.require("cases.edit")
    case = await queries.get_case(access, case_id)
    return case, await queries.circle(access, case_id), await crowd.table_answers(access, case_id)


async def _keep(
    access: Access,
    case: Case,
    people: Sequence[CircleMember],
    answers: Mapping[UUID, TableAnswer],
    form: Form,
) -> str:
    for one in _helpers(people):
        chosen = str(form[_name(one)].data)
        if chosen == _code(answers.get(one.id)):
            continue
        answer, _, by = chosen.partition(":")
        await crowd.answer_for(
            access, case.id, one.id, answer, taken_by=UUID(by) if by else None, now=clock.now()
        )
    return f"/situaties/{case.id}/kring"


def _form(people: Sequence[CircleMember], answers: Mapping[UUID, TableAnswer], posted: Any = None) -> Form:
    """A select per helper: who takes along what another would say, is in the answer."""
    fields = {_name(one): _select(one, people, answers) for one in _helpers(people)}
    made: type[Form] = type("CrowdForm", (Form,), fields)
    return made(posted)


def _select(
    one: CircleMember, people: Sequence[CircleMember], answers: Mapping[UUID, TableAnswer]
) -> SelectField:
    plain = {code: word for code, word in words.SPARING.items() if code != Sparing.TAKEN_ALONG}
    others = {
        f"{TAKEN}{other.id}": words.SPARED[Sparing.TAKEN_ALONG].format(who=other.first_name).capitalize()
        for other in people
        if other.id != one.id
    }
    return SelectField(named(one), choices=listed(plain | others), default=_code(answers.get(one.id)))


def _page(
    request: Incoming,
    access: Access,
    case: Case,
    people: Sequence[CircleMember],
    answers: Mapping[UUID, TableAnswer],
    form: Form,
    status: int = 200,
) -> Response[Any]:
    return page(
        request,
        access,
        "cases/crowd.html",
        current="situaties",
        status=status,
        case={"id": case.id, "name": case.name},
        form=form,
        names=[_name(one) for one in _helpers(people)],
        expected=len(crowd.at_table(people, answers)),
        everybody=len(people),
    )


def _helpers(people: Sequence[CircleMember]) -> list[CircleMember]:
    return [one for one in people if one.kind == CircleKind.HELPER]


def _name(one: CircleMember) -> str:
    return f"one_{one.id.hex}"


def _code(answer: TableAnswer | None) -> str:
    if answer is None:
        return Sparing.COMES
    return f"{TAKEN}{answer.taken_by}" if answer.taken_by else str(answer.answer)
