"""The note-taker's page: a participant writes the report of this one consultation through the own link (X4).

Only the points at which the note-taker was there; the coordinator keeps the responsibility and sends it.
"""

from dataclasses import replace
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.consultations.queries import get_item
from services.errors import NotFound
from services.invitations.queries import seat_of
from services.meetings import queries
from services.meetings.course import require_typist
from services.meetings.note_taker import note_agreed
from services.meetings.queries import Item, Room
from services.meetings.rules import check_open_to_note_taker
from services.meetings.texts import NOTES
from services.meetings.writing import choose, write
from services.plans.queries import AgreementLine, agreements_of_consultation
from services.reports.kept import kept
from services.reports.queries import has_consent
from tenants import submissions
from web.guests.entrance import Visit, admitted
from web.meetings.forms import SentenceForm, WritingForm, named
from web.meetings.texts import TextView, text_view
from web.meetings.writing import answer_choice, answer_text, choice, show_text
from web.reports.guest import LINK, signed_seat
from web.reports.view import Incoming
from web.shared.pages import page, redirect

PATH = LINK + "/schrijven"


class GuestWritingPages(Controller):
    """What was said, point by point."""

    path = PATH

    @get()
    async def edit(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        """The points at which this person was there."""
        async with admitted(request, slug, token) as visit:
            return await _page(request, visit, {})


class GuestTextPages(Controller):
    """The text of one point."""

    path = PATH + "/{item_id:uuid}"

    @get()
    async def show(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], item_id: FromPath[UUID]
    ) -> Response[Any]:
        """How it stands now, for a page that was open for a while."""
        async with admitted(request, slug, token) as visit:
            return show_text(request, visit.access, await _own(visit, item_id))

    @post()
    async def update(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], item_id: FromPath[UUID]
    ) -> Response[Any]:
        """Keep it; a second text is kept beside the first."""
        form = WritingForm(await request.form())
        async with admitted(request, slug, token) as visit:
            await _own(visit, item_id)
            if form.validate():
                await write(visit.access, NOTES, item_id, form.typed, now=clock.now())
            view = await _own(visit, item_id)
        return answer_text(request, visit.access, view, form)


class GuestTextChoicePages(Controller):
    """Two people typed: this one, that one, or both."""

    path = PATH + "/{item_id:uuid}/keuze"

    @post()
    async def create(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], item_id: FromPath[UUID]
    ) -> Response[Any]:
        """Keep what was chosen."""
        which, mark = choice(await request.form())
        async with admitted(request, slug, token) as visit:
            await _own(visit, item_id)
            is_kept = await choose(visit.access, NOTES, item_id, which, mark, now=clock.now())
            view = await _own(visit, item_id)
        return answer_choice(request, visit.access, view, is_kept=is_kept)


class GuestAgreedPages(Controller):
    """What was agreed at one point."""

    path = PATH + "/{item_id:uuid}/afspraken"

    @post()
    async def create(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], item_id: FromPath[UUID]
    ) -> Response[Any]:
        """Keep one sentence."""
        form = named(SentenceForm(await request.form()), f"a{item_id.hex[-8:]}")
        async with admitted(request, slug, token) as visit:
            view = await _own(visit, item_id)
            if not form.validate():
                return await _page(request, visit, {item_id: form}, status=422)
            if not await submissions.claim(visit.access, form.token):
                item = await get_item(visit.access, item_id)
                await note_agreed(visit.access, item, str(form.sentence.data), now=clock.now())
                await submissions.remember(visit.access, form.token, visit.path)
        return redirect(view.back)


async def _page(
    request: Incoming, visit: Visit, wrong: dict[UUID, SentenceForm], *, status: int = 200
) -> Response[Any]:
    room = await _room(visit)
    mine = [item for item in room.items if _may_write(visit, item)]
    sitting = room.consultation
    agreed = await _agreed(visit, room)
    said = {item.row.id: [one for one in agreed if one.agenda_item == item.row.id] for item in mine}
    empty = {item.row.id: named(SentenceForm(), f"a{item.row.id.hex[-8:]}") for item in mine}
    return page(
        request,
        visit.access,
        "reports/writing.html",
        status=status,
        path=visit.path,
        on_table=room.on_table,
        lines=[(item, _view(visit, item)) for item in mine],
        said=said,
        forms={**empty, **wrong},
        is_open=room.course.sealed_at is None,
        starts_at=sitting.starts_at,
    )


async def _agreed(visit: Visit, room: Room) -> list[AgreementLine]:
    """What was agreed at this table, without what is kept from who writes along."""
    sitting = room.consultation
    found = await agreements_of_consultation(visit.access, sitting.case, sitting.id)
    away = (await kept(visit.access, room)).of_agreements(found)
    return [one for one in found if str(visit.access.actor.id) not in away[one.id]]


async def _room(visit: Visit) -> Room:
    seat = await seat_of(visit.participant)
    sitting = seat.consultation
    await require_typist(visit.access, sitting)
    check_open_to_note_taker(sitting.began_at, sitting.starts_at, clock.now())
    await signed_seat(visit)
    if not await has_consent(visit.access, seat.case):
        raise NotFound
    return await queries.room(visit.access, seat.consultation.id)


def _may_write(visit: Visit, item: Item) -> bool:
    """Whether the note-taker was there for this point."""
    mine = [chair for chair in item.chairs if chair.participant == visit.access.actor.id]
    return not item.point.is_struck and any(chair.is_there and not chair.is_kept_from for chair in mine)


async def _own(visit: Visit, item_id: UUID) -> TextView:
    """The text of a point of this table that this person may write."""
    item = (await _room(visit)).item(item_id)
    if not _may_write(visit, item):
        raise NotFound
    return _view(visit, item)


def _view(visit: Visit, item: Item) -> TextView:
    back = f"{visit.path}/verslag/schrijven"
    view = text_view(
        visit.access, "nota", item.row.consultation, item.row.id, item.written, f"{back}/{item.row.id}"
    )
    return replace(view, back=f"{back}#{view.id}")
