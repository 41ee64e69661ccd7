"""Choose one of the moments: the sitting has its date, everybody is invited, and who said yes need not say it again."""

from datetime import datetime
from uuid import UUID

from services.consultations.queries import lock_consultation
from services.consultations.rules import Moment, sitting_at
from services.errors import Refused
from services.invitations import actions as invitations
from services.polls import actions as polls
from services.polls.queries import get_moment, yeses
from services.procedures.change_consultation import change_consultation
from tenants.access import Access


async def fix_date(access: Access, moment_id: UUID, *, now: datetime) -> None:
    """The same moment a second time changes nothing; another one is refused."""
    asked = await get_moment(access, moment_id)
    sitting = await lock_consultation(access, asked.poll.consultation)
    moment = await get_moment(access, moment_id)
    if moment.fixed_at is not None and sitting.starts_at == moment.starts_at:
        return
    if sitting.starts_at is not None:
        raise Refused("poll.is-closed")
    await polls.fix(access, moment_id, now=now)
    wanted = sitting_at(sitting, Moment(moment.starts_at, moment.ends_at))
    await change_consultation(access, sitting.id, wanted, version=sitting.version, now=now)
    await invitations.invite_all(access, sitting.id, now=now)
    for said in await yeses(access, moment_id):
        await invitations.take_over_yes(access, said.participant, said.answered_by, at=said.answered_at)
