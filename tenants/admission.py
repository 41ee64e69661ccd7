"""Admission: for which municipality or network a provider vouched, and the member row that follows from its token.

Only for providers that say for whom somebody works. Where roles come from the token, it writes the row of that
one place anew at each sign-in; a block of our own stays, whatever a token says.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.piccolo_conf import DB
from tenants import audit, door, providers, registry
from tenants.access import Access, Actor, Kind, Municipality, NetworkRole, Role
from tenants.claims import Claimed, has_number
from tenants.providers import Provider, RolesFrom


@dataclass(frozen=True)
class Place:
    """Where somebody came to work: a municipality or a network."""

    municipality: Municipality | None = None
    network: UUID | None = None

    @property
    def id(self) -> UUID | None:
        """Of the one or the other."""
        return self.municipality.id if self.municipality else self.network

    def roles_among(self, roles: tuple[str, ...]) -> list[str]:
        """The roles that mean something at this kind of place."""
        known = frozenset[str](Role) if self.municipality else frozenset[str](NetworkRole)
        return sorted(known & set(roles))


FIND = "select id, name, email, roles, left_at from {table} where issuer = $1 and subject = $2 for update"
FIND_MEMBER = FIND.format(table="member")
FIND_NETWORK_MEMBER = FIND.format(table="network_member")
ADD_MEMBER = """
insert into member (issuer, subject, name, email, phone, roles, joined_at) values ($1, $2, $3, $4, '', $5, $6)
on conflict (tenant, issuer, subject) do nothing returning id
"""
ADD_NETWORK_MEMBER = """
insert into network_member (issuer, subject, name, email, roles, joined_at) values ($1, $2, $3, $4, $5, $6)
on conflict (network, issuer, subject) do nothing returning id
"""
CHANGE = """
update {table} set name = $2, email = $3, roles = $4, left_at = $5, version = version + 1 where id = $1
"""
CHANGE_MEMBER = CHANGE.format(table="member")
CHANGE_NETWORK_MEMBER = CHANGE.format(table="network_member")


async def settle(provider: Provider, claimed: Claimed, *, now: datetime) -> UUID | None:
    """The id of the one place for which the provider vouched; None when there is no such place."""
    async with door.lobby():
        place = await find_place(provider, claimed)
    if place is not None and provider.roles_from is RolesFrom.THEIRS:
        async with door.enter(_desk(place)) as access:
            await _rebuild(access, place, claimed, now)
    return place.id if place else None


async def find_place(provider: Provider, claimed: Claimed) -> Place | None:
    """By the provider's own name for a place, else by the number of the register, for who uses this provider."""
    mine = [use for use in await providers.uses() if use.provider == provider.id]
    if provider.organisation_claim:
        named = [use for use in mine if use.organisation == claimed.organisation]
    else:
        named = mine if len({use.place for use in mine}) == 1 else []
    place = Place(named[0].municipality, named[0].network) if named else None
    if place is None and has_number(provider, claimed.organisation):
        home = await registry.find_by_organisation(claimed.organisation)
        if home and (provider.is_for_all or home.id in {use.place for use in mine}):
            place = Place(home)
    return None if place and place.municipality and not claimed.is_municipal else place


async def _rebuild(access: Access, place: Place, claimed: Claimed, now: datetime) -> None:
    """One row says what the token said: made, changed, or closed when the token gives no role here."""
    roles = place.roles_among(claimed.roles)
    who = (claimed.identity.issuer, claimed.identity.subject)
    is_home = place.municipality is not None
    row = await DB.connection.fetchrow(FIND_MEMBER if is_home else FIND_NETWORK_MEMBER, *who)
    if row is None:
        if roles:
            add = ADD_MEMBER if is_home else ADD_NETWORK_MEMBER
            added = await DB.connection.fetchval(add, *who, claimed.identity.name, claimed.email, roles, now)
            if added is not None:  # else the same person came in twice at the same moment
                audit.record(access, "member.added-by-token", added)
        return
    left_at = None if roles else row["left_at"] or now
    told = (claimed.identity.name, claimed.email or row["email"], roles, left_at)
    if told != (row["name"], row["email"], row["roles"], row["left_at"]):
        await DB.connection.execute(CHANGE_MEMBER if is_home else CHANGE_NETWORK_MEMBER, row["id"], *told)
        audit.record(access, "member.changed-by-token", row["id"])


def _desk(place: Place) -> Access:
    """The program itself, at the members of one place, without a case."""
    return Access(place.municipality, Actor(Kind.JOB, None, "sign-in"), frozenset(), network=place.network)
