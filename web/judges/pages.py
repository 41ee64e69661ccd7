"""Whether somebody of the circle brings reports to a judge, and when the client heard it."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from infra import clock
from services.cases import justice
from services.cases.queries import client, get_case, get_circle_member
from services.cases.tables import CircleMember
from tenants.access import Access
from web import entrance
from web.cases.once import once
from web.shared.forms import Form, choice, day, required
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
ANSWERS = {"yes": "Ja", "no": "Nee", "open": "Dat weten we nog niet"}
REPORTS = {"yes": True, "no": False}
CODES = {True: "yes", False: "no", None: "open"}
PLACES = {"circle.strange-told-date": "told_client_on"}


class JudgeForm(Form):
    """The question, and since when the client knows."""

    reports = choice(
        "Brengt die verslag uit bij een rechter, of is die van de politie?", ANSWERS, required("Kies.")
    )
    told_client_on = day("Wanneer hoorde de cliënt dat?")


class JudgePages(Controller):
    path = "/situaties/{case_id:uuid}/kring/{member_id:uuid}/rechter"

    @get()
    async def edit(
        self, request: Incoming, case_id: FromPath[UUID], member_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("cases.edit")
            member = await get_circle_member(access, case_id, member_id)
            form = JudgeForm(
                data={"reports": CODES[member.reports_to_judge], "told_client_on": member.told_client_on}
            )
            return await _page(request, access, member, form)

    @post()
    async def update(
        self, request: Incoming, case_id: FromPath[UUID], member_id: FromPath[UUID]
    ) -> Response[Any]:
        form = JudgeForm(await request.form())
        async with entrance.member(request) as access:
            access.require("cases.edit")
            member = await get_circle_member(access, case_id, member_id)
            if sent := await once(access, form, lambda: _note(access, member, form), PLACES):
                return sent
            return await _page(request, access, member, form, status=422)


HANDLERS: list[ControllerRouterHandler] = [JudgePages]


async def _note(access: Access, member: CircleMember, form: JudgeForm) -> str:
    await justice.note_judge(
        access,
        member.case,
        member.id,
        reports_to_judge=REPORTS.get(str(form.reports.data)),
        told_client_on=form.told_client_on.data,
        now=clock.now(),
    )
    return f"/situaties/{member.case}/kring"


async def _page(
    request: Incoming, access: Access, member: CircleMember, form: JudgeForm, *, status: int = 200
) -> Response[Any]:
    case = await get_case(access, member.case)
    return page(
        request,
        access,
        "judges/edit.html",
        current="situaties",
        status=status,
        case={"id": case.id, "name": case.name},
        member=member,
        client=(await client(access, case.id)).first_name,
        form=form,
    )
