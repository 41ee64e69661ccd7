"""The agenda of one sitting: topics added, changed, moved, struck; who is in the room per point."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import circle
from services.cases.tables import CircleMember
from services.consultations import agenda
from services.consultations.points import Point
from services.consultations.queries import get_consultation, get_item, participants, points
from services.consultations.tables import AgendaItem
from services.errors import Conflict, NotFound
from services.invitations.queries import Asked
from tenants.access import Access
from web import entrance
from web.cases.once import once
from web.consultations import view
from web.consultations.around import around, told_notice
from web.consultations.forms import MinutesForm, PresenceForm, StrikeForm, TopicForm
from web.shared.forms import listed
from web.shared.pages import answer, page, redirect

Incoming = Request[Any, Any, Any]


class AgendaPages(Controller):
    """All points, to add and to arrange."""

    path = "/overleggen/{consultation_id:uuid}/agenda"

    @get()
    async def edit(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("cases.edit")
            return await _edit(request, access, consultation_id, TopicForm())

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """One more topic."""
        form = TopicForm(await request.form())
        async with entrance.member(request) as access:
            access.require("cases.edit")
            consultation = await get_consultation(access, consultation_id)
            form.offer(await circle(access, consultation.case))
            if sent := await once(access, form, lambda: _add(access, consultation_id, form)):
                return sent
            return await _edit(request, access, consultation_id, form, status=422)


class AgendaItemPages(Controller):
    """One point."""

    path = "/agendapunten/{item_id:uuid}"

    @get()
    async def edit(self, request: Incoming, item_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("cases.edit")
            return await _item(request, access, item_id)

    @post()
    async def update(self, request: Incoming, item_id: FromPath[UUID]) -> Response[Any]:
        """Other words, another domain."""
        form = TopicForm(await request.form())
        async with entrance.member(request) as access:
            access.require("cases.edit")
            item = await get_item(access, item_id)
            form.offer(await circle(access, item.case))
            try:
                if sent := await once(access, form, lambda: _change(access, item, form)):
                    return sent
            except Conflict:
                return await _item(request, access, item_id, form=form, status=409)
            return await _item(request, access, item_id, form=form, status=422)


class AgendaPlacePages(Controller):
    """One place earlier or later."""

    path = "/agendapunten/{item_id:uuid}/plaats"

    @post()
    async def update(self, request: Incoming, item_id: FromPath[UUID]) -> Response[Any]:
        places = {"eerder": -1, "later": 1}.get(str((await request.form()).get("richting")), 0)
        async with entrance.member(request) as access:
            await agenda.move_item(access, item_id, places)
            item = await get_item(access, item_id)
            values = await view.sheet(access, item.consultation, clock.now())
            location = f"/overleggen/{item.consultation}/agenda"
            return answer(request, access, "consultations/_points.html", location=location, **values)


class AgendaPresencePages(Controller):
    """Who is in the room for one point."""

    path = "/agendapunten/{item_id:uuid}/aanwezigen"

    @post()
    async def update(self, request: Incoming, item_id: FromPath[UUID]) -> Response[Any]:
        chosen = {str(value) for value in (await request.form()).getall("present", [])}
        async with entrance.member(request) as access:
            item = await get_item(access, item_id)
            people = await participants(access, item.consultation)
            absent = [one.id for one in people if str(one.id) not in chosen]
            await agenda.plan_presence(access, item_id, absent)
        return redirect(f"/overleggen/{item.consultation}/agenda#punt-{item_id}")


class AgendaMinutesPages(Controller):
    """How long one point may take."""

    path = "/agendapunten/{item_id:uuid}/minuten"

    @post()
    async def update(self, request: Incoming, item_id: FromPath[UUID]) -> Response[Any]:
        minutes = MinutesForm(await request.form())
        async with entrance.member(request) as access:
            access.require("cases.edit")
            if not minutes.validate():
                return await _item(request, access, item_id, minutes=minutes, status=422)
            await agenda.give_time(access, item_id, minutes.minutes.data or 0)
            item = await get_item(access, item_id)
        return redirect(f"/overleggen/{item.consultation}/agenda#punt-{item_id}")


class StrikingPages(Controller):
    """A point that is not talked about; it stays visible as struck."""

    path = "/agendapunten/{item_id:uuid}/schrapping"

    @post()
    async def create(self, request: Incoming, item_id: FromPath[UUID]) -> Response[Any]:
        form = StrikeForm(await request.form())
        async with entrance.member(request) as access:
            item = await get_item(access, item_id)
            _offer(form, await circle(access, item.case))
            if not form.validate():
                raise NotFound
            by = UUID(form.struck_by.data) if form.struck_by.data else None
            is_shown = bool(form.may_show_title.data)
            await agenda.strike_item(access, item_id, struck_by=by, may_show_title=is_shown, now=clock.now())
        return redirect(f"/overleggen/{item.consultation}/agenda#punt-{item_id}")


class RestorationPages(Controller):
    """Back on the agenda."""

    path = "/agendapunten/{item_id:uuid}/herstel"

    @post()
    async def create(self, request: Incoming, item_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            item = await agenda.restore_item(access, item_id)
        return redirect(f"/overleggen/{item.consultation}/agenda#punt-{item_id}")


async def _add(access: Access, consultation_id: UUID, form: TopicForm) -> str:
    by = UUID(form.brought_by.data) if form.brought_by.data else None
    item = await agenda.add_topic(
        access,
        consultation_id,
        str(form.title.data),
        domain=str(form.domain.data or ""),
        brought_by=by,
        is_to_discuss_first=bool(form.is_to_discuss_first.data),
        further=form.further(),
    )
    return f"/overleggen/{consultation_id}/agenda#punt-{item.id}"


async def _change(access: Access, item: AgendaItem, form: TopicForm) -> str:
    await agenda.change_item(
        access,
        item.id,
        str(form.title.data),
        domain=str(form.domain.data or ""),
        is_to_discuss_first=bool(form.is_to_discuss_first.data),
        further=form.further(),
        version=form.read_version,
    )
    return f"/overleggen/{item.consultation}/agenda#punt-{item.id}"


async def _edit(
    request: Incoming, access: Access, consultation_id: UUID, form: TopicForm, *, status: int = 200
) -> Response[Any]:
    values = await view.sheet(access, consultation_id, clock.now())
    form.offer(await circle(access, values["case"].id))
    told = {"form": form, "notice": told_notice(request), **await around(access, values["consultation"])}
    return page(
        request, access, "consultations/agenda.html", current="situaties", status=status, **told, **values
    )


async def _item(
    request: Incoming,
    access: Access,
    item_id: UUID,
    *,
    form: TopicForm | None = None,
    minutes: MinutesForm | None = None,
    status: int = 200,
) -> Response[Any]:
    item = await get_item(access, item_id)
    values = await view.sheet(access, item.consultation, clock.now())
    people = await circle(access, item.case)
    form = form or TopicForm(obj=item, data=_chosen(item))
    form.offer(people)
    form.version.data = str(item.version)
    point = next(one for one in await points(access, item.consultation) if one.item.id == item_id)
    strike = StrikeForm(struck_by=str(people[0].id) if people else "")
    _offer(strike, people)
    told = {"item": item, "point": point, "form": form, "strike": strike, **_presence(point, values["asked"])}
    told["minutes"] = minutes or MinutesForm(data={"minutes": item.planned_minutes or None})
    return page(
        request, access, "consultations/item.html", current="situaties", status=status, **told, **values
    )


def _chosen(item: AgendaItem) -> dict[str, str]:
    return {"brought_by": str(item.brought_by or ""), "continues_with": str(item.continues_with or "")}


def _presence(point: Point, asked: list[Asked]) -> dict[str, Any]:
    """Who can be ticked for this point, and who is kept out of it by the client's own words."""
    free = [one for one in asked if one.participant.id not in point.kept_from]
    there = [str(one.participant.id) for one in free if one.participant.id not in point.absent]
    form = PresenceForm(data={"present": there})
    form.present.choices = [(str(one.participant.id), str(one.person.first_name)) for one in free]
    kept = [one.person.first_name for one in asked if one.participant.id in point.kept_from]
    return {"presence": form, "kept": kept}


def _offer(form: StrikeForm, people: list[CircleMember]) -> None:
    names = {str(one.id): str(one.first_name) for one in people}
    form.struck_by.choices = listed(names | {"": "iemand anders"})
