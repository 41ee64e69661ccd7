"""Where somebody may go to work: the places of a session, and of who just signed in."""

from uuid import UUID

from tenants import crossings, providers, registry
from tenants.providers import Provider, ProviderKind, RolesFrom
from tenants.sessions import Identity, Session, Workplace
from web.signin.paths import is_invitation


async def places_of(session: Session) -> dict[UUID, Workplace]:
    """Where this session may go without signing in again: one place when the provider vouched for one."""
    provider = await providers.find_provider(session.proof.provider)
    if provider is None:
        return {}
    if session.proof.is_bound:
        here = session.municipality.id if session.municipality else session.network
        return await places_for(session.identity, frozenset({here} if here else ()))
    return await places_for(session.identity, await providers.places_of(provider))


async def places_for(who: Identity, allowed: frozenset[UUID] | None) -> dict[UUID, Workplace]:
    """Every municipality and network where this identity works, by id, in the order of a page."""
    found = await crossings.memberships_of(who.issuer, who.subject)
    networks = await crossings.networks_of(who.issuer, who.subject)
    homes = {
        one.tenant: Workplace(one.tenant, one.member, None, one.roles, one.municipality) for one in found
    }
    others = {
        row["network"]: Workplace(network=row["network"], roles=tuple(row["roles"]), name=row["name"])
        for row in networks
    }
    return {key: place for key, place in (homes | others).items() if allowed is None or key in allowed}


async def place_of_invitation(provider: Provider, return_to: str, place: UUID | None) -> Workplace | None:
    """Who works nowhere yet may go on to the invitation that they came from, and nowhere else.

    A provider that vouches for one organisation is remembered with that one; one that gives the roles itself
    leaves nothing to accept.
    """
    if not is_invitation(return_to) or provider.roles_from is RolesFrom.THEIRS:
        return None
    home = await registry.find_municipality(return_to.split("/")[1])
    return Workplace(home.id) if home is not None and home.id == place else Workplace()


def can_switch(provider: Provider) -> bool:
    """Whether the provider itself lets people choose another organisation."""
    return provider.kind is ProviderKind.ACM_IDM
