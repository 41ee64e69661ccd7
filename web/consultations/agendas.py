"""The agenda per person: told to stand ready, on paper; what was proposed goes on it; what belongs together."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from infra import clock
from services.agendas import actions
from services.agendas.queries import Reader, readers
from services.cases.queries import get_case
from services.consultations import agenda, places
from services.consultations.queries import get_consultation, get_participant
from services.errors import NotFound
from services.invitations.guests import host_of
from services.procedures.put_on_agenda import put_on_agenda
from tenants import audit
from tenants.access import Access
from tenants.words.dates import when
from tenants.words.refusals import REFUSALS
from web import entrance
from web.consultations.agenda import AgendaMinutesPages
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
NOBODY = "Niemand heeft een blad nodig: iedereen krijgt een mail."
SITTING = "/overleggen/{consultation_id:uuid}/agenda"


class AgendaNewsPages(Controller):
    """Everybody who comes hears that the agenda stands ready."""

    path = SITTING + "/bericht"

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            told = await actions.tell(access, consultation_id, now=clock.now())
        what = "gezegd" if told.by_mail + told.on_paper else "niemand"
        return redirect(f"/overleggen/{consultation_id}/agenda?bewaard={what}#wie-kreeg-wat")


class AgendaGroupPages(Controller):
    """Topics about the same part of life after each other."""

    path = SITTING + "/levensdomeinen"

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            await agenda.group_topics(access, consultation_id)
        return redirect(f"/overleggen/{consultation_id}/agenda?bewaard=gegroepeerd#punten")


class AgendaProposalPages(Controller):
    """What was proposed, or left open before, goes on the agenda; twice is once."""

    path = SITTING + "/voorstellen/{proposal_id:uuid}"

    @post()
    async def create(
        self, request: Incoming, consultation_id: FromPath[UUID], proposal_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            item = await put_on_agenda(access, consultation_id, proposal_id)
        return redirect(f"/overleggen/{consultation_id}/agenda#punt-{item.id}")


class TalkedThroughPages(Controller):
    """A point was talked through with the client."""

    path = "/agendapunten/{item_id:uuid}/bespreking"

    @post()
    async def create(self, request: Incoming, item_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            item = await agenda.talk_through(access, item_id)
        return redirect(f"/overleggen/{item.consultation}/agenda#punt-{item_id}")


class AgendaSheetPages(Controller):
    """One sheet per person who gets no mail, each as this person may read it."""

    path = SITTING + "/bladen"

    @get()
    async def index(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("cases.edit")
            people = [
                one
                for one in await readers(access, consultation_id)
                if one.is_to_get_it and not one.gets_mail
            ]
            return await _sheets(request, access, consultation_id, people)


class OwnAgendaSheetPages(Controller):
    """The sheet of one person."""

    path = "/deelnemers/{participant_id:uuid}/agenda"

    @get()
    async def show(self, request: Incoming, participant_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("cases.edit")
            seat = await get_participant(access, participant_id)
            people = await readers(access, seat.consultation)
            mine = [one for one in people if one.asked.participant.id == participant_id]
            if not mine:
                raise NotFound
            if refusal := mine[0].asked.refusal:
                return await _sheets(request, access, seat.consultation, [], REFUSALS[refusal])
            return await _sheets(request, access, seat.consultation, mine)


async def _sheets(
    request: Incoming, access: Access, consultation_id: UUID, people: list[Reader], why_none: str = NOBODY
) -> Response[Any]:
    """Where, as far as a paper may say it; without anybody, why."""
    sitting = await get_consultation(access, consultation_id)
    for one in people:
        audit.record(access, "agenda.printed", one.asked.participant.id, case=sitting.case)
    return page(
        request,
        access,
        "consultations/sheets.html",
        current="situaties",
        case=await get_case(access, sitting.case),
        sheets=people,
        why_none=why_none,
        when=when(sitting.starts_at, sitting.ends_at),
        where=places.place_for_all(sitting, await places.hidden(sitting.case)),
        host=await host_of(access, sitting.case),
        back=f"/overleggen/{consultation_id}/agenda",
    )


HANDLERS: list[ControllerRouterHandler] = [
    AgendaMinutesPages,
    AgendaNewsPages,
    AgendaGroupPages,
    AgendaProposalPages,
    TalkedThroughPages,
    AgendaSheetPages,
    OwnAgendaSheetPages,
]
