"""What there is: the sittings of a case, who sits at them, the agenda and who is there per item."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from services.consents.tables import Restriction
from services.consultations.points import Point, lay_out
from services.consultations.tables import AgendaItem, Attendance, Consultation, Participant
from services.errors import NotAllowed, NotFound
from tenants.access import Access

READERS = ("cases.open", "guest.answer", "job", "screen.show")
# A joined column, composed once: it takes Piccolo half a millisecond.
of_sitting = Attendance.agenda_item.consultation


async def get_consultation(access: Access, consultation_id: UUID) -> Consultation:
    """One sitting; NotFound when it is not there or belongs to a case that is not opened for who asks."""
    _require_reader(access)
    found = await Consultation.objects().where(Consultation.id == consultation_id).first()
    if found is None:
        raise NotFound
    return found


async def lock_consultation(access: Access, consultation_id: UUID) -> Consultation:
    """The row, held until the end of this transaction, so that two decisions follow each other."""
    _require_reader(access)
    rows = Consultation.objects().where(Consultation.id == consultation_id).lock_rows("UPDATE")
    found = await rows.first()
    if found is None:
        raise NotFound
    return found


async def consultations(access: Access, case_id: UUID) -> list[Consultation]:
    """All sittings of a case, the newest first."""
    _require_reader(access)
    rows = Consultation.objects().where(Consultation.case == case_id)
    return await rows.order_by(Consultation.starts_at, ascending=False)


async def next_consultation(access: Access, case_id: UUID) -> Consultation | None:
    """The first sitting that still is to be held; one that began and was suspended counts."""
    _require_reader(access)
    rows = Consultation.objects().where(
        (Consultation.case == case_id) & Consultation.held_at.is_null() & Consultation.cancelled_at.is_null()
    )
    return await rows.order_by(Consultation.starts_at).first()


async def latest_held(access: Access, case_id: UUID) -> Consultation | None:
    """The sitting that a next one follows."""
    _require_reader(access)
    rows = Consultation.objects().where((Consultation.case == case_id) & Consultation.held_at.is_not_null())
    return await rows.order_by(Consultation.held_at, ascending=False).first()


async def upcoming(access: Access, now: datetime, until: datetime) -> list[Consultation]:
    """Sittings of all opened cases between two moments, with their case; for Vandaag."""
    _require_reader(access)
    rows = Consultation.objects(Consultation.case).where(
        (Consultation.ends_at >= now)
        & (Consultation.starts_at < until)
        & Consultation.held_at.is_null()
        & Consultation.cancelled_at.is_null()
    )
    return await rows.order_by(Consultation.starts_at)


async def participants(access: Access, consultation_id: UUID) -> list[Participant]:
    """Who is asked to this sitting, each with its circle member; the client first, then by name."""
    _require_reader(access)
    rows = Participant.objects(Participant.circle_member).where(
        (Participant.consultation == consultation_id) & Participant.removed_at.is_null()
    )
    found = await rows.order_by(Participant.added_at, Participant.id)
    return sorted(found, key=lambda participant: participant.circle_member.kind != "client")


async def get_participant(access: Access, participant_id: UUID) -> Participant:
    """One participant with its circle member."""
    _require_reader(access)
    rows = Participant.objects(Participant.circle_member).where(Participant.id == participant_id)
    found = await rows.first()
    if found is None:
        raise NotFound
    return found


async def agenda(access: Access, consultation_id: UUID) -> list[AgendaItem]:
    """The points in their order, struck ones too."""
    _require_reader(access)
    rows = AgendaItem.objects().where(AgendaItem.consultation == consultation_id)
    return await rows.order_by(AgendaItem.position, AgendaItem.id)


async def get_item(access: Access, item_id: UUID) -> AgendaItem:
    """One point of an agenda."""
    _require_reader(access)
    found = await AgendaItem.objects().where(AgendaItem.id == item_id).first()
    if found is None:
        raise NotFound
    return found


async def attendance(access: Access, consultation_id: UUID) -> list[Attendance]:
    """What was planned or noted about presence per item; no row means planned to be there."""
    _require_reader(access)
    return await Attendance.objects().where(of_sitting == consultation_id)


async def points(access: Access, consultation_id: UUID) -> list[Point]:
    """The agenda as it will be: what is struck, and who is in the room for what, also by restriction."""
    consultation = await get_consultation(access, consultation_id)
    people = await participants(access, consultation_id)
    return await points_of(access, consultation, people)


async def points_of(access: Access, consultation: Consultation, people: Sequence[Participant]) -> list[Point]:
    """The same, for who has the sitting and its participants already."""
    return lay_out(
        await agenda(access, consultation.id),
        {one.id: one.circle_member.id for one in people},
        await planned_out(access, consultation.id),
        await _restrictions(consultation.case),
    )


async def decided(access: Access, item: AgendaItem) -> Point:
    """What the client's words decide about one point, with the words that it has now, saved or not."""
    seats = {one.id: one.circle_member.id for one in await participants(access, item.consultation)}
    return lay_out([item], seats, {}, await _restrictions(item.case))[0]


async def planned_out(access: Access, consultation_id: UUID) -> Mapping[UUID, set[UUID]]:
    """Per agenda item the participants who, by plan, are not in the room then."""
    absent: dict[UUID, set[UUID]] = {}
    for row in await attendance(access, consultation_id):
        if not row.is_planned:
            absent.setdefault(row.agenda_item, set()).add(row.participant)
    return absent


async def _restrictions(case_id: UUID) -> list[Restriction]:
    where = (Restriction.case == case_id) & Restriction.lifted_at.is_null()
    return await Restriction.objects().where(where)


def _require_reader(access: Access) -> None:
    """Members, guests and jobs may ask; which case they see is PostgreSQL's to say."""
    if not any(access.may(right) for right in READERS):
        raise NotAllowed("consultations.read")
