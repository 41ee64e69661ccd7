"""Reading neighbours: of one case for its coordinator, and who signed in meanwhile, for Vandaag."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from infra.piccolo_conf import DB
from services.cases.queries import require_reader
from services.errors import NotFound
from tenants.access import Access

ASKED = """
select n.id, n."case", c.name as case_name, n.name, n.email, n.until_on, n.asked_at, n.opened_at,
       i.member, m.name as signed_in_as, i.accepted_at, i.withdrawn_at, i.expires_at, i.bounced_at
from neighbour n join "case" c on (c.tenant, c.id) = (n.tenant, n."case")
left join member_invitation i on (i.tenant, i.id) = (n.tenant, n.invitation)
left join member m on (m.tenant, m.id) = (i.tenant, i.member)
where n.ended_at is null and c.coordinator = current_member()
"""
OF_CASE = f'{ASKED} and n."case" = $1 order by n.asked_at, n.id'
SIGNED_IN = f"{ASKED} and n.opened_at is null and i.accepted_at is not null order by i.accepted_at"

CAME = """
select exists (select from neighbour n
  left join member_invitation i on (i.tenant, i.id) = (n.tenant, n.invitation)
  where n.member = $1 or i.member = $1)
"""


class State(StrEnum):
    """How far it is."""

    ASKED = "asked"
    BOUNCED = "bounced"
    EXPIRED = "expired"
    SIGNED_IN = "signed-in"
    OPENED = "opened"


@dataclass(frozen=True)
class Asked:
    """Who was asked for a case, and who signed in by that link."""

    id: UUID
    case: UUID
    case_name: str
    name: str
    email: str
    until_on: date
    asked_at: datetime
    opened_at: datetime | None
    member: UUID | None
    signed_in_as: str | None
    accepted_at: datetime | None
    withdrawn_at: datetime | None
    expires_at: datetime | None
    bounced_at: datetime | None

    def state(self, now: datetime) -> State:
        """How far it is."""
        if self.opened_at is not None:
            return State.OPENED
        if self.accepted_at is not None:
            return State.SIGNED_IN
        if self.bounced_at is not None:
            return State.BOUNCED
        is_over = self.withdrawn_at is not None or self.expires_at is None or self.expires_at <= now
        return State.EXPIRED if is_over else State.ASKED


async def asked_for(access: Access, case_id: UUID) -> list[Asked]:
    """Who was asked for this case and is not gone; nothing for who does not coordinate it."""
    require_reader(access)
    return [Asked(**dict(row)) for row in await DB.connection.fetch(OF_CASE, case_id)]


async def signed_in(access: Access) -> list[Asked]:
    """For Vandaag: who accepted, and waits until the coordinator opens the case."""
    require_reader(access)
    return [Asked(**dict(row)) for row in await DB.connection.fetch(SIGNED_IN)]


async def get_asked(access: Access, case_id: UUID, neighbour_id: UUID) -> Asked:
    """One of them; raises NotFound."""
    for one in await asked_for(access, case_id):
        if one.id == neighbour_id:
            return one
    raise NotFound("neighbour")


async def came_for_a_case(access: Access, member: UUID) -> bool:
    """For jobs: whether somebody works here because a coordinator asked them for a case."""
    access.require("job")
    found: bool = await DB.connection.fetchval(CAME, member)
    return found
