"""Members: who works in this municipality. What they may is in access.py; who signed in is in sessions.py."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.piccolo_conf import DB
from tenants.access import Access, Role
from tenants.tables import Member


@dataclass(frozen=True)
class Present:
    """What the tenant's own rows say about who just came in."""

    name: str
    roles: tuple[str, ...]
    vocabulary: str


PRESENT = """
select m.name, m.roles, coalesce(p.vocabulary, 'limburg') as vocabulary
from member m left join policy p on true
where m.id = $1 and m.issuer = $2 and m.subject = $3 and m.left_at is null and m.blocked_at is null
"""
PRESENT_IN_NETWORK = """
select id, name, roles from network_member
where issuer = $1 and subject = $2 and left_at is null and blocked_at is null
"""
NAMES = """
select id, name from member
union all
select f.id, m.name from former_member f join member m on (m.tenant, m.id) = (f.tenant, f.member)
"""
SIGNED_IN = "update member set signed_in_at = $2 where id = $1"
MAY_COME_IN = (Member.left_at.is_null(), Member.blocked_at.is_null())


async def find_present(member_id: UUID, issuer: str, subject: str) -> Present | None:
    """Name, roles and words of who still works here as this member and is not blocked; asked at every request."""
    row = await DB.connection.fetchrow(PRESENT, member_id, issuer, subject)
    return row and Present(row["name"], tuple(row["roles"]), row["vocabulary"])


async def find_present_in_network(issuer: str, subject: str) -> tuple[UUID, str, tuple[str, ...]] | None:
    """Id, name and roles of who still works for the network that is set."""
    row = await DB.connection.fetchrow(PRESENT_IN_NETWORK, issuer, subject)
    return row and (row["id"], row["name"], tuple(row["roles"]))


async def note_signed_in(access: Access, *, now: datetime) -> None:
    """When who just came in signed in last, for who administers."""
    await DB.connection.execute(SIGNED_IN, access.member, now)


async def find_member(access: Access, member_id: UUID) -> Member | None:
    """One member of this municipality, also one who left."""
    _ = access.home
    found: Member | None = await Member.objects().where(Member.id == member_id).first()
    return found


async def members(access: Access) -> list[Member]:
    """Everybody who works here and may come in, by name."""
    _ = access.home
    found: list[Member] = await Member.objects().where(*MAY_COME_IN).order_by(Member.name)
    return found


async def coordinators(access: Access) -> list[Member]:
    """Who coordinates here, by name."""
    return [member for member in await members(access) if Role.COORDINATOR in member.roles]


async def names(access: Access) -> dict[UUID, str]:
    """The name behind every member id, also of who left and who was somebody else before a merger."""
    _ = access.home
    return {row["id"]: row["name"] for row in await DB.connection.fetch(NAMES)}
