"""Behind the own link, after the sitting: the client's and the family's four faces, or a helper's minute."""

from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.errors import Conflict, NotFound
from services.evaluations import actions, feedback, minutes, queries
from services.evaluations.feedback import Desk
from services.evaluations.rules import OWN_VOICE
from services.evaluations.tables import Hand, Way
from services.followups.queries import must_sign
from tenants.words.evaluations import FACES, FORMS, READ_BY
from web.cases.once import once
from web.evaluations import voices
from web.evaluations.forms import PLACES, MinuteForm, VoiceForm, filled, short_form, voice_form
from web.guests.entrance import Locked, Visit, admitted, known
from web.guests.pages import LINK
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
EVALUATION = LINK + "/evaluatie"
STRENGTH = "strength"
KEPT = {
    "antwoord": "Bewaard. Dank je wel.",
    "terug": "Je antwoord is weg. Niemand kan het nog lezen.",
    "liever-niet": "Dat is goed. We vragen het niet meer.",
    "sterker": "Bewaard. Dank je wel.",
}


class OwnEvaluationPages(Controller):
    """How was it? One page for who is asked, in the words for who it is."""

    path = EVALUATION

    @get()
    async def edit(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with known(request, slug, token) as visit:
            if visit.seat.consultation.held_at is None:
                return redirect(visit.path)
            if visit.seat.circle_member.kind not in OWN_VOICE:
                return await _minute(request, visit)
            desk = await _desk(visit)
            return await _voice(request, visit, desk, await _form(visit, desk))

    @post()
    async def update(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        sent = await request.form()
        async with known(request, slug, token) as visit:
            if visit.seat.circle_member.kind not in OWN_VOICE:
                return await _sent_minute(request, visit, MinuteForm(sent))
            if not visit.is_in:
                raise Locked(visit.path, [str(sent.get(one) or "") for one in ("words", "came_because")])
            desk = await _desk(visit)
            form = await _form(visit, desk, sent)

            async def work() -> str:
                await feedback.answer(visit.access, desk, form.said(Way.OWN), now=clock.now())
                return f"{visit.path}/evaluatie?bewaard=antwoord"

            try:
                done = await once(visit.access, form, work, PLACES)
            except Conflict:
                return await _voice(request, visit, desk, form, status=409)
            return done or await _voice(request, visit, desk, form, status=422)


class OwnWithdrawalPages(Controller):
    """Take it back, or rather say nothing at all."""

    path = EVALUATION + "/intrekking"

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        how = (await request.form()).get("hoe")
        async with admitted(request, slug, token) as visit:
            if visit.seat.circle_member.kind not in OWN_VOICE:
                await minutes.withdraw(visit.access, await minutes.seat(visit.access))
                return redirect(f"{visit.path}/evaluatie?bewaard=terug")
            desk = await _desk(visit)
            if desk.consultation.held_at is None:
                return redirect(visit.path)
            if how == "liever-niet":
                await feedback.decline(visit.access, desk, now=clock.now())
                return redirect(f"{visit.path}/evaluatie?bewaard=liever-niet")
            await feedback.withdraw(visit.access, desk, now=clock.now())
        return redirect(f"{visit.path}/evaluatie?bewaard=terug")


class OwnStrengthPages(Controller):
    """What made the client stronger, for who wants to tell more."""

    path = EVALUATION + "/sterker"

    @get()
    async def edit(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with admitted(request, slug, token) as visit:
            _check_client(visit)
            if visit.seat.consultation.held_at is None:
                return redirect(visit.path)
            return await _strength(request, visit)

    @post()
    async def update(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        sent = await request.form()
        async with admitted(request, slug, token) as visit:
            _check_client(visit)
            form = short_form(STRENGTH, sent)

            async def work() -> str:
                await actions.fill_form(visit.access, STRENGTH, filled(STRENGTH, form), now=clock.now())
                return f"{visit.path}/evaluatie?bewaard=sterker"

            try:
                done = await once(visit.access, form, work, PLACES)
            except Conflict:
                return await _strength(request, visit, form, status=409)
            return done or await _strength(request, visit, form, status=422)


def _check_client(visit: Visit) -> None:
    if visit.seat.circle_member.kind != "client":
        raise NotFound("form")


async def _desk(visit: Visit) -> Desk:
    if not visit.is_in:
        raise Locked(visit.path, [])
    return await feedback.desk(visit.access)


async def _form(visit: Visit, desk: Desk, posted: Any = None) -> VoiceForm:
    row = await feedback.find(desk)
    host = await voices.host_name(visit.access, desk)
    return voice_form(desk.variant, host, posted, voices.own_known(row))


async def _voice(
    request: Incoming, visit: Visit, desk: Desk, form: VoiceForm, *, status: int = 200
) -> Response[Any]:
    row = await feedback.find(desk)
    is_conflict = status == 409  # noqa: PLR2004  # the answer of HTTP
    return page(
        request,
        visit.access,
        "evaluations/own.html",
        status=status,
        path=visit.path,
        name=desk.person.first_name,
        host=await voices.host_name(visit.access, desk),
        held_at=desk.consultation.held_at,
        row=row,
        read_by=READ_BY,
        is_client=desk.person.kind == "client",
        is_by_other=row is not None and row.answered_at is not None and row.written_by != Hand.SELF,
        form=form,
        faces=FACES,
        theirs=voices.theirs(form, row) if is_conflict else None,
        is_big=True,
        notice=_notice(request),
    )


async def _minute(
    request: Incoming, visit: Visit, form: MinuteForm | None = None, *, status: int = 200
) -> Response[Any]:
    """In a browser that is only known nothing of earlier stands on the page, no tick either."""
    seat = await minutes.seat(visit.access)
    row = await minutes.find(seat)
    if form is None:
        names = ("was_useful", "client_had_say", "words")
        said = {name: getattr(row, name) for name in names} if row and visit.is_in else {}
        form = MinuteForm(data={**said, "version": str(row.version if row else 0)})
    elif status == 409:  # noqa: PLR2004  # the answer of HTTP
        form.version.data = str(row.version if row else 0)
    may_read = visit.is_in and row is not None and not await must_sign(seat.circle_member)
    return page(
        request,
        visit.access,
        "evaluations/minute.html",
        status=status,
        path=visit.path,
        held_at=visit.seat.consultation.held_at,
        row=row,
        is_in=visit.is_in,
        form=form,
        is_conflict=status == 409,  # noqa: PLR2004  # the answer of HTTP
        shared=await minutes.shared_with(visit.access, seat) if may_read else [],
        notice=_notice(request),
    )


async def _sent_minute(request: Incoming, visit: Visit, form: MinuteForm) -> Response[Any]:
    async def work() -> str:
        seat = await minutes.seat(visit.access)
        await minutes.write(visit.access, seat, form.minute(), now=clock.now())
        return f"{visit.path}/evaluatie?bewaard=antwoord"

    try:
        done = await once(visit.access, form, work, PLACES)
    except Conflict:
        return await _minute(request, visit, form, status=409)
    return done or await _minute(request, visit, form, status=422)


async def _strength(request: Incoming, visit: Visit, form: Any = None, *, status: int = 200) -> Response[Any]:
    row, answers = await queries.form(visit.access, visit.seat.consultation.id, STRENGTH)
    if form is None:
        form = short_form(
            STRENGTH, known=answers, more=row.words if row else "", version=row.version if row else 0
        )
    elif status == 409:  # noqa: PLR2004  # the answer of HTTP
        form.version.data = str(row.version if row else 0)
    return page(
        request,
        visit.access,
        "evaluations/strength.html",
        status=status,
        path=visit.path,
        what=FORMS[STRENGTH],
        form=form,
        is_conflict=status == 409,  # noqa: PLR2004  # the answer of HTTP
        is_big=True,
    )


def _notice(request: Incoming) -> str:
    return KEPT.get(request.query_params.get("bewaard", ""), "") if request.method == "GET" else ""
