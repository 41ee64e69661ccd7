"""Three minutes behind a link: own open agreements on top, what runs well, what somebody wants to talk about."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import client
from services.errors import Conflict
from services.followups import owners
from services.invitations.guests import host_of
from services.preparations import contributions, kits
from services.preparations.desks import Desk, contribution_desk
from services.preparations.tables import RaisedTopic
from tenants.words.domains import DOMAINS
from tenants.words.preparations import QUESTIONS
from web.cases.once import once
from web.guests.entrance import Visit, admitted
from web.guests.pages import LINK
from web.preparations.forms import PLACES, ContributionForm, contribution_form
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
MINUTES = LINK + "/drie-minuten"
KEPT = {
    "klaar": "Bedankt. Je antwoorden zijn bewaard. Iets vergeten? Dat kan er nog bij.",
    "bespreek": "Bedankt. Je antwoorden zijn bewaard. Bespreek je punt nog met {client}, dan kan het op de agenda.",
    "bewaard": "Bewaard. Je kunt nog verder schrijven.",
    "punt": "Bewaard.",
}


class OwnContributionPages(Controller):
    path = MINUTES

    @get()
    async def edit(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        """One page, three minutes."""
        async with admitted(request, slug, token) as visit:
            return await _minutes(request, visit, await contribution_desk(visit.access))

    @post()
    async def update(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        """Keep it; ready when that button was used."""
        sent = await request.form()
        async with admitted(request, slug, token) as visit:
            desk = await contribution_desk(visit.access)
            who = await client(visit.access, desk.case.id)
            form = contribution_form(await contributions.find(desk), who.first_name, sent)
            here, is_ready = f"{visit.path}/drie-minuten", sent.get("klaar") == "ja"
            try:
                if done := await once(
                    visit.access,
                    form,
                    lambda: write(visit.access, desk, form, here, is_ready=is_ready),
                    PLACES,
                ):
                    return done
            except Conflict:
                return await _minutes(request, visit, desk, form, status=409)
            return await _minutes(request, visit, desk, form, status=422)


class OwnTopicTalkPages(Controller):
    path = MINUTES + "/{raised_id:uuid}/bespreking"

    @post()
    async def create(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], raised_id: FromPath[UUID]
    ) -> Response[Any]:
        """It was talked through with the client."""
        async with admitted(request, slug, token) as visit:
            desk = await contribution_desk(visit.access)
            await contributions.talk_through(visit.access, desk, raised_id, now=clock.now())
        return redirect(f"{visit.path}/drie-minuten?bewaard=punt")


class OwnTopicReturnPages(Controller):
    path = MINUTES + "/{raised_id:uuid}/terugname"

    @post()
    async def create(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], raised_id: FromPath[UUID]
    ) -> Response[Any]:
        """It need not be talked about after all."""
        async with admitted(request, slug, token) as visit:
            desk = await contribution_desk(visit.access)
            await contributions.take_back(visit.access, desk, raised_id, now=clock.now())
        return redirect(f"{visit.path}/drie-minuten?bewaard=punt")


class OwnQuickAnswerPages(Controller):
    path = MINUTES + "/afspraken/{agreement_id:uuid}/afronding"

    @post()
    async def create(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], agreement_id: FromPath[UUID]
    ) -> Response[Any]:
        """Done, said in passing."""
        async with admitted(request, slug, token) as visit:
            await owners.report_done(visit.access, agreement_id, now=clock.now())
        return redirect(f"{visit.path}/drie-minuten?bewaard=punt")


async def write(access: Any, desk: Desk, form: ContributionForm, here: str, *, is_ready: bool) -> str:
    """For guest and coordinator alike; says where to go."""
    await contributions.write(access, desk, form.written, form.topic, is_ready=is_ready, now=clock.now())
    return f"{here}?bewaard={'klaar' if is_ready else 'bewaard'}"


async def _minutes(
    request: Incoming, visit: Visit, desk: Desk, form: ContributionForm | None = None, *, status: int = 200
) -> Response[Any]:
    found, topics = await contributions.read(visit.access, desk)
    who = await client(visit.access, desk.case.id)
    host = await host_of(visit.access, desk.case.id)
    _, own = await owners.own_agreements(visit.access)
    if form is not None and status == 409 and found is not None:  # noqa: PLR2004 - the clash
        form.seen.data = str(found.version)
    return page(
        request,
        visit.access,
        "preparations/minutes.html",
        status=status,
        path=visit.path,
        place=f"{visit.path}/drie-minuten",
        phone=visit.phone,
        host=host,
        person=desk.person,
        client=who.first_name,
        form=form or contribution_form(found, who.first_name),
        found=found,
        theirs=found if status == 409 else None,  # noqa: PLR2004
        topics=topics,
        domains=DOMAINS,
        own=[one for one in own if not one.is_done],
        shared=await kits.shared_with(visit.access, desk),
        questions=QUESTIONS,
        is_open=desk.is_open,
        notice=_notice(request, who.first_name, topics) if request.method == "GET" else "",
    )


def _notice(request: Incoming, name: str, topics: Iterable[RaisedTopic]) -> str:
    """Nobody is told to be ready while a point still waits to be talked through with the client."""
    kept = request.query_params.get("bewaard", "")
    if kept == "klaar" and any(one.talked_through_at is None for one in topics):
        kept = "bespreek"
    return KEPT.get(kept, "").format(client=name)
