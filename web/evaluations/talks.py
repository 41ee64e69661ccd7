"""A neutral person goes and asks: chosen by the coordinator, who gets a link to hand on and six digits to tell."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import circle
from services.errors import NotAllowed
from services.evaluations import feedback, talks
from services.evaluations.feedback import Desk
from tenants import links
from tenants.access import Access
from web import entrance
from web.cases.once import once
from web.evaluations.forms import PLACES, TalkForm, talk_form
from web.evaluations.sitting import VOICE
from web.evaluations.voices import place_of
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
TALK = VOICE + "/gesprek"


class TalkPages(Controller):
    """Who asks, and with which link."""

    path = TALK

    @get()
    async def new(
        self, request: Incoming, consultation_id: FromPath[UUID], person_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            desk = await feedback.desk(access, consultation_id, person_id)
            if desk.consultation.held_at is None:
                return redirect(f"/overleggen/{consultation_id}/evaluatie")
            return await _page(request, access, desk, None)

    @post()
    async def create(
        self, request: Incoming, consultation_id: FromPath[UUID], person_id: FromPath[UUID]
    ) -> Response[Any]:
        sent = await request.form()
        async with entrance.member(request) as access:
            desk = await feedback.desk(access, consultation_id, person_id)
            people = await _askers(access, desk)
            form = talk_form(people, sent)
            neutral = form.neutral(people) if form.validate() else None

            async def work() -> str:
                if neutral is not None:
                    await talks.ask(access, desk, neutral, now=clock.now())
                return f"{place_of(desk)}/gesprek"

            if neutral is not None and (done := await once(access, form, work, PLACES)):
                return done
            return await _page(request, access, desk, form, status=422)


class TalkEndPages(Controller):
    """After all not."""

    path = TALK + "/einde"

    @post()
    async def create(
        self, request: Incoming, consultation_id: FromPath[UUID], person_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            desk = await feedback.desk(access, consultation_id, person_id)
            await talks.end(access, desk, now=clock.now())
        return redirect(f"/overleggen/{consultation_id}/evaluatie?bewaard=gesprek-weg")


async def _askers(access: Access, desk: Desk) -> list[Any]:
    """Whoever is not the person itself."""
    return [one for one in await circle(access, desk.case.id) if one.id != desk.person.id]


async def _page(
    request: Incoming, access: Access, desk: Desk, form: TalkForm | None, *, status: int = 200
) -> Response[Any]:
    if not access.may("cases.edit"):
        raise NotAllowed("cases.edit")
    row = await feedback.find(desk)
    talk = await talks.find_open(row.id) if row is not None else None
    path = links.talk(access.home.slug, talks.token(access.home.id, talk)) if talk else ""
    return page(
        request,
        access,
        "evaluations/talk.html",
        current="situaties",
        status=status,
        case={"id": desk.case.id, "name": desk.case.name},
        base=f"/overleggen/{desk.consultation.id}/evaluatie",
        place=place_of(desk),
        name=desk.person.first_name,
        talk=talk,
        address=links.absolute(path) if talk else "",
        digits=talks.digits(talk) if talk else "",
        form=form or talk_form(await _askers(access, desk)),
    )
