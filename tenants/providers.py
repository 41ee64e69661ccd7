"""Identity providers (aanmelddiensten): who may vouch for people, as data, and which places use which.

The one of the environment (OIDC_ISSUER) comes first, serves everybody, and stands in no row. The others are
rows that the program may read and not write. Secrets stand in the environment or in files, by their name.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from infra.piccolo_conf import DB
from infra.settings import secret, settings
from tenants.access import Municipality


class ProviderKind(StrEnum):
    """What the claims of a provider look like."""

    ACM_IDM = "acm-idm"
    ENTRA = "entra"
    OIDC = "oidc"


class RolesFrom(StrEnum):
    """Who decides what somebody may do: the token of the provider, or the members that we keep."""

    THEIRS = "token"
    OURS = "registry"


@dataclass(frozen=True)
class Provider:
    """One provider; `id` is None for the one of the environment. Levels go from weak to strong."""

    id: UUID | None
    code: str
    name: str
    kind: ProviderKind
    issuer: str
    client_id: str
    secret_name: str
    scopes: tuple[str, ...] = ("openid", "profile")
    subject_claims: tuple[str, ...] = ("sub",)
    directories: tuple[str, ...] = ()
    organisation_claim: str = ""
    organisation_keys: tuple[str, ...] = ()
    role_claim: str = ""
    role_map: tuple[tuple[str, str], ...] = ()
    roles_from: RolesFrom = RolesFrom.OURS
    levels: tuple[str, ...] = ()
    minimum_level: str = ""
    max_age: int | None = None
    is_for_all: bool = True
    is_told_of_sign_out: bool = True
    is_hint_wanted: bool = True

    @property
    def accepted_levels(self) -> tuple[str, ...]:
        """The levels that are strong enough, weakest first; empty when nothing is asked."""
        return self.levels[self.levels.index(self.minimum_level) :] if self.minimum_level else ()


@dataclass(frozen=True)
class Use:
    """A municipality or network that uses a provider, and how that provider calls it."""

    provider: UUID
    organisation: str
    name: str
    municipality: Municipality | None
    network: UUID | None

    @property
    def place(self) -> UUID | None:
        """The id of the municipality or the network."""
        return self.municipality.id if self.municipality else self.network


NUMBER = """
select coalesce(nullif(u.organisation, ''), m.kbo_ocmw, m.kbo_municipality) from municipality m
left join provider_use u on u.municipality = m.id and u.provider = $1
where m.slug = $2 and m.valid_to is null
"""
ALIVE = "select * from identity_provider where ended_at is null order by name"
USES = """
with recursive grown as (
  select provider, organisation, municipality as home from provider_use where municipality is not null
  union
  select g.provider, g.organisation, m.merged_into from grown g join municipality m on m.id = g.home
  where m.merged_into is not null
)
select g.provider, g.organisation, m.name, m.id as municipality, m.slug, null::uuid as network
from grown g join municipality m on m.id = g.home where m.valid_to is null
union all
select u.provider, u.organisation, n.name, null, n.slug, n.id from provider_use u join network n on n.id = u.network
order by 3
"""


def of_environment() -> list[Provider]:
    """The provider of this environment, if any: plain OpenID Connect, for everybody, roles from our registry."""
    chosen = settings()
    if not chosen.oidc_issuer:
        return []
    found = Provider(
        None,
        "omgeving",
        "de aanmelddienst van je bestuur",
        ProviderKind.OIDC,
        chosen.oidc_issuer,
        chosen.oidc_client_id,
        "OIDC_CLIENT_SECRET",
    )
    return [found]


def secret_of(provider: Provider) -> str:
    """What the provider knows us by; raises KeyError with the name of what is missing."""
    return settings().oidc_client_secret if provider.id is None else secret(provider.secret_name)


async def providers() -> list[Provider]:
    """Every provider that may vouch for somebody today: first that of the environment, then by name."""
    return [*of_environment(), *(_provider(row) for row in await DB.connection.fetch(ALIVE))]


async def find_provider(provider_id: UUID | None) -> Provider | None:
    """The provider that a session or an attempt remembers; None when it may not vouch any more."""
    return next((one for one in await providers() if one.id == provider_id), None)


async def uses() -> list[Use]:
    """Who uses which provider, by name; a municipality that merged left its providers to its successor."""
    found = []
    for row in await DB.connection.fetch(USES):
        home = Municipality(row["municipality"], row["slug"], row["name"]) if row["municipality"] else None
        found.append(Use(row["provider"], row["organisation"], row["name"], home, row["network"]))
    return found


async def places_of(provider: Provider) -> frozenset[UUID] | None:
    """The municipalities and networks for which this provider may vouch; None when for all."""
    if provider.is_for_all:
        return None
    found = [one.place for one in await uses() if one.provider == provider.id]
    return frozenset(place for place in found if place)


async def number_of(provider: Provider, slug: str) -> str:
    """How this provider calls a municipality, to ask for that one at once; empty when nothing is known."""
    found = await DB.connection.fetchval(NUMBER, provider.id, slug) if slug.isprintable() else None
    return found or ""


def _provider(row: dict[str, object]) -> Provider:
    """A row as the value; lists become tuples, so that a provider can be compared and remembered."""
    given = {name: tuple(value) if isinstance(value, list) else value for name, value in dict(row).items()}
    given["role_map"] = tuple(sorted(json.loads(str(given["role_map"])).items()))
    given["kind"] = ProviderKind(str(given["kind"]))
    given["roles_from"] = RolesFrom(str(given["roles_from"]))
    del given["ended_at"]
    return Provider(**given)  # type: ignore[arg-type]
