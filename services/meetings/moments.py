"""What a break does with the point on the table: it is put away, and taken up again."""

from datetime import datetime
from uuid import UUID

from services.consultations.tables import AgendaItem
from services.meetings import timing


async def put_away(consultation_id: UUID, now: datetime) -> None:
    """Nothing is on the table any more."""
    await AgendaItem.update({AgendaItem.ended_at: now}).where(
        (AgendaItem.consultation == consultation_id)
        & AgendaItem.begun_at.is_not_null()
        & AgendaItem.ended_at.is_null()
    )


async def take_up(consultation_id: UUID, since: datetime, now: datetime) -> None:
    """What was put away at that moment is on the table again."""
    where = (AgendaItem.consultation == consultation_id) & (AgendaItem.ended_at == since)
    row = await AgendaItem.objects().where(where).first()
    if row is None or row.begun_at is None:
        return
    taken = int(timing.spent(row, now).total_seconds())
    await AgendaItem.update(
        {AgendaItem.begun_at: now, AgendaItem.ended_at: None, AgendaItem.spent_seconds: taken}
    ).where(AgendaItem.id == row.id)
