"""What a screen shows now. It asks for what may be shown and for nothing else: never the client's yes, never notes."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from services.cases.tables import CircleMember
from services.consents.tables import Restriction
from services.consultations.tables import Consultation
from services.meetings import queries as meetings
from services.meetings.course import next_after
from services.meetings.queries import Room
from services.meetings.timing import was_on_table
from services.plans.tables import Agreement
from services.reports.extracts import BELONGS_TO
from services.screens import rules
from tenants.access import Access

Judge = Callable[[str, str], bool]


class State(StrEnum):
    """What kind of picture it is."""

    COMING = "coming"
    RUNNING = "running"
    PAUSED = "paused"
    CLOSED = "closed"
    NOT_HELD = "not-held"


@dataclass(frozen=True)
class Line:
    """One agreement: the sentence, who, by when."""

    sentence: str
    owner: str
    due_on: date | None


@dataclass(frozen=True)
class Picture:
    """Everything on a screen; what not everybody present may see is not in it."""

    state: State
    goal: str = ""
    strengths: tuple[str, ...] = ()
    point: str = ""
    agreements: tuple[Line, ...] = ()
    next_at: datetime | None = None


@dataclass(frozen=True)
class View:
    """What everybody present may see: which points, and which sentences."""

    room: Room
    shown: frozenset[UUID]
    may_show: Judge

    def has(self, item: UUID | None, section: str, noted_at: datetime) -> bool:
        """Whether this stands on a point that is shown, as does what was on the table when it was written down.

        What hangs on no point hangs on the one of its kind; without such a point, on all of them.
        """
        belongs = [
            one.row.id
            for one in self.room.items
            if one.row.id == item
            or (item is None and one.row.kind == BELONGS_TO[section])
            or was_on_table(one.row, noted_at)
        ]
        return self.shown.issuperset(belongs or self._open())

    def _open(self) -> list[UUID]:
        return [one.row.id for one in self.room.items if not one.point.is_struck]


async def picture(access: Access, consultation: Consultation) -> Picture:
    """The picture of now."""
    access.require("screen.show")
    room = await meetings.room(access, consultation.id)
    state = _state(room)
    if state in {State.PAUSED, State.NOT_HELD}:
        return Picture(state)
    following = await next_after(access, room.consultation)
    next_at = following.starts_at if following else None
    if state is State.CLOSED:
        return Picture(state, next_at=next_at)
    view = await _view(room)
    goal = room.consultation.goal
    is_shown = view.may_show(goal, "") and not rules.is_named_elsewhere(goal, room, view.shown)
    return Picture(
        state,
        goal=goal if is_shown else "",
        strengths=await _strengths(access, view),
        point=_point(view),
        agreements=await _agreements(view),
        next_at=next_at,
    )


def _state(room: Room) -> State:
    course = room.course
    if course.not_held_at or room.consultation.cancelled_at:
        return State.NOT_HELD
    if course.closed_at:
        return State.CLOSED
    if course.suspended_at or course.client_left_at:
        return State.PAUSED
    return State.RUNNING if course.began_at else State.COMING


async def _view(room: Room) -> View:
    here, case = rules.present(room), room.consultation.case
    people = _people(room, here)
    said = await Restriction.objects().where((Restriction.case == case) & Restriction.lifted_at.is_null())
    everybody = await CircleMember.objects().where(CircleMember.case == case)
    return View(
        room,
        rules.seen_by_all(room, here),
        lambda words, domain: rules.may_show(words, domain, people, said, everybody),
    )


def _people(room: Room, here: Collection[UUID]) -> set[UUID]:
    """The persons on these seats."""
    return {chair.circle_member for item in room.items for chair in item.chairs if chair.participant in here}


def _point(view: View) -> str:
    """The title of what is on the table, where everybody may read it."""
    item = view.room.on_table
    if item is None or item.row.id not in view.shown or not view.may_show(item.row.title, item.row.domain):
        return ""
    return str(item.row.title)


async def _strengths(access: Access, view: View) -> tuple[str, ...]:
    rows = await meetings.strengths(access, view.room.consultation.id)
    return tuple(
        row.sentence
        for row in rows
        if view.has(row.agenda_item, "strengths", row.noted_at)
        and view.may_show(row.sentence, _domain(view, row.agenda_item))
    )


async def _agreements(view: View) -> tuple[Line, ...]:
    """What was agreed at this table, in the order in which it was said."""
    columns = (
        Agreement.sentence,
        Agreement.due_on,
        Agreement.domain,
        Agreement.agenda_item,
        Agreement.noted_at,
    )
    rows = Agreement.select(*columns, Agreement.owner.first_name.as_alias("owner")).where(
        (Agreement.consultation == view.room.consultation.id) & Agreement.dropped_at.is_null()
    )
    return tuple(
        Line(row["sentence"], row["owner"] or "", row["due_on"])
        for row in await rows.order_by(Agreement.noted_at)
        if view.has(row["agenda_item"], "agreements", row["noted_at"])
        and view.may_show(row["sentence"], row["domain"] or _domain(view, row["agenda_item"]))
    )


def _domain(view: View, item: UUID | None) -> str:
    return next((one.row.domain for one in view.room.items if one.row.id == item), "")
