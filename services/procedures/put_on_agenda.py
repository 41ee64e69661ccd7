"""Put on the agenda what preparation brought, or what an earlier meeting left open; each of them once."""

from uuid import UUID

from services.consultations.agenda import Further, add_topic
from services.consultations.queries import get_consultation
from services.consultations.tables import AgendaItem
from services.errors import NotFound
from services.plans.queries import open_agreements
from services.preparations.queries import proposals
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
            further = Further(proposal=agreement.id)
            by, domain = agreement.owner, agreement.domain
            return await add_topic(
                access, consultation_id, agreement.sentence, domain=domain, brought_by=by, further=further
            )
    raise NotFound
