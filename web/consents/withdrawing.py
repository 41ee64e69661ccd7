"""Taking a yes back, whole or in part: first that the help goes on, then what stops."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import get_case
from services.cases.tables import CircleKind, CircleMember
from services.consents.queries import find_consent
from services.consents.rules import Topic
from services.procedures.narrow_consent import narrow_consent
from services.procedures.withdraw_consent import what_stops, withdraw_consent
from tenants import submissions
from tenants.access import Access
from web import entrance
from web.cases.lines import names_in_a_row
from web.cases.once import once
from web.consents.forms import NarrowingForm, WithdrawalForm
from web.consents.pages import PATH, asked
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
Circle = list[CircleMember]


class WithdrawalPages(Controller):
    """Taking a yes back."""

    path = PATH + "/intrekking"

    @get()
    async def new(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """First: the help goes on. Then what stops."""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            person, circle = await asked(request, access, case_id)
            return await _withdrawal(request, access, case_id, person, circle)

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """It stops in this very moment."""
        form = WithdrawalForm(await request.form())
        place = f"/situaties/{case_id}/toestemming"
        async with entrance.member(request) as access:
            access.require("cases.edit")
            person, circle = await asked(request, access, case_id)
            if not form.validate():
                return await _withdrawal(request, access, case_id, person, circle, form=form)
            if await submissions.claim(access, form.token) is None:
                words = form.words.data or ""
                await withdraw_consent(access, case_id, person.id, words=words, now=clock.now())
                await submissions.remember(access, form.token, place)
        return redirect(f"{place}?voor={person.id}")


class NarrowingPages(Controller):
    """One person less, or one topic less; the rest of the yes stands."""

    path = PATH + "/inperking"

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """What hangs on it stops in this very moment."""
        form = NarrowingForm(await request.form())
        async with entrance.member(request) as access:
            access.require("cases.edit")
            person, circle = await asked(request, access, case_id)
            form.offer([one for one in circle if one.id != person.id])
            if sent := await once(access, form, lambda: _narrow(access, case_id, person.id, form)):
                return sent
            return await _withdrawal(request, access, case_id, person, circle, narrowing=form)


async def _narrow(access: Access, case_id: UUID, person: UUID, form: NarrowingForm) -> str:
    topic = Topic(str(form.topic.data)) if form.topic.data else None
    await narrow_consent(access, case_id, person, without=form.person, topic=topic, now=clock.now())
    return f"/situaties/{case_id}/toestemming?voor={person}&bewaard=minder"


async def _withdrawal(
    request: Incoming,
    access: Access,
    case_id: UUID,
    person: CircleMember,
    circle: Circle,
    *,
    form: WithdrawalForm | None = None,
    narrowing: NarrowingForm | None = None,
) -> Response[Any]:
    case, stops = await get_case(access, case_id), await what_stops(access, case_id)
    is_client = person.kind == CircleKind.CLIENT
    part = narrowing or NarrowingForm()
    part.offer([one for one in circle if one.id != person.id])
    return page(
        request,
        access,
        "consents/withdrawal.html",
        current="situaties",
        status=422 if form or narrowing else 200,
        case={"id": case.id, "name": case.name},
        person={"id": person.id, "name": person.first_name},
        form=form or WithdrawalForm(),
        narrowing=part,
        has_yes=await find_consent(access, case_id, person.id) is not None,
        consultations=[one.starts_at for one in stops.consultations] if is_client else [],
        people=names_in_a_row(stops.people) if is_client else "",
        is_one=len(stops.people) == 1,
        has_report=is_client and stops.has_report,
    )
