"""Where being asked stands for everybody at one table, in one query: for pages that show no more of it."""

from collections.abc import Sequence
from uuid import UUID

from services.cases.queries import require_reader
from services.consultations.tables import Participant
from services.invitations import rules
from services.invitations.rules import State
from services.invitations.tables import Invitation
from tenants.access import Access


async def states(access: Access, people: Sequence[Participant]) -> dict[UUID, State]:
    """By participant."""
    require_reader(access)
    if not people:
        return {}
    rows = await Invitation.objects().where(Invitation.participant.is_in([one.id for one in people]))
    found = {row.participant: row for row in rows}
    return {one.id: rules.state(found.get(one.id)) for one in people}
