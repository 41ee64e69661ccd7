"""Put on the agenda what preparation brought, or what an earlier meeting left open; each of them once."""

from uuid import UUID

from services.consultations.agenda import Further, add_topic, plan_presence
from services.consultations.queries import agenda, get_consultation
from services.consultations.tables import AgendaItem
from services.errors import NotFound
from services.meetings.queries import room
from services.plans.queries import AgreementLine, open_agreements
from services.preparations.queries import proposals
from services.reports.kept import kept
from tenants.access import Access


async def put_on_agenda(access: Access, consultation_id: UUID, source: UUID) -> AgendaItem:
    """What was not talked through with the client goes on as "eerst bespreken": nobody else reads it until then."""
    access.require("cases.edit")
    sitting = await get_consultation(access, consultation_id)
    for one in await proposals(access, consultation_id):
        if one.id == source:
            return await add_topic(
                access,
                consultation_id,
                one.title,
                domain=one.domain,
                brought_by=one.brought_by,
                is_to_discuss_first=not one.is_talked_through,
                further=Further(is_far_reaching=one.is_far_reaching, proposal=one.id),
            )
    for agreement in await open_agreements(access, sitting.case):
        if agreement.id == source:
            return await _left_open(access, consultation_id, agreement)
    raise NotFound


async def _left_open(access: Access, consultation_id: UUID, agreement: AgreementLine) -> AgendaItem:
    """Who was sent out when it was agreed, or may not know of it, is out of the room by plan; that may be changed."""
    was_there = any(one.proposal == agreement.id for one in await agenda(access, consultation_id))
    further = Further(proposal=agreement.id)
    by, domain = agreement.owner, agreement.domain
    item = await add_topic(
        access, consultation_id, agreement.sentence, domain=domain, brought_by=by, further=further
    )
    away = await kept(access, await room(access, consultation_id))
    if not was_there and (out := away.of_agreements([agreement])[agreement.id]):
        await plan_presence(access, item.id, [UUID(seat) for seat in out])
    return item
