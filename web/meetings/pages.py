"""The page of the table, and who is there. Texts that save themselves are in writing.py."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.meetings import actions, rules
from services.meetings.queries import get_item_at
from tenants import audit, submissions
from web import entrance
from web.meetings.forms import StrengthForm, chosen, ids, named
from web.meetings.view import PATH, Incoming, answered, table
from web.shared.pages import page, redirect


class TablePages(Controller):
    """One screen for who types."""

    path = PATH

    @get()
    async def show(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """The table, at the point that is talked about."""
        wanted = chosen(request.query_params.get("punt"))
        async with entrance.member(request) as access:
            values = await table(access, consultation_id, wanted)
            values["is_signal_kept"] = request.query_params.get("knelpunt") == "bewaard"
            until = rules.table_lasts_until(values["room"].course, values["room"].consultation.ends_at)
            if until is not None and clock.now() < until:
                await entrance.stay_at_table(request, consultation_id, until=until)
            audit.record(access, "meeting.read", consultation_id, case=values["case"]["id"])
        return page(request, access, "meetings/show.html", **values)


class PresencePages(Controller):
    """Who is in the room for one point."""

    path = PATH + "/punten/{item_id:uuid}/aanwezigheid"

    @post()
    async def update(
        self, request: Incoming, consultation_id: FromPath[UUID], item_id: FromPath[UUID]
    ) -> Response[Any]:
        """Keep who was there."""
        present = ids(await request.form(), "present")
        async with entrance.member(request) as access:
            await get_item_at(access, consultation_id, item_id)
            await actions.note_presence(access, item_id, present, now=clock.now())
            values = await table(access, consultation_id, item_id)
        return answered(request, access, values, "_noted")


class ArrivalPages(Controller):
    """Who came to this meeting."""

    path = PATH + "/aanwezigheid"

    @post()
    async def update(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Who came is there for everything they were planned for."""
        sent = await request.form()
        async with entrance.member(request) as access:
            await actions.note_arrivals(access, consultation_id, ids(sent, "present"), now=clock.now())
            values = await table(access, consultation_id, chosen(sent.get("punt")))
        return redirect(values["here"])


class StrengthPages(Controller):
    """What goes well."""

    path = PATH + "/sterktes"

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """One more thing that goes well."""
        sent = await request.form()
        form, item = named(StrengthForm(sent), "strength"), chosen(sent.get("punt"))
        async with entrance.member(request) as access:
            is_good = form.validate()
            if is_good and not await submissions.claim(access, form.token):
                sentence = str(form.sentence.data)
                await actions.note_strength(
                    access, consultation_id, sentence, agenda_item=item, now=clock.now()
                )
                await submissions.remember(access, form.token, str(consultation_id))
            values = await table(access, consultation_id, item)
        if not is_good:
            values["strength_form"] = form
        return answered(request, access, values, "_strengths", is_accepted=is_good)


class StrengthErasurePages(Controller):
    """A slip of the pen."""

    path = PATH + "/sterktes/{strength_id:uuid}/schrapping"

    @post()
    async def create(
        self, request: Incoming, consultation_id: FromPath[UUID], strength_id: FromPath[UUID]
    ) -> Response[Any]:
        """Take it away."""
        sent = await request.form()
        async with entrance.member(request) as access:
            await actions.erase_strength(access, consultation_id, strength_id, now=clock.now())
            values = await table(access, consultation_id, chosen(sent.get("punt")))
        return answered(request, access, values, "_strengths")
