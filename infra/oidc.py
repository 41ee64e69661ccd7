"""Signing in with an identity provider: OpenID Connect, code flow with PKCE S256.

Everything that comes from the provider is checked here: exact issuer, RS256 only, audience, nonce, times.
Who somebody is at ours, and where they work, is not decided here.
"""

import asyncio
import time
from dataclasses import dataclass
from functools import cache
from ssl import SSLContext
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from infra.settings import settings

ALGORITHMS = ["RS256"]
SCOPE = "openid profile"
FRESH_SECONDS = 3600
REFETCH_SECONDS = 10
TIMEOUT_SECONDS = 5
CLOCK_SKEW_SECONDS = 30
LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})


class SignInFailed(Exception):
    """The provider, or what came back from it, cannot be trusted; nobody is signed in."""


class ProviderDown(SignInFailed):
    """The provider does not answer; trying again later may help."""


@dataclass(frozen=True)
class Metadata:
    """The addresses of the provider, from its discovery document."""

    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    end_session_endpoint: str | None


@dataclass(frozen=True)
class Person:
    """Who came back from the provider."""

    issuer: str
    subject: str
    name: str
    id_token: str


class RelyingParty:
    """We, towards one provider; remembers its addresses and keys for an hour at most."""

    def __init__(self, issuer: str, client_id: str, client_secret: str, redirect_uri: str) -> None:
        self.issuer = issuer
        self.client_id = client_id
        self.client_secret = client_secret
        self.redirect_uri = redirect_uri
        self._lock = asyncio.Lock()
        self._metadata: tuple[float, Metadata] | None = None
        self._keys: tuple[float, KeySet] | None = None

    async def authorization_url(
        self, *, state: str, nonce: str, code_verifier: str, login_hint: str | None = None
    ) -> str:
        """Where the browser goes to sign in."""
        metadata = await self.metadata()
        hint = {"login_hint": login_hint} if login_hint else {}
        async with self._client() as client:
            url, _ = client.create_authorization_url(
                metadata.authorization_endpoint, state=state, nonce=nonce, code_verifier=code_verifier, **hint
            )
        return str(url)

    async def identify(self, *, code: str, code_verifier: str, nonce: str) -> Person:
        """Exchange the code and check who signed in; raises SignInFailed."""
        metadata = await self.metadata()
        try:
            async with self._client() as client:
                tokens = await client.fetch_token(
                    metadata.token_endpoint,
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=code_verifier,
                )
        except httpx2.HTTPError as error:
            raise ProviderDown("token endpoint") from error
        except (AuthlibBaseError, ValueError) as error:
            raise SignInFailed("the code was refused") from error
        id_token = tokens.get("id_token")
        if not isinstance(id_token, str):
            raise SignInFailed("no ID token")
        claims = await self._checked(id_token, nonce)
        return Person(self.issuer, claims["sub"], name_in(claims), id_token)

    async def sign_out_url(self, id_token: str, return_to: str) -> str | None:
        """Where the browser ends the provider's own session; None when the provider has no such page."""
        endpoint = (await self.metadata()).end_session_endpoint
        if endpoint is None:
            return None
        asked = {
            "client_id": self.client_id,
            "post_logout_redirect_uri": return_to,
            "id_token_hint": id_token,
        }
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{endpoint}{'&' if urlsplit(endpoint).query else '?'}{query}"

    async def metadata(self) -> Metadata:
        """The discovery document, of which the issuer is exactly ours."""
        async with self._lock:
            if self._metadata is None or time.monotonic() - self._metadata[0] > FRESH_SECONDS:
                self._metadata = (time.monotonic(), await self._discover())
            return self._metadata[1]

    async def _discover(self) -> Metadata:
        found = await self._fetch(f"{self._secure(self.issuer)}/.well-known/openid-configuration")
        if found.get("issuer") != self.issuer:
            raise SignInFailed("the discovery document is of another issuer")
        end_session = found.get("end_session_endpoint")
        return Metadata(
            self._secure(found.get("authorization_endpoint")),
            self._secure(found.get("token_endpoint")),
            self._secure(found.get("jwks_uri")),
            self._secure(end_session) if end_session else None,
        )

    async def _checked(self, id_token: str, nonce: str) -> dict[str, Any]:
        """The claims of an ID token that is signed by the provider, for us, for this journey, now.

        The times are held against the real clock: the provider does not walk ahead with ours.
        """
        expected = jwt.JWTClaimsRegistry(
            leeway=CLOCK_SKEW_SECONDS,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self.client_id},
            nonce={"essential": True, "value": nonce},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
        )
        try:
            claims = await self._claims(id_token)
            expected.validate(claims)
        except (JoseError, ValueError, TypeError) as error:
            raise SignInFailed("the ID token does not hold") from error
        is_shared = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if claims.get("azp", None if is_shared else self.client_id) != self.client_id:
            raise SignInFailed("the ID token was given to somebody else")
        return claims

    async def _claims(self, id_token: str) -> dict[str, Any]:
        """The claims under a good signature; an unknown key is looked up once more."""
        keys = await self._key_set(newer_than=FRESH_SECONDS)
        try:
            return jwt.decode(id_token, keys, algorithms=ALGORITHMS).claims
        except InvalidKeyIdError:
            keys = await self._key_set(newer_than=REFETCH_SECONDS)
            return jwt.decode(id_token, keys, algorithms=ALGORITHMS).claims

    async def _key_set(self, *, newer_than: int) -> KeySet:
        metadata = await self.metadata()
        async with self._lock:
            if self._keys is None or time.monotonic() - self._keys[0] > newer_than:
                found: Any = await self._fetch(metadata.jwks_uri)
                try:
                    self._keys = (time.monotonic(), KeySet.import_key_set(found))
                except (JoseError, KeyError, TypeError, ValueError) as error:
                    raise SignInFailed("no keys") from error
            return self._keys[1]

    async def _fetch(self, url: str) -> dict[str, Any]:
        try:
            async with self._client() as client:
                response = await client.request("GET", url, withhold_token=True)
            response.raise_for_status()
            found = response.json()
        except httpx2.HTTPError as error:
            raise ProviderDown(urlsplit(url).path) from error
        except ValueError as error:
            raise SignInFailed("the provider does not answer in JSON") from error
        if not isinstance(found, dict):
            raise SignInFailed("the provider does not answer with an object")
        return found

    def _client(self) -> Any:
        return AsyncOAuth2Client(
            client_id=self.client_id,
            client_secret=self.client_secret,
            redirect_uri=self.redirect_uri,
            scope=SCOPE,
            code_challenge_method="S256",
            timeout=TIMEOUT_SECONDS,
            verify=trusted(),
        )

    def _secure(self, address: object) -> str:
        """The address, if it is https; plain http only when the issuer itself is on this machine."""
        parts = urlsplit(str(address))
        is_local = parts.hostname in LOCAL_HOSTS and urlsplit(self.issuer).hostname in LOCAL_HOSTS
        if parts.scheme != "https" and not (parts.scheme == "http" and is_local):
            raise SignInFailed("the provider has an address without https")
        return str(address)


def name_in(claims: dict[str, Any]) -> str:
    """How the provider calls somebody; only shown until the municipality's own row is known."""
    full = " ".join(str(claims.get(part) or "") for part in ("given_name", "family_name")).strip()
    return str(claims.get("name") or full or claims["sub"])


@cache
def trusted() -> SSLContext:
    """Whom this machine trusts; reading that takes 20 ms, in which no other request is answered."""
    return httpx2.create_ssl_context()


@cache
def relying_party() -> RelyingParty:
    """We, towards the provider of this environment."""
    chosen = settings()
    return RelyingParty(
        chosen.oidc_issuer,
        chosen.oidc_client_id,
        chosen.oidc_client_secret,
        f"{chosen.web_url}/aanmelden/terug",
    )
