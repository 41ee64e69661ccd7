"""What there is to read about calls."""

from collections.abc import Mapping
from uuid import UUID

from services.calls.tables import PhoneCall
from services.cases.queries import require_reader
from tenants.access import Access


async def calls(access: Access, consultation_id: UUID) -> Mapping[UUID, list[PhoneCall]]:
    """Every call about one sitting, oldest first, by person of the circle."""
    require_reader(access)
    rows = PhoneCall.objects().where(PhoneCall.consultation == consultation_id)
    found: dict[UUID, list[PhoneCall]] = {}
    for one in await rows.order_by(PhoneCall.called_at, PhoneCall.id):
        found.setdefault(one.circle_member, []).append(one)
    return found


async def wants_no_call(access: Access, case_id: UUID) -> Mapping[UUID, list[PhoneCall]]:
    """By person, what was ever noted about wanting to be called in this case, oldest first."""
    require_reader(access)
    told = PhoneCall.outcome.is_in(["do-not-call", "may-call"])
    rows = PhoneCall.objects().where((PhoneCall.case == case_id) & told)
    found: dict[UUID, list[PhoneCall]] = {}
    for one in await rows.order_by(PhoneCall.called_at, PhoneCall.id):
        found.setdefault(one.circle_member, []).append(one)
    return found
