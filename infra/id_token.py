"""What an ID token must say before it is believed, after its signature was found good.

Exact issuer, meant for us, for this very journey, now. Who somebody is at ours is not decided here.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError

CLOCK_SKEW_SECONDS = 30
DIRECTORY = "{tenantid}"

Claims = Mapping[str, Any]


class SignInFailed(Exception):
    """The provider, or what came back from it, cannot be trusted; nobody is signed in."""


@dataclass(frozen=True)
class Expected:
    """Who must have signed, for whom, on which journey; `directories` are the allowed ones of Entra ID."""

    issuer: str
    client_id: str
    nonce: str
    directories: tuple[str, ...] = ()


def check(claims: Claims, expected: Expected) -> str:
    """Raise SignInFailed unless the token is for us, now; returns who issued it.

    The times are held against the real clock: the provider does not walk ahead with ours.
    """
    issuer = _issuer(claims, expected)
    registry = jwt.JWTClaimsRegistry(
        leeway=CLOCK_SKEW_SECONDS,
        iss={"essential": True, "value": issuer},
        aud={"essential": True, "value": expected.client_id},
        nonce={"essential": True, "value": expected.nonce},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
    )
    try:
        registry.validate(dict(claims))
    except (JoseError, ValueError, TypeError) as error:
        raise SignInFailed("the ID token does not hold") from error
    is_shared = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", None if is_shared else expected.client_id) != expected.client_id:
        raise SignInFailed("the ID token was given to somebody else")
    return issuer


def check_age(claims: Claims, most_seconds: float) -> None:
    """Raise SignInFailed when somebody proved who they are longer ago than this, or when nothing says when."""
    seconds = seconds_since_proof(claims)
    if seconds is None or seconds > most_seconds + CLOCK_SKEW_SECONDS:
        raise SignInFailed("signed in at the provider too long ago")


def seconds_since_proof(claims: Claims) -> float | None:
    """How long ago the provider saw a password, a card or a phone; None when it does not say, or nonsense."""
    at = claims.get("auth_time")
    if isinstance(at, bool) or not isinstance(at, int | float):
        return None
    seconds = time.time() - at
    return max(seconds, 0.0) if seconds >= -CLOCK_SKEW_SECONDS else None


def _issuer(claims: Claims, expected: Expected) -> str:
    """The issuer that this token must name; with several directories it follows from an allowed one."""
    if not expected.directories:
        return expected.issuer
    directory = claims.get("tid")
    if not isinstance(directory, str) or directory not in expected.directories:
        raise SignInFailed("the ID token is of a directory that is not allowed")
    return expected.issuer.replace(DIRECTORY, directory)
