"""Look for a date together: the question, and everybody who may be asked gets it. What stood before no longer holds."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from services.consultations import actions as consultations
from services.consultations.queries import lock_consultation
from services.consultations.rules import Change, check_can_lose_date, moment_of
from services.invitations import actions as invitations
from services.invitations.actions import NotInvited
from services.polls import actions as polls
from services.polls.rules import Proposal, check_deadline, check_proposals
from tenants.access import Access


async def ask_for_date(
    access: Access,
    consultation_id: UUID,
    proposals: Sequence[Proposal],
    answer_by: date,
    *,
    on_paper: Collection[UUID] = (),
    now: datetime,
) -> list[NotInvited]:
    """Says who could not be asked. A sitting that had a date loses it: calendars are told with the question.

    The rules speak before anything is written.
    """
    sitting = await lock_consultation(access, consultation_id)
    check_can_lose_date(sitting)
    check_proposals(proposals, now)
    check_deadline(answer_by, proposals, now)
    moved = moment_of(sitting)
    await consultations.undate(access, sitting)
    await polls.ask(access, sitting, proposals, answer_by, moved=moved, now=now)
    await invitations.tell_change(access, consultation_id, Change.MOMENT, now=now)
    return await invitations.invite_all(access, consultation_id, on_paper=on_paper, now=now)
