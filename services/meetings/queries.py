"""What there is to see at one table: its course, who is there for what, notes, what goes well, new topics."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.cases.tables import CircleMember
from services.consents.tables import Restriction
from services.consultations.points import Point, lay_out
from services.consultations.queries import agenda, attendance, get_consultation, get_item, participants
from services.consultations.tables import AgendaItem, Attendance, Consultation, Participant
from services.errors import NotFound
from services.invitations.tables import Answer, Invitation
from services.meetings import rules
from services.meetings.rules import Course
from services.meetings.tables import FarReaching, MeetingFact, Strength, Topic
from services.meetings.texts import NOTES, SecondTexts, Written, second_texts
from services.plans.queries import require_reader
from tenants.access import Access


@dataclass(frozen=True)
class Chair:
    """One participant at one item: there or not, by plan until it was noted; `is_kept_from`: may not hear it."""

    participant: UUID
    circle_member: UUID
    name: str
    kind: str
    is_there: bool
    is_noted: bool
    is_kept_from: bool


@dataclass(frozen=True)
class Item:
    """One point at the table with its notes, who hears it, and second texts that wait for a choice."""

    point: Point
    chairs: tuple[Chair, ...]
    written: Written

    @property
    def row(self) -> AgendaItem:
        return self.point.item

    @property
    def is_noted(self) -> bool:
        """Whether something was written or said about it."""
        return bool(self.row.notes.strip()) or any(chair.is_noted for chair in self.chairs)


@dataclass(frozen=True)
class Room:
    """Everything on the table of one consultation."""

    consultation: Consultation
    course: Course
    people: tuple[CircleMember, ...]
    items: tuple[Item, ...]
    second_texts: SecondTexts

    @property
    def client(self) -> CircleMember | None:
        """The client, who sits at the head; asked first."""
        return next((person for person in self.people if person.kind == "client"), None)

    @property
    def is_client_there(self) -> bool:
        """Whether the client sat at this table for any point."""
        chairs = [chair for item in self.items for chair in item.chairs if chair.kind == "client"]
        return any(chair.is_there for chair in chairs)

    @property
    def on_table(self) -> Item | None:
        """The point that is talked about now: begun and not ended."""
        return next((one for one in self.items if one.row.begun_at and not one.row.ended_at), None)

    @property
    def latest(self) -> Item | None:
        """The point that was on the table last."""
        ended = [(one.row.ended_at, number) for number, one in enumerate(self.items) if one.row.ended_at]
        return self.items[max(ended)[1]] if ended else None

    def item(self, item_id: UUID) -> Item:
        """One point of this table; NotFound for that of another."""
        for item in self.items:
            if item.row.id == item_id:
                return item
        raise NotFound


async def room(access: Access, consultation_id: UUID) -> Room:
    """The whole table; NotFound where the case is not opened for who asks."""
    consultation = await get_consultation(access, consultation_id)
    seats = await participants(access, consultation_id)
    rows = await attendance(access, consultation_id)
    noted = {(row.agenda_item, row.participant): row.is_present for row in rows}
    seconds = await second_texts(access, consultation.case)
    excused = await _excused(seats)
    items = [
        Item(
            point,
            tuple(_chair(point, one, noted.get((point.item.id, one.id)), excused) for one in seats),
            Written(point.item.notes, seconds.get((NOTES.code, point.item.id), ())),
        )
        for point in await _points(access, consultation, seats, rows)
    ]
    people = tuple(seat.circle_member for seat in seats)
    course = rules.course(await facts(access, consultation_id))
    return Room(consultation, course, people, tuple(items), seconds)


async def _points(
    access: Access,
    consultation: Consultation,
    seats: Sequence[Participant],
    rows: Sequence[Attendance],
) -> list[Point]:
    """The agenda with what is struck and who is not in the room; as consultations.queries.points, read once."""
    out: dict[UUID, set[UUID]] = defaultdict(set)
    for row in rows:
        if not row.is_planned:
            out[row.agenda_item].add(row.participant)
    where = (Restriction.case == consultation.case) & Restriction.lifted_at.is_null()
    return lay_out(
        await agenda(access, consultation.id),
        {seat.id: seat.circle_member.id for seat in seats},
        out,
        await Restriction.objects().where(where),
    )


async def facts(access: Access, consultation_id: UUID) -> list[MeetingFact]:
    """What befell this meeting, oldest first."""
    require_reader(access)
    rows = MeetingFact.objects().where(MeetingFact.consultation == consultation_id)
    return await rows.order_by(MeetingFact.noted_at, MeetingFact.id)


async def strengths(access: Access, consultation_id: UUID) -> list[Strength]:
    """What goes well, in the order in which it was said."""
    require_reader(access)
    rows = Strength.objects().where(Strength.consultation == consultation_id)
    return await rows.order_by(Strength.noted_at, Strength.id)


async def parked_topics(access: Access, case_id: UUID) -> list[Topic]:
    """New topics of this case that wait, also from an earlier table, with who brought them and who talks first."""
    require_reader(access)
    rows = Topic.objects(Topic.brought_by, Topic.talks_first).where(
        (Topic.case == case_id) & Topic.opened_at.is_null() & Topic.settled_at.is_null()
    )
    return await rows.order_by(Topic.brought_at, Topic.id)


async def get_topic(access: Access, consultation_id: UUID, topic_id: UUID) -> Topic:
    """One parked topic of the case of this consultation."""
    consultation = await get_consultation(access, consultation_id)
    found = await Topic.objects().where((Topic.id == topic_id) & (Topic.case == consultation.case)).first()
    if found is None:
        raise NotFound
    return found


async def far_reaching(access: Access, consultation_id: UUID) -> list[FarReaching]:
    """Decisions that are not taken at this table, with who goes on about them."""
    require_reader(access)
    rows = FarReaching.objects(FarReaching.continues_with).where(FarReaching.consultation == consultation_id)
    return await rows.order_by(FarReaching.noted_at, FarReaching.id)


async def get_item_at(access: Access, consultation_id: UUID, item_id: UUID) -> AgendaItem:
    """One point of this very table; NotFound for that of another."""
    item = await get_item(access, item_id)
    if item.consultation != consultation_id:
        raise NotFound
    return item


async def check_item(access: Access, consultation: Consultation, item_id: UUID | None) -> None:
    """The point belongs to this very table."""
    if item_id is not None and (await get_item(access, item_id)).consultation != consultation.id:
        raise NotFound


async def get_person(case_id: UUID, circle_member: UUID) -> CircleMember:
    """Somebody of the circle of this case; NotFound for anybody else."""
    where = (CircleMember.id == circle_member) & (CircleMember.case == case_id)
    found = await CircleMember.objects().where(where).first()
    if found is None:
        raise NotFound
    return found


def attended(items: Sequence[Item]) -> Mapping[UUID, frozenset[UUID]]:
    """Per participant the items for which this person was there."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for item in items:
        for chair in item.chairs:
            if chair.is_there and not item.point.is_struck:
                found[chair.participant].add(item.row.id)
    return {participant: frozenset(there) for participant, there in found.items()}


def who_came(
    points: Sequence[Point],
    rows: Sequence[Attendance],
    seats: Sequence[Participant],
    excused: Collection[UUID],
) -> frozenset[UUID]:
    """The participants who were there for any point that was not struck; by plan and answer until noted."""
    noted = {(row.agenda_item, row.participant): row.is_present for row in rows}
    return frozenset(
        seat.id
        for seat in seats
        for point in points
        if not point.is_struck
        and rules.is_there(
            is_planned=seat.id not in point.absent and seat.id not in excused,
            noted=noted.get((point.item.id, seat.id)),
        )
    )


def _chair(point: Point, seat: Participant, noted: bool | None, excused: Collection[UUID]) -> Chair:  # noqa: FBT001
    participant, person = seat.id, seat.circle_member
    is_planned = participant not in point.absent and participant not in excused
    return Chair(
        participant=participant,
        circle_member=person.id,
        name=person.first_name,
        kind=person.kind,
        is_there=rules.is_there(is_planned=is_planned, noted=noted),
        is_noted=noted is not None,
        is_kept_from=participant in point.kept_from,
    )


async def _excused(seats: Sequence[Participant]) -> frozenset[UUID]:
    """Who answered that they cannot come: not there, until somebody notes that they came after all."""
    if not seats:
        return frozenset()
    asked = Invitation.participant.is_in([seat.id for seat in seats]) & Invitation.withdrawn_at.is_null()
    rows = await Invitation.select(Invitation.participant).where(asked & (Invitation.answer == Answer.NO))
    return frozenset(row["participant"] for row in rows)
