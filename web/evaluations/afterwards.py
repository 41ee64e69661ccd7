"""What the coordinator fills in afterwards: a helper's minute by phone, the plan once more, a short form."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import get_case
from services.consultations.queries import get_consultation
from services.errors import Conflict, NotAllowed, NotFound
from services.evaluations import actions, minutes, queries, rules
from tenants.access import Access
from tenants.words.evaluations import FORMS, NEXT, REVIEW
from web import entrance
from web.cases.once import once
from web.evaluations.forms import PLACES, MinuteForm, ReviewForm, filled, short_form
from web.evaluations.sitting import EVALUATION
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
CONFLICT = 409


class MinutePages(Controller):
    """A helper's minute, told by phone."""

    path = "/deelnemers/{participant_id:uuid}/minuut"

    @get()
    async def edit(self, request: Incoming, participant_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            return await _minute(request, access, participant_id)

    @post()
    async def update(self, request: Incoming, participant_id: FromPath[UUID]) -> Response[Any]:
        form = MinuteForm(await request.form())
        async with entrance.member(request) as access:
            seat = await minutes.seat(access, participant_id)

            async def work() -> str:
                await minutes.write(access, seat, form.minute(), now=clock.now())
                return f"/overleggen/{seat.consultation.id}/evaluatie?bewaard=antwoord"

            try:
                done = await once(access, form, work, PLACES)
            except Conflict:
                return await _minute(request, access, participant_id, form, status=CONFLICT)
            return done or await _minute(request, access, participant_id, form, status=422)


class ReviewPages(Controller):
    """Five questions about the plan, and what is done next."""

    path = EVALUATION + "/plan"

    @get()
    async def edit(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            return await _review(request, access, consultation_id)

    @post()
    async def update(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        form = ReviewForm(await request.form())
        async with entrance.member(request) as access:

            async def work() -> str:
                said, version = form.said(), form.read_version
                await actions.review_plan(access, consultation_id, said, version=version, now=clock.now())
                return f"/overleggen/{consultation_id}/evaluatie?bewaard=plan"

            try:
                done = await once(access, form, work, PLACES)
            except Conflict:
                return await _review(request, access, consultation_id, form, status=CONFLICT)
            return done or await _review(request, access, consultation_id, form, status=422)


class ShortFormPages(Controller):
    """A short form for who wants it."""

    path = EVALUATION + "/formulier/{form:str}"

    @get()
    async def edit(
        self, request: Incoming, consultation_id: FromPath[UUID], form: FromPath[str]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            return await _short(request, access, consultation_id, _kind(form))

    @post()
    async def update(
        self, request: Incoming, consultation_id: FromPath[UUID], form: FromPath[str]
    ) -> Response[Any]:
        kind = _kind(form)
        typed = short_form(kind, await request.form())
        async with entrance.member(request) as access:

            async def work() -> str:
                said = filled(kind, typed)
                await actions.fill_form(access, kind, said, consultation_id, now=clock.now())
                return f"/overleggen/{consultation_id}/evaluatie?bewaard=formulier"

            try:
                done = await once(access, typed, work, PLACES)
            except Conflict:
                return await _short(request, access, consultation_id, kind, typed, status=CONFLICT)
            return done or await _short(request, access, consultation_id, kind, typed, status=422)


async def _minute(
    request: Incoming,
    access: Access,
    participant_id: UUID,
    form: MinuteForm | None = None,
    *,
    status: int = 200,
) -> Response[Any]:
    seat = await minutes.seat(access, participant_id)
    row = await minutes.find(seat)
    if form is None:
        said = {one: getattr(row, one) for one in ("was_useful", "client_had_say", "words")} if row else {}
        form = MinuteForm(data={**said, "version": str(row.version if row else 0)})
    elif status == CONFLICT:
        form.version.data = str(row.version if row else 0)
    return page(
        request,
        access,
        "evaluations/minute_for.html",
        current="situaties",
        status=status,
        base=f"/overleggen/{seat.consultation.id}/evaluatie",
        place=f"/deelnemers/{participant_id}/minuut",
        name=seat.circle_member.first_name,
        phone=seat.circle_member.phone,
        is_held=seat.consultation.held_at is not None,
        is_conflict=status == CONFLICT,
        form=form,
    )


async def _review(
    request: Incoming,
    access: Access,
    consultation_id: UUID,
    form: ReviewForm | None = None,
    *,
    status: int = 200,
) -> Response[Any]:
    access.require("plans.write")
    sitting = await get_consultation(access, consultation_id)
    row = await queries.find_review(access, consultation_id)
    if form is None:
        names = (*REVIEW, "words", "next_step", "next_words")
        said = {one: getattr(row, one) for one in names} if row else {}
        form = ReviewForm(data={**said, "version": str(row.version if row else 0)})
    elif status == CONFLICT:
        form.version.data = str(row.version if row else 0)
    proposed = rules.suggestion({one.name: one.data or "" for one in form.ticks})
    return page(
        request,
        access,
        "evaluations/review.html",
        current="situaties",
        status=status,
        case=await _case(access, sitting.case),
        base=f"/overleggen/{consultation_id}/evaluatie",
        is_held=sitting.held_at is not None,
        is_conflict=status == CONFLICT,
        proposed=NEXT.get(proposed, "") if row and not row.next_step else "",
        form=form,
    )


async def _short(
    request: Incoming,
    access: Access,
    consultation_id: UUID,
    kind: str,
    form: Any = None,
    *,
    status: int = 200,
) -> Response[Any]:
    if not access.may("cases.edit"):
        raise NotAllowed("cases.edit")
    sitting = await get_consultation(access, consultation_id)
    row, answers = await queries.form(access, consultation_id, kind)
    if form is None:
        form = short_form(
            kind, known=answers, more=row.words if row else "", version=row.version if row else 0
        )
    elif status == CONFLICT:
        form.version.data = str(row.version if row else 0)
    return page(
        request,
        access,
        "evaluations/short.html",
        current="situaties",
        status=status,
        case=await _case(access, sitting.case),
        base=f"/overleggen/{consultation_id}/evaluatie",
        kind=kind,
        what=FORMS[kind],
        is_held=sitting.held_at is not None,
        is_conflict=status == CONFLICT,
        form=form,
    )


async def _case(access: Access, case_id: UUID) -> dict[str, Any]:
    found = await get_case(access, case_id)
    return {"id": found.id, "name": found.name}


def _kind(typed: str) -> str:
    if typed not in FORMS:
        raise NotFound("form")
    return typed
