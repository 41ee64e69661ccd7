"""Somebody leaves the circle: no invitation and no seat at a coming table stays behind."""

from collections.abc import Set as AbstractSet
from datetime import datetime
from uuid import UUID

from services.cases import actions as cases
from services.consultations.actions import remove_participant
from services.consultations.queries import consultations, participants
from services.evaluations.stopping import end_open_talks
from services.invitations.actions import withdraw_invitations
from services.invitations.leaving import end_ways_in
from tenants.access import Access


async def leave_circle(access: Access, case_id: UUID, member_id: UUID, *, now: datetime) -> None:
    """Who leaves is not asked any more, and finds links that open nothing, also of what was held."""
    await withdraw_invitations(access, case_id, circle_members={member_id}, now=now)
    await end_ways_in(access, case_id, {member_id}, now=now)
    await end_open_talks(access, case_id, {member_id}, now=now)
    await unseat(access, case_id, {member_id}, now=now)
    await cases.leave_circle(access, case_id, member_id, now=now)


async def unseat(access: Access, case_id: UUID, people: AbstractSet[UUID], *, now: datetime) -> None:
    """Take these people off the list of every sitting that is still ahead."""
    if not people:
        return
    for consultation in await consultations(access, case_id):
        if consultation.held_at is not None or consultation.cancelled_at is not None:
            continue
        for participant in await participants(access, consultation.id):
            if participant.circle_member.id in people:
                await remove_participant(access, participant.id, now=now)
