"""The ways in: which providers the sign-in page offers, and what is asked of each on the way."""

import json
from base64 import b64encode
from dataclasses import dataclass
from uuid import UUID

from infra import oidc
from infra.settings import settings
from tenants import providers
from tenants.claims import MUNICIPAL_GROUP
from tenants.providers import Provider, ProviderKind

MOST_BY_NAME = 5
MOST_NAMED = 3
CALLBACK = "/aanmelden/terug"


@dataclass(frozen=True)
class Way:
    """One provider on the page: its code for the button, its name, and for whom it is."""

    code: str
    name: str
    line: str


@dataclass(frozen=True)
class Ways:
    """What the page shows: the ways to choose from, and whether to ask for the municipality first."""

    found: list[Way]
    homes: list[tuple[str, str]]
    is_by_place: bool


async def ways(slug: str) -> Ways:
    """The ways for this municipality; without one, all of them.

    When there are many, those for everybody and for networks alone: the others follow from the municipality.

    To be asked in the lobby.
    """
    known = await providers.providers()
    uses = await providers.uses()
    homes = sorted({(use.name, use.municipality.slug) for use in uses if use.municipality})
    used = {use.provider for use in uses if use.municipality and use.municipality.slug == slug}
    is_narrowed = bool(slug) or len(known) > MOST_BY_NAME
    if not slug:
        used = {use.provider for use in uses if use.network}
    shown = [one for one in known if not is_narrowed or one.is_for_all or one.id in used]
    names: dict[UUID | None, list[str]] = {one.id: [] for one in known}
    for use in uses:
        names.setdefault(use.provider, []).append(use.name)
    found = [Way(one.code, one.name, _for_whom(one, list(dict.fromkeys(names[one.id])))) for one in shown]
    return Ways(found, homes, is_by_place=len(shown) < len(known))


async def find_way(code: str) -> Provider | None:
    """The provider of this button; without a code the only one there is. To be asked in the lobby."""
    known = await providers.providers()
    if not code:
        return known[0] if len(known) == 1 else None
    return next((one for one in known if one.code == code), None)


def party(provider: Provider) -> oidc.RelyingParty:
    """We, towards this provider."""
    return oidc.relying_party(
        oidc.Client(
            provider.issuer,
            provider.client_id,
            providers.secret_of(provider),
            f"{settings().web_url}{CALLBACK}",
            provider.scopes,
            provider.directories,
        )
    )


def wishes(
    provider: Provider, *, number: str = "", person: str = "", is_step_up: bool = False
) -> dict[str, str]:
    """What is asked of the provider: who or for which organisation, how strong, how recent."""
    asked = {"acr_values": " ".join(reversed(provider.accepted_levels))}
    if provider.max_age:
        asked["max_age"] = str(provider.max_age)
    if is_step_up:
        asked |= {"prompt": "login", "max_age": "0"}
    if provider.kind is ProviderKind.ACM_IDM and number:
        hint = json.dumps({"cap_hint": MUNICIPAL_GROUP, "code_hint": number})
        asked["login_hint"] = b64encode(hint.encode()).decode()
    elif person:
        asked["login_hint"] = person
    return {name: value for name, value in asked.items() if value}


def _for_whom(provider: Provider, names: list[str]) -> str:
    if provider.is_for_all or not names:
        return ""
    more = len(names) - MOST_NAMED
    *first, last = [*names[:MOST_NAMED], f"{more} andere"] if more > 0 else names
    return f"voor {', '.join(first)} en {last}" if first else f"voor {last}"
