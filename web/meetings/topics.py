"""New topics at the table, and decisions that are too far-reaching for it."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import circle
from services.consultations.queries import get_consultation
from services.meetings import topics
from tenants import submissions
from tenants.access import Access
from web import entrance
from web.meetings.forms import AnyForm, FarReachingForm, TopicForm, chosen, named, people
from web.meetings.view import PATH, Incoming, answered, table


class TopicPages(Controller):
    """Something that was on nobody's agenda."""

    path = PATH + "/nieuw"

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Open it at once, or park it with who talks it through first."""
        sent = await request.form()
        async with entrance.member(request) as access:
            form = await _filled(access, consultation_id, named(TopicForm(sent), "topic"))
            is_good = form.validate()
            if is_good and not await submissions.claim(access, form.token):
                await _bring(access, consultation_id, form)
                await submissions.remember(access, form.token, str(consultation_id))
            values = await table(access, consultation_id, chosen(sent.get("punt")))
        if not is_good:
            values["topic_form"] = form
        return answered(request, access, values, "_topics", is_accepted=is_good)


class TopicOpeningPages(Controller):
    """The client says that it may be talked about now."""

    path = PATH + "/nieuw/{topic_id:uuid}/opening"

    @post()
    async def create(
        self, request: Incoming, consultation_id: FromPath[UUID], topic_id: FromPath[UUID]
    ) -> Response[Any]:
        """Put it on the agenda."""
        async with entrance.member(request) as access:
            opened = await topics.open_topic(
                access, consultation_id, topic_id, has_clients_yes=True, now=clock.now()
            )
            values = await table(access, consultation_id, opened.agenda_item)
        return answered(request, access, values, "_topics")


class TopicSettlementPages(Controller):
    """It was talked through elsewhere."""

    path = PATH + "/nieuw/{topic_id:uuid}/afronding"

    @post()
    async def create(
        self, request: Incoming, consultation_id: FromPath[UUID], topic_id: FromPath[UUID]
    ) -> Response[Any]:
        """It waits no longer."""
        sent = await request.form()
        async with entrance.member(request) as access:
            await topics.settle_topic(access, consultation_id, topic_id, now=clock.now())
            values = await table(access, consultation_id, chosen(sent.get("punt")))
        return answered(request, access, values, "_topics")


class FarReachingPages(Controller):
    """What is not decided here."""

    path = PATH + "/later"

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Keep the views that were given, and who goes on about it with the client."""
        sent = await request.form()
        item = chosen(sent.get("punt"))
        async with entrance.member(request) as access:
            form = await _filled(access, consultation_id, named(FarReachingForm(sent), "far"))
            is_good = form.validate()
            if is_good and not await submissions.claim(access, form.token):
                title, views, person = (
                    str(form.title.data),
                    form.views.data or "",
                    chosen(form.continues_with.data),
                )
                await topics.note_far_reaching(
                    access, consultation_id, title, views, person, agenda_item=item, now=clock.now()
                )
                await submissions.remember(access, form.token, str(consultation_id))
            values = await table(access, consultation_id, item)
        if not is_good:
            values["far_form"] = form
        return answered(request, access, values, "_far", is_accepted=is_good)


class FarReachingErasurePages(Controller):
    """A slip of the pen."""

    path = PATH + "/later/{noted_id:uuid}/schrapping"

    @post()
    async def create(
        self, request: Incoming, consultation_id: FromPath[UUID], noted_id: FromPath[UUID]
    ) -> Response[Any]:
        """Take it away."""
        sent = await request.form()
        async with entrance.member(request) as access:
            await topics.erase_far_reaching(access, consultation_id, noted_id, now=clock.now())
            values = await table(access, consultation_id, chosen(sent.get("punt")))
        return answered(request, access, values, "_far")


async def _filled(access: Access, consultation_id: UUID, form: AnyForm) -> AnyForm:
    """The form with the people of this case to choose from."""
    consultation = await get_consultation(access, consultation_id)
    members = {person.id: person.first_name for person in await circle(access, consultation.case)}
    selects = {"brought_by", "talks_first", "continues_with"} & {field.short_name for field in form}
    people(form, *selects, among=members)
    return form


async def _bring(access: Access, consultation_id: UUID, form: TopicForm) -> None:
    brought_by = chosen(form.brought_by.data)
    if brought_by is not None:
        await topics.bring_topic(
            access,
            consultation_id,
            str(form.title.data),
            brought_by,
            has_clients_yes=bool(form.has_clients_yes.data),
            talks_first=chosen(form.talks_first.data),
            now=clock.now(),
        )
