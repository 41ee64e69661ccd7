"""A client moves to another municipality: the case goes along in the moment that it is accepted there.

What stands elsewhere ends with it: links, openings and waiting mail over there, by the crossing (decision 0015).
"""

from datetime import datetime
from uuid import UUID

from services.cases.actions import open_for_coordinator
from services.cases.queries import get_case
from services.cases.tables import Case
from services.consents.actions import note_arrival
from services.errors import NotFound, Refused
from services.invitations.leaving import end_ways_in
from services.invitations.tables import Invitation
from services.moves.tables import CaseArrival
from services.plans.queries import open_agreements
from services.plans.reminders import plan_reminder
from services.plans.tables import Agreement
from services.reports.actions import plan_finishing
from tenants import audit, crossings
from tenants.access import Access


async def accept(access: Access, move_id: UUID, *, now: datetime) -> Case:
    """All of the case becomes ours, coordinated by who accepts; one transaction, so that it is never in two places.

    NotFound when it was answered or taken back; Refused when it cannot leave yet.
    """
    access.require("cases.begin")
    taken = await crossings.take_case(move_id, now)
    if taken.refusal and taken.refusal != "move.gone":
        raise Refused(taken.refusal)
    if taken.about is None:
        raise NotFound("move")
    await open_for_coordinator(taken.about, access.member, now)
    case = await get_case(access, taken.about)
    await note_arrival(access, case.id, taken.came_from)
    await end_ways_in(access, case.id, now=now)
    await Invitation.update({Invitation.keyed_for: access.home.id}).where(Invitation.case == case.id)
    await CaseArrival(
        case=case.id,
        came_from=taken.came_from,
        offered_name=taken.offered_by,
        agreed_by=taken.agreed,
        agreed_on=taken.day,
        manner=taken.how,
        goes_along=taken.along,
        arrived_at=now,
        arrived_by=access.member,
    ).save()
    await _go_on(access, case.id, now)
    audit.record(access, "case.arrived", move_id, case=case.id)
    return case


async def _go_on(access: Access, case_id: UUID, now: datetime) -> None:
    """What was still to be done later was planned over there: it is planned anew, in our words and our days."""
    for line in await open_agreements(access, case_id):
        agreement = await Agreement.objects().where(Agreement.id == line.id).first()
        if agreement is not None:
            await plan_reminder(access, agreement, now=now)
    await plan_finishing(access, case_id)
