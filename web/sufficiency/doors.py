"""Whether a guest's page offers how it goes: the client's own, the key worker's, or that of who was named."""

from infra.piccolo_conf import DB
from web.guests.entrance import Visit

OF_WHOM = """
select (select p.first_name from circle_member p where p."case" = c.id and p.kind = 'client' and p.left_at is null
        limit 1)
from "case" c where c.id = $1 and (c.key_worker = $2 or exists (
  select from sufficiency_reader r where r."case" = c.id and r.circle_member = $2))
"""


async def door(visit: Visit, *, must_sign: bool) -> str | None:
    """Empty for the client; the client's first name for who may look along; None for everybody else."""
    person = visit.seat.circle_member
    if person.kind == "client":
        return ""
    if must_sign:
        return None
    name: str | None = await DB.connection.fetchval(OF_WHOM, person.case, person.id)
    return name
