"""All preparations of one sitting: who is ready, the client's words first, what is in the way, minutes by phone."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases import discretion
from services.cases.queries import client
from services.consultations.queries import get_consultation
from services.errors import Conflict
from services.plans.queries import agreements
from services.preparations import contributions, kits, rules
from services.preparations.desks import Desk, contribution_desk
from services.preparations.overview import Overview, get_threshold, overview, settle_threshold
from services.preparations.tables import Hand
from tenants.access import Access
from tenants.words.domains import DOMAINS
from tenants.words.preparations import ATTENDS_OF, QUESTIONS, SILENCES, STATES, THRESHOLDS
from web import entrance
from web.cases.once import once
from web.consultations import table
from web.meetings.forms import named
from web.preparations.forms import PLACES, ContributionForm, RemedyForm, contribution_form
from web.preparations.minutes import KEPT, write
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
SITTING = "/overleggen/{consultation_id:uuid}"
MINUTES = SITTING + "/drie-minuten/{member_id:uuid}"
MARKS = {"": "calm", "begun": "ask", "ready": "good"}


class PreparationPages(Controller):
    path = SITTING + "/voorbereiding"

    @get()
    async def show(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Everybody, the client first."""
        async with entrance.member(request) as access:
            return await _overview(request, access, consultation_id)


class ThresholdPages(Controller):
    path = "/drempels/{threshold_id:uuid}"

    @post()
    async def update(self, request: Incoming, threshold_id: FromPath[UUID]) -> Response[Any]:
        """What we do about it."""
        form = RemedyForm(await request.form())
        async with entrance.member(request) as access:
            sitting = (await get_threshold(access, threshold_id)).kit.consultation
            if not form.validate():
                return await _overview(request, access, sitting, (threshold_id, form))
            text, is_settled = str(form.remedy.data or ""), bool(form.is_settled.data)
            await settle_threshold(access, threshold_id, text, is_settled=is_settled, now=clock.now())
        return redirect(f"/overleggen/{sitting}/voorbereiding#drempel-{threshold_id}")


class ContributionPages(Controller):
    """Three minutes, said by phone and written by the coordinator."""

    path = MINUTES

    @get()
    async def edit(
        self, request: Incoming, consultation_id: FromPath[UUID], member_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            return await _minutes(
                request, access, await contribution_desk(access, consultation_id, member_id)
            )

    @post()
    async def update(
        self, request: Incoming, consultation_id: FromPath[UUID], member_id: FromPath[UUID]
    ) -> Response[Any]:
        sent = await request.form()
        async with entrance.member(request) as access:
            desk = await contribution_desk(access, consultation_id, member_id)
            who = await client(access, desk.case.id)
            form = contribution_form(await contributions.find(desk), who.first_name, sent)
            is_ready = sent.get("klaar") == "ja"
            try:
                if done := await once(
                    access, form, lambda: write(access, desk, form, _at(desk), is_ready=is_ready), PLACES
                ):
                    return done
            except Conflict:
                return await _minutes(request, access, desk, form, status=409)
            return await _minutes(request, access, desk, form, status=422)


class TopicTalkPages(Controller):
    path = MINUTES + "/{raised_id:uuid}/bespreking"

    @post()
    async def create(
        self,
        request: Incoming,
        consultation_id: FromPath[UUID],
        member_id: FromPath[UUID],
        raised_id: FromPath[UUID],
    ) -> Response[Any]:
        """It was talked through with the client."""
        async with entrance.member(request) as access:
            desk = await contribution_desk(access, consultation_id, member_id)
            await contributions.talk_through(access, desk, raised_id, now=clock.now())
        return redirect(f"{_at(desk)}?bewaard=punt")


class TopicReturnPages(Controller):
    path = MINUTES + "/{raised_id:uuid}/terugname"

    @post()
    async def create(
        self,
        request: Incoming,
        consultation_id: FromPath[UUID],
        member_id: FromPath[UUID],
        raised_id: FromPath[UUID],
    ) -> Response[Any]:
        """It need not be talked about after all."""
        async with entrance.member(request) as access:
            desk = await contribution_desk(access, consultation_id, member_id)
            await contributions.take_back(access, desk, raised_id, now=clock.now())
        return redirect(f"{_at(desk)}?bewaard=punt")


async def _overview(
    request: Incoming, access: Access, consultation_id: UUID, refused: tuple[UUID, RemedyForm] | None = None
) -> Response[Any]:
    """`refused`: the form of one threshold that came back."""
    found = await overview(access, consultation_id)
    sitting = await get_consultation(access, consultation_id)
    return page(
        request,
        access,
        "preparations/overview.html",
        current="situaties",
        status=422 if refused else 200,
        found=found,
        client=next((one.person.first_name for one in found.kits), found.case.name),
        when=table.when(sitting),
        place=f"/overleggen/{consultation_id}",
        is_open=sitting.held_at is None and sitting.cancelled_at is None,
        may_edit=access.may("cases.edit"),
        does={one.id: discretion.does(one) for one in found.people},
        codes={one.person.id: rules.sheet_code(consultation_id, one.person.id) for one in found.kits},
        remedies=_remedies(found, refused),
        questions=QUESTIONS,
        order=list(QUESTIONS),
        states=STATES,
        marks=MARKS,
        attends=ATTENDS_OF,
        silences=SILENCES,
        thresholds=THRESHOLDS,
        domains=DOMAINS,
        by_self=Hand.SELF,
    )


def _remedies(found: Overview, refused: tuple[UUID, RemedyForm] | None) -> dict[UUID, RemedyForm]:
    """A small form for each thing that is in the way, with ids of its own."""
    rows = [row for one in found.kits for row in one.thresholds]
    forms = {one.id: RemedyForm(remedy=one.remedy, is_settled=one.settled_at is not None) for one in rows}
    forms |= dict([refused] if refused else [])
    return {one.id: named(forms[one.id], f"drempel-{number}") for number, one in enumerate(rows)}


async def _minutes(
    request: Incoming, access: Access, desk: Desk, form: ContributionForm | None = None, *, status: int = 200
) -> Response[Any]:
    found, topics = await contributions.read(access, desk)
    who = await client(access, desk.case.id)
    own = await agreements(access, desk.case.id)
    if form is not None and status == 409 and found is not None:  # noqa: PLR2004 - the clash
        form.seen.data = str(found.version)
    return page(
        request,
        access,
        "preparations/minutes_for.html",
        current="situaties",
        status=status,
        desk=desk,
        place=_at(desk),
        sitting=f"/overleggen/{desk.consultation.id}",
        case=desk.case,
        client=who.first_name,
        form=form or contribution_form(found, who.first_name),
        found=found,
        theirs=found if status == 409 else None,  # noqa: PLR2004
        topics=topics,
        domains=DOMAINS,
        own=[one for one in own if one.owner == desk.person.id and not one.done_at and not one.dropped_at],
        shared=await kits.shared_with(access, desk),
        is_open=desk.is_open,
        notice=KEPT.get(request.query_params.get("bewaard", ""), "") if request.method == "GET" else "",
    )


def _at(desk: Desk) -> str:
    return f"/overleggen/{desk.consultation.id}/drie-minuten/{desk.person.id}"
