"""Which point is on the table, who comes and goes, who tells the story, and the typist's own notes."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import circle
from services.consultations.queries import get_consultation
from services.errors import Refused
from services.meetings import own, presence, turns
from services.meetings.queries import get_item_at
from tenants.access import Access
from web import entrance
from web.meetings.forms import WritingForm, chosen, named, people
from web.meetings.own_forms import StoryForm
from web.meetings.texts import TextView, own_view
from web.meetings.view import PATH, Incoming, answered, table
from web.meetings.writing import answer_text, show_text
from web.shared.pages import page, redirect

OUTSIDE_FIRST = "meeting.somebody-goes-out"
NOBODY_MOVES = "Kies eerst wie, en dan of die erbij komt of weggaat."
WAYS = {"in": presence.note_coming, "uit": presence.note_leaving}


class BeginPages(Controller):
    """A point is on the table from now on."""

    path = PATH + "/punten/{item_id:uuid}/begin"

    @post()
    async def create(
        self, request: Incoming, consultation_id: FromPath[UUID], item_id: FromPath[UUID]
    ) -> Response[Any]:
        """Begin it; first its page, when somebody has to wait outside."""
        is_ready = (await request.form()).get("klaar") == "ja"
        place = f"/overleggen/{consultation_id}/tafel?punt={item_id}"
        async with entrance.member(request) as access:
            await get_item_at(access, consultation_id, item_id)
            try:
                await turns.begin_item(
                    access, consultation_id, item_id, is_room_ready=is_ready, now=clock.now()
                )
            except Refused as refused:
                if refused.code != OUTSIDE_FIRST:
                    raise
        return redirect(place)


class ComingAndGoingPages(Controller):
    """Somebody comes later, or leaves half-way."""

    path = PATH + "/komen-en-gaan"

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """It counts from what is on the table now."""
        sent = await request.form()
        note, who = WAYS.get(str(sent.get("weg"))), chosen(sent.get("deelnemer"))
        here = chosen(sent.get("punt"))
        async with entrance.member(request) as access:
            if is_said := note is not None and who is not None:
                await note(access, consultation_id, who, here=here, now=clock.now())
            values = await table(access, consultation_id, here)
        if not is_said:
            told = {**values, "moving_wrong": NOBODY_MOVES}
            return page(request, access, "meetings/show.html", status=422, **told)
        return redirect(values["here"])


class TellerPages(Controller):
    """Who tells the client's story."""

    path = PATH + "/verhaal"

    @post()
    async def update(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """The client, or somebody whom the client asked."""
        sent = await request.form()
        form = named(StoryForm(sent), "story")
        async with entrance.member(request) as access:
            consultation = await get_consultation(access, consultation_id)
            members = {person.id: person.first_name for person in await circle(access, consultation.case)}
            people(form, "told_by", among=members)
            if is_good := form.validate():
                who = chosen(form.told_by.data)
                await own.note_teller(access, consultation_id, who, now=clock.now())
            values = await table(access, consultation_id, chosen(sent.get("punt")))
        if not is_good:
            values["story_form"] = form
        return answered(request, access, values, "_story", is_accepted=is_good)


class PrivateNotePages(Controller):
    """What only its author reads."""

    path = PATH + "/voor-mij"

    @get()
    async def show(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """How it stands now, for a page that was open for a while."""
        async with entrance.member(request) as access:
            return show_text(request, access, await _own_text(access, consultation_id))

    @post()
    async def update(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Keep it; empty takes it away."""
        form = WritingForm(await request.form())
        async with entrance.member(request) as access:
            if form.validate():
                typed = form.typed
                await own.keep_private(access, consultation_id, typed.words, typed.seen, now=clock.now())
            view = await _own_text(access, consultation_id)
        return answer_text(request, access, view, form)


async def _own_text(access: Access, consultation_id: UUID) -> TextView:
    access.require("plans.write")
    await get_consultation(access, consultation_id)
    return own_view(access, consultation_id, await own.private_words(access, consultation_id))
