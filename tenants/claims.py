"""What the claims of a provider mean here: who somebody is, for which organisation, with which roles.

Plain functions without a database. Everything that is not exactly as agreed counts for nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tenants.providers import Provider, ProviderKind
from tenants.sessions import Identity

GROUP_CLAIM = "vo_doelgroepcode"
MUNICIPAL_GROUP = "LB"
ORGANISATION = re.compile(r"[A-Za-z0-9-]{1,60}")
RIGHT = re.compile(r"[A-Za-z0-9_-]{1,100}")
NUMBERS = {"kbo": re.compile(r"[01]\d{9}"), "ovo": re.compile(r"OVO\d{6}")}
LONGEST = 255

Claims = Mapping[str, Any]


class Unclear(Exception):
    """The token holds, but does not say enough to let somebody in; the message is a code for the log."""


@dataclass(frozen=True)
class Claimed:
    """Who came, for which organisation (as the provider calls it), with which of our roles.

    `dropped` are codes for the log: what was in the token and counts for nothing.
    """

    identity: Identity
    email: str
    organisation: str
    is_municipal: bool
    roles: tuple[str, ...]
    dropped: tuple[str, ...] = ()


def read(provider: Provider, issuer: str, claims: Claims) -> Claimed:
    """The claims in our words; raises Unclear without a subject, an organisation or a strong enough level."""
    check_level(provider, claims)
    organisation = _organisation(provider, claims)
    roles, dropped = _roles(provider, claims, organisation)
    is_acm = provider.kind is ProviderKind.ACM_IDM
    return Claimed(
        Identity(issuer, subject_of(provider, claims), name_in(claims)),
        _text(claims, "vo_email" if is_acm else "email"),
        organisation,
        not is_acm or claims.get(GROUP_CLAIM) == MUNICIPAL_GROUP,
        roles,
        dropped,
    )


def check_level(provider: Provider, claims: Claims) -> None:
    """Somebody must have proved well enough who they are; a level that is missing or unknown is the weakest."""
    if provider.minimum_level and claims.get("acr") not in provider.accepted_levels:
        raise Unclear("level.too-low")


def subject_of(provider: Provider, claims: Claims) -> str:
    """Who this is for the provider. A claim that stands in for the first one carries its name.

    So the `sub` of one person is never taken for the `vo_id` of another.
    """
    first, *others = provider.subject_claims
    if found := _text(claims, first):
        return found
    for claim in others:
        if found := _text(claims, claim):
            return f"{claim}:{found}"
    raise Unclear("subject.missing")


def name_in(claims: Claims) -> str:
    """How the provider calls somebody; only shown until the municipality's own row is known."""
    full = " ".join(part for part in (_text(claims, "given_name"), _text(claims, "family_name")) if part)
    return _text(claims, "name") or full or str(claims["sub"])[:LONGEST]


def has_number(provider: Provider, organisation: str) -> bool:
    """Whether this is a number of the register of organisations, of a kind that this provider gives."""
    return any(NUMBERS[key].fullmatch(organisation) for key in provider.organisation_keys if key in NUMBERS)


def _organisation(provider: Provider, claims: Claims) -> str:
    if not provider.organisation_claim:
        return ""
    found = _text(claims, provider.organisation_claim)
    if not ORGANISATION.fullmatch(found):
        raise Unclear("organisation.missing")
    return found


def _roles(provider: Provider, claims: Claims, organisation: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Our roles, and codes for what was dropped; a role of ACM/IDM names the organisation it is for."""
    if not provider.role_claim:
        return (), ()
    known = dict(provider.role_map)
    roles: dict[str, None] = {}
    dropped: dict[str, None] = {}
    for value in _values(claims, provider.role_claim):
        right, organisations = value, {organisation}
        if provider.kind is ProviderKind.ACM_IDM:
            right, organisations = parts_of(value)
        if not right:
            dropped["role.unreadable"] = None
        elif organisation not in organisations:
            dropped["role.other-organisation"] = None
        elif right not in known:
            dropped["role.unknown"] = None
        else:
            roles[known[right]] = None
    return tuple(roles), tuple(dropped)


def parts_of(value: str) -> tuple[str, set[str]]:
    """`Right-context:0123456789` or `Right:0123456789, 9876543210`: the right and whom it is for; ('', ∅) if not."""
    right, _, listed = value.partition(":")
    organisations = {one.strip() for one in listed.split(",")}
    if not RIGHT.fullmatch(right) or not all(ORGANISATION.fullmatch(one) for one in organisations):
        return "", set()
    return right, organisations


def _values(claims: Claims, path: str) -> list[str]:
    """The strings under a claim, which may lie deeper: `realm_access.roles`; anything else is no value."""
    found: Any = claims.get(path)
    if found is None:
        found = claims
        for step in path.split("."):
            found = found.get(step) if isinstance(found, Mapping) else None
    listed = [found] if isinstance(found, str) else found if isinstance(found, list) else []
    return [value for value in listed if isinstance(value, str)]


def _text(claims: Claims, name: str) -> str:
    """A claim of one short line of text, or nothing."""
    found = claims.get(name)
    is_text = isinstance(found, str) and found.isprintable() and len(found) <= LONGEST
    return str(found).strip() if is_text else ""
