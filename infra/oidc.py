"""Signing in with an identity provider: OpenID Connect, code flow with PKCE S256.

Addresses, keys and signatures are checked here (exact issuer, RS256 only, https), what the token says in
infra/id_token.py. Which providers there are is in tenants/providers.py.
"""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from ssl import SSLContext
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from infra.id_token import DIRECTORY, Claims, Expected, SignInFailed, check
from infra.production import LOCAL_HOSTS

ALGORITHMS = ["RS256"]
FRESH_SECONDS = 3600
REFETCH_SECONDS = 10
TIMEOUT_SECONDS = 5
LARGEST_ANSWER = 200_000
ANY_DIRECTORY = "organizations"
MOST_PARTIES = 512


class ProviderDown(SignInFailed):
    """The provider does not answer; trying again later may help."""


@dataclass(frozen=True)
class Client:
    """How we present ourselves to one provider; `directories` are the allowed ones of Entra ID."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    redirect_uri: str
    scopes: tuple[str, ...] = ("openid", "profile")
    directories: tuple[str, ...] = ()


@dataclass(frozen=True)
class Metadata:
    """The addresses of the provider, from its discovery document; whether it names itself on the way back."""

    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    end_session_endpoint: str | None
    names_itself: bool


@dataclass(frozen=True)
class Proof:
    """What came back from the provider and holds: who issued it, what it says, and the token itself."""

    issuer: str
    claims: Claims
    id_token: str = field(repr=False)


class RelyingParty:
    """We, towards one provider; remembers its addresses and keys for an hour at most."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self._lock = asyncio.Lock()
        self._metadata: tuple[float, Metadata] | None = None
        self._keys: tuple[float, KeySet] | None = None

    async def authorization_url(
        self, *, state: str, nonce: str, code_verifier: str, wishes: Mapping[str, str] | None = None
    ) -> str:
        """Where the browser goes to sign in; `wishes` are parameters such as login_hint and prompt."""
        metadata = await self.metadata()
        journey = {"state": state, "nonce": nonce, "code_verifier": code_verifier, **(wishes or {})}
        async with self._http() as client:
            url, _ = client.create_authorization_url(metadata.authorization_endpoint, **journey)
        return str(url)

    async def check_sender(self, issuer: str | None) -> None:
        """Raise SignInFailed when the way back names another provider, or none where this one names itself."""
        may_be = {
            self.client.issuer,
            *(self.client.issuer.replace(DIRECTORY, one) for one in self.client.directories),
        }
        if issuer is None and not (await self.metadata()).names_itself:
            return
        if issuer not in may_be:
            raise SignInFailed("the way back is of another provider")

    async def identify(self, *, code: str, code_verifier: str, nonce: str) -> Proof:
        """Exchange the code and check who signed in; raises SignInFailed."""
        metadata = await self.metadata()
        try:
            async with self._http() as client:
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
        claims = await self._claims(id_token)
        expected = Expected(self.client.issuer, self.client.client_id, nonce, self.client.directories)
        return Proof(check(claims, expected), claims, id_token)

    async def sign_out_url(self, return_to: str, wishes: Mapping[str, str] | None = None) -> str | None:
        """Where the browser ends the provider's own session; None when the provider has no such page."""
        endpoint = (await self.metadata()).end_session_endpoint
        if endpoint is None:
            return None
        asked = {"client_id": self.client.client_id, "post_logout_redirect_uri": return_to, **(wishes or {})}
        return f"{endpoint}{'&' if urlsplit(endpoint).query else '?'}{urlencode(asked)}"

    async def metadata(self) -> Metadata:
        """The discovery document, of which the issuer is exactly ours."""
        async with self._lock:
            if self._metadata is None or time.monotonic() - self._metadata[0] > FRESH_SECONDS:
                self._metadata = (time.monotonic(), await self._discover())
            return self._metadata[1]

    async def _discover(self) -> Metadata:
        issuer = self._secure(self.client.issuer).replace(DIRECTORY, ANY_DIRECTORY)
        found = await self._fetch(f"{issuer}/.well-known/openid-configuration")
        if found.get("issuer") != self.client.issuer:
            raise SignInFailed("the discovery document is of another issuer")
        end_session = found.get("end_session_endpoint")
        return Metadata(
            self._secure(found.get("authorization_endpoint")),
            self._secure(found.get("token_endpoint")),
            self._secure(found.get("jwks_uri")),
            self._secure(end_session) if end_session else None,
            found.get("authorization_response_iss_parameter_supported") is True,
        )

    async def _claims(self, id_token: str) -> dict[str, Any]:
        """The claims under a good signature; an unknown key is looked up once more, not more often."""
        try:
            try:
                keys = await self._key_set(newer_than=FRESH_SECONDS)
                return jwt.decode(id_token, keys, algorithms=ALGORITHMS).claims
            except InvalidKeyIdError:
                keys = await self._key_set(newer_than=REFETCH_SECONDS)
                return jwt.decode(id_token, keys, algorithms=ALGORITHMS).claims
        except (JoseError, ValueError, TypeError) as error:
            raise SignInFailed("the signature does not hold") from error

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
            async with self._http() as client:
                response = await client.request("GET", url, withhold_token=True)
            response.raise_for_status()
            found = response.json() if len(response.content) <= LARGEST_ANSWER else None
        except httpx2.HTTPError as error:
            raise ProviderDown(urlsplit(url).path) from error
        except ValueError as error:
            raise SignInFailed("the provider does not answer in JSON") from error
        if not isinstance(found, dict):
            raise SignInFailed("the provider does not answer with an object, or with far too much")
        return found

    def _http(self) -> Any:
        return AsyncOAuth2Client(
            client_id=self.client.client_id,
            client_secret=self.client.client_secret,
            redirect_uri=self.client.redirect_uri,
            scope=" ".join(self.client.scopes),
            code_challenge_method="S256",
            timeout=TIMEOUT_SECONDS,
            verify=trusted(),
        )

    def _secure(self, address: object) -> str:
        """The address, if it is https; plain http only when the issuer itself is on this machine."""
        parts = urlsplit(str(address))
        is_local = parts.hostname in LOCAL_HOSTS and urlsplit(self.client.issuer).hostname in LOCAL_HOSTS
        if parts.scheme != "https" and not (parts.scheme == "http" and is_local):
            raise SignInFailed("the provider has an address without https")
        return str(address)


@cache
def trusted() -> SSLContext:
    """Whom this machine trusts; reading that takes 20 ms, in which no other request is answered."""
    return httpx2.create_ssl_context()


@lru_cache(maxsize=MOST_PARTIES)
def relying_party(client: Client) -> RelyingParty:
    """We, towards this provider; another row, another secret: another memory of addresses and keys."""
    return RelyingParty(client)
