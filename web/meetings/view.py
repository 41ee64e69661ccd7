"""What the page of the table shows, and how its handlers answer: a fragment, a redirect, or the page with errors."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Request, Response

from infra import clock
from services.cases import discretion
from services.cases.queries import circle, get_case
from services.cases.tables import CircleMember
from services.errors import NotFound
from services.meetings import queries, rules
from services.meetings.course import next_after
from services.meetings.note_taker import note_taker_of
from services.meetings.queries import Item, Room
from services.meetings.texts import Written
from services.plans.queries import agreements, goals
from services.signals.tables import Place
from tenants.access import Access
from tenants.words.dates import clock as clock_words
from tenants.words.dates import short_day
from tenants.words.domains import DOMAINS
from tenants.words.meetings import AGREEMENT_KINDS
from tenants.words.signals import AT_TABLE
from web.meetings.board import board, minutes_of
from web.meetings.forms import (
    AgreementForm,
    FarReachingForm,
    GoalForm,
    SentenceForm,
    StrengthForm,
    TopicForm,
    WordsForm,
    named,
    people,
)
from web.meetings.texts import KINDS, TextView, text_view
from web.shared.pages import is_htmx, page, redirect
from web.shared.seating import Guest, SeatKind, seats
from web.signals.forms import SignalForm

Incoming = Request[Any, Any, Any]
PATH = "/overleggen/{consultation_id:uuid}/tafel"


@dataclass(frozen=True)
class AgendaLine:
    """One line of the agenda beside the table; a struck one has no address."""

    label: str
    state: str
    href: str
    note: str = ""


async def table(access: Access, consultation_id: UUID, item_id: UUID | None) -> dict[str, Any]:
    """Every value of the page; `item_id` is the point that is talked about."""
    room = await queries.room(access, consultation_id)
    case = await get_case(access, room.consultation.case)
    item = current(room, item_id)
    members = {member.id: member.first_name for member in await circle(access, case.id)}
    agreed = await agreements(access, case.id)
    values = {
        "room": room,
        "is_open": rules.may_write(room.course, room.consultation.cancelled_at),
        "case": {"id": case.id, "name": case.name},
        "client": room.client.first_name if room.client else case.name,
        "base": f"/overleggen/{consultation_id}/tafel",
        "here": f"/overleggen/{consultation_id}/tafel?punt={item.row.id}",
        "agenda": [_line(room, one, item, members, minutes_of(room)) for one in room.items],
        "item": item,
        "note": text_view(access, "nota", consultation_id, item.row.id, item.written),
        "writer": await note_taker_of(access, room.consultation, now=clock.now()),
        "came": frozenset(queries.attended(room.items)),
        "seats": seats(_guests(room, item, case.confidant)),
        "table_lines": (short_day(room.consultation.starts_at), clock_words(room.consultation.starts_at)),
        "people": members,
        "strengths": await queries.strengths(access, consultation_id),
        "goals": await goals(access, case.id),
        "agreed": sorted((a for a in agreed if a.consultation == consultation_id), key=lambda a: a.noted_at),
        "running": [a for a in agreed if a.is_open and a.consultation != consultation_id],
        "far": (far := await queries.far_reaching(access, consultation_id)),
        "far_texts": {one.id: _standing(access, room, "meningen", one.id, one.views) for one in far},
        "goal_text": _standing(access, room, "doel", consultation_id, room.consultation.goal),
        "parked": await queries.parked_topics(access, case.id),
        "next": await next_after(access, room.consultation),
        "domains": DOMAINS,
        "kinds": AGREEMENT_KINDS,
        "objection_form": None,
        "wrong": None,
        "moving_wrong": "",
        "told": "",
    }
    return {**values, **await board(access, room, item, values, clock.now()), **_forms(values, members)}


def _standing(access: Access, room: Room, name: str, record_id: UUID, words: str) -> TextView:
    """A text of this table with the second texts that were read along with it."""
    others = room.second_texts.get((KINDS[name].field.code, record_id), ())
    return text_view(access, name, room.consultation.id, record_id, Written(words, others))


def current(room: Room, item_id: UUID | None) -> Item:
    """The point that was asked for, else the one on the table, else the first that nothing was noted about."""
    open_items = [item for item in room.items if not item.point.is_struck]
    for item in open_items:
        if item.row.id == item_id:
            return item
    if (shown := room.on_table or room.latest) is not None:
        return shown
    fresh = [item for item in open_items if not item.row.notes.strip() and not item.row.begun_at]
    if not open_items:
        raise NotFound
    return (fresh or open_items)[0]


def answered(
    request: Incoming,
    access: Access,
    values: dict[str, Any],
    fragment: str,
    *,
    is_accepted: bool = True,
) -> Response[Any]:
    """The fragment for htmx; else back to the page, or the whole page with what is still needed."""
    status = 200 if is_accepted else 422
    if is_htmx(request):
        return page(request, access, f"meetings/{fragment}.html", status=status, **values)
    if is_accepted:
        return redirect(values["here"])
    return page(request, access, "meetings/show.html", status=status, **values)


def correction(line: Any, members: dict[UUID, str]) -> AgreementForm:
    """The form to mend one agreement, with what stands there now."""
    form = AgreementForm(
        data={
            **{name: getattr(line, name) for name in ("sentence", "due_on", "domain", "kind", "price")},
            **{name: getattr(line, name) for name in ("mandate", "objection", "version")},
            "owner": str(line.owner or ""),
        }
    )
    people(form, "owner", among=members)
    return named(form, f"a{line.id.hex[-8:]}")


def _forms(values: dict[str, Any], members: dict[UUID, str]) -> dict[str, Any]:
    topic, far = TopicForm(), FarReachingForm()
    people(topic, "brought_by", "talks_first", among=members)
    people(far, "continues_with", among=members)
    return {
        "strength_form": named(StrengthForm(), "strength"),
        "goal_form": named(GoalForm(), "goal"),
        "sentence_form": named(SentenceForm(), "sentence"),
        "topic_form": named(topic, "topic"),
        "far_form": named(far, "far"),
        "words_form": named(WordsForm(), "words"),
        "suspend_form": named(WordsForm(), "suspend"),
        "signal_form": named(SignalForm(data=_spot(values)), "signal"),
        "is_signal_kept": False,
        "signal_ask": AT_TABLE,
        "corrections": {line.id: correction(line, members) for line in values["agreed"]},
    }


def _spot(values: dict[str, Any]) -> dict[str, str]:
    """Where a bottleneck shows that is noted at this table."""
    sitting, item = values["room"].consultation.id, values["item"].row.id
    return {"place": Place.ITEM, "consultation": str(sitting), "agenda_item": str(item)}


def _line(
    room: Room, one: Item, here: Item, members: dict[UUID, str], minutes: dict[UUID, int]
) -> AgendaLine:
    if one.point.is_struck:
        who = members.get(one.point.struck_by) if one.point.struck_by else None
        label = f"Eén punt is geschrapt op vraag van {who}" if who else "Eén punt is geschrapt"
        title = "" if one.point.unaware else one.point.title  # everybody at the table looks at this screen
        return AgendaLine(f"{label}: {title}" if title else label, "struck", "")
    is_timed = room.on_table is not None or room.latest is not None
    is_done = one.row.ended_at if is_timed else one.row.notes.strip()
    state = "here" if one.row.id == here.row.id else ("done" if is_done else "")
    is_now = room.on_table is not None and room.on_table.row.id == one.row.id
    note = "nu" if is_now else f"{minutes[one.row.id]} min"
    href = f"/overleggen/{room.consultation.id}/tafel?punt={one.row.id}"
    return AgendaLine(one.row.title, state, href, note)


def _guests(room: Room, item: Item, confidant: UUID | None) -> Sequence[Guest]:
    """Who sits there for this point; who is not in the room has an empty chair."""
    there = {chair.circle_member: chair.is_there for chair in item.chairs}
    return [_guest(person, is_there=there[person.id], confidant=confidant) for person in room.people]


def _guest(person: CircleMember, *, is_there: bool, confidant: UUID | None) -> Guest:
    detail = discretion.does(person)
    seat: SeatKind = "client" if person.kind == "client" else "yes"
    answer = "zit erbij" if is_there else "niet bij dit punt"
    is_confidant = person.id == confidant
    return Guest(person.first_name, detail, answer, seat if is_there else "no", is_confidant=is_confidant)
