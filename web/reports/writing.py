"""The note-taker's page: a participant writes the report of this one consultation through the own link (X4).

Only the points at which the note-taker was there; the coordinator keeps the responsibility and sends it.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.errors import NotFound
from services.invitations.queries import seat_of
from services.meetings import actions, queries
from services.meetings.course import require_typist
from services.meetings.queries import Item, Room
from services.meetings.rules import joined
from services.reports.queries import has_consent
from web.guests.entrance import Visit, admitted
from web.meetings.forms import NoteForm, named
from web.reports.guest import LINK, signed_seat
from web.reports.view import Incoming
from web.shared.pages import page, redirect

PATH = LINK + "/schrijven"


@dataclass(frozen=True)
class Writable:
    """One point with its form, and what somebody else typed meanwhile."""

    item: Item
    form: NoteForm
    both: str


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

    @post()
    async def update(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], item_id: FromPath[UUID]
    ) -> Response[Any]:
        """Keep it; a second text is kept beside the first."""
        form = named(NoteForm(await request.form()), _key(item_id))
        async with admitted(request, slug, token) as visit:
            room = await _room(visit)
            item = _own(visit, room, item_id)
            if not form.validate():
                return await _page(request, visit, {item_id: form}, status=422)
            words, now = form.words.data or "", clock.now()
            if item.rivals:
                await actions.settle_notes(visit.access, item_id, words, now=now)
            else:
                await actions.note_item(visit.access, item_id, words, form.seen.data or "", now=now)
        return redirect(f"{visit.path}/verslag/schrijven#{_key(item_id)}")


async def _room(visit: Visit) -> Room:
    seat = await seat_of(visit.participant)
    await require_typist(visit.access, seat.consultation)
    await signed_seat(visit)
    if not await has_consent(visit.access, seat.case):
        raise NotFound
    return await queries.room(visit.access, seat.consultation.id)


def _may_write(visit: Visit, item: Item) -> bool:
    """Whether the note-taker was there for this point."""
    mine = [chair for chair in item.chairs if chair.participant == visit.access.actor.id]
    return not item.point.is_struck and any(chair.is_there and not chair.is_kept_from for chair in mine)


def _own(visit: Visit, room: Room, item_id: UUID) -> Item:
    item = room.item(item_id)
    if not _may_write(visit, item):
        raise NotFound
    return item


async def _page(
    request: Incoming, visit: Visit, wrong: dict[UUID, NoteForm], *, status: int = 200
) -> Response[Any]:
    room = await _room(visit)
    return page(
        request,
        visit.access,
        "reports/writing.html",
        status=status,
        path=visit.path,
        lines=[_writable(item, wrong) for item in room.items if _may_write(visit, item)],
        is_open=room.course.sealed_at is None,
        starts_at=room.consultation.starts_at,
    )


def _writable(item: Item, wrong: dict[UUID, NoteForm]) -> Writable:
    both = joined([item.row.notes, *(rival.words for rival in item.rivals)])
    fresh = NoteForm(data={"words": both, "seen": item.seen})
    return Writable(item, wrong.get(item.row.id) or named(fresh, _key(item.row.id)), both)


def _key(item_id: UUID) -> str:
    return f"p{item_id.hex[-8:]}"
