"""Who is not there, and what was arranged about it."""

from uuid import UUID

from services.absences.tables import Absence
from services.cases.queries import require_reader
from services.consultations.tables import Participant
from tenants.access import Access


async def find_absence(access: Access, participant: UUID) -> Absence | None:
    """What was noted about one person."""
    require_reader(access)
    return await Absence.objects().where(Absence.participant == participant).first()


async def absences(access: Access, consultation_id: UUID) -> dict[UUID, Absence]:
    """By participant, with who tells them afterwards."""
    require_reader(access)
    seats = await Participant.select(Participant.id).where(Participant.consultation == consultation_id)
    ids = [row["id"] for row in seats]
    rows = await Absence.objects(Absence.briefed_by).where(Absence.participant.is_in(ids)) if ids else []
    return {row.participant: row for row in rows}
