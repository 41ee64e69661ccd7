"""A provider that lies on request: over real HTTP, with real signatures, and it does check PKCE.

`liar.lies` overrides claims of the next ID token (None leaves a claim out); the other fields bend the rest.
"""

import base64
import hmac
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from secrets import token_urlsafe
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256, SHA512
from joserfc.jwk import KeySet, RSAKey

CLIENT = ("rondetafel", "a client secret")
TURNS = cycle(range(3))  # liars of one test have different keys
MALLORY = 3


@cache
def made_key(number: int) -> RSAKey:
    """A key; making one takes longer than a test."""
    return RSAKey.generate_key(2048, auto_kid=True)


@dataclass
class Liar:
    """Discovery, keys, codes and tokens; `authorize` stands for the visit of the browser."""

    issuer: str = ""
    base: str = ""
    claimed_issuer: str | None = None
    addresses: dict[str, Any] = field(default_factory=dict)
    subject: str = "an-voorbeeld"
    lies: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] = field(default_factory=lambda: {"alg": "RS256"})
    key: RSAKey = field(default_factory=lambda: made_key(next(TURNS)))
    signs_with: RSAKey | bytes | None = None
    mangle: Callable[[str], object] = field(default=str)
    token_status: int = 200
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    visits: list[str] = field(default_factory=list)
    asked: dict[str, str] = field(default_factory=dict)
    beside: dict[str, Any] = field(default_factory=dict)

    def authorize(self, url: str) -> str:
        """The person says yes; returns path and query of the way back."""
        asked = dict(parse_qsl(urlsplit(url).query))
        assert asked["code_challenge_method"] == "S256"
        assert asked["response_type"] == "code"
        code = token_urlsafe(16)
        self.codes[code] = self.asked = asked
        back = urlsplit(asked["redirect_uri"])
        return f"{back.path}?{urlencode({'code': code, 'state': asked['state']})}"

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.claimed_issuer or self.issuer,
            "authorization_endpoint": f"{self.base}/authorize",
            "token_endpoint": f"{self.base}/token",
            "jwks_uri": f"{self.base}/keys",
            "userinfo_endpoint": f"{self.base}/userinfo",
            "end_session_endpoint": f"{self.base}/logout",
            **self.addresses,
        }

    def keys(self) -> dict[str, Any]:
        return dict(KeySet([self.key]).as_dict())

    def token(self, form: dict[str, list[str]], authorization: str) -> tuple[int, dict[str, Any]]:
        """Exchange a code once, for the client that knows the verifier."""
        asked = self.codes.pop(form["code"][0], None)
        expected = base64.b64encode(":".join(CLIENT).encode()).decode()
        if asked is None or authorization != f"Basic {expected}":
            return 400, {"error": "invalid_grant"}
        digest = sha256(form.get("code_verifier", [""])[0].encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        if form["redirect_uri"][0] != asked["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        body = {
            "access_token": token_urlsafe(8),
            "token_type": "Bearer",
            "id_token": self.mangle(self.id_token(asked)),
        }
        return self.token_status, body

    def id_token(self, asked: dict[str, str]) -> str:
        now = int(time.time())
        truth = {
            "iss": self.issuer.replace("{tenantid}", str(self.lies.get("tid"))),
            "aud": asked["client_id"],
            "sub": self.subject,
            "nonce": asked["nonce"],
            "iat": now,
            "exp": now + 300,
            "auth_time": now if asked.get("prompt") == "login" else now - 3600,
            "name": "Van de aanmelddienst",
        }
        claims = {name: value for name, value in {**truth, **self.lies}.items() if value is not None}
        header = {"kid": self.key.kid or "", **self.header}
        return signed(header, claims, self.signs_with or self.key)


def signed(header: dict[str, Any], claims: dict[str, Any], key: RSAKey | bytes) -> str:
    """A token by hand: libraries refuse to make the bad ones."""
    plain = f"{_text(json.dumps(header).encode())}.{_text(json.dumps(claims).encode())}"
    if header["alg"] == "none":
        return f"{plain}."
    if isinstance(key, bytes):
        return f"{plain}.{_text(hmac.new(key, plain.encode(), sha256).digest())}"
    private: Any = key.private_key
    digest = SHA512() if header["alg"] == "RS512" else SHA256()
    return f"{plain}.{_text(private.sign(plain.encode(), PKCS1v15(), digest))}"


def _text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


@contextmanager
def lying() -> Iterator[Liar]:
    """A liar that listens on this machine, as long as it is needed."""
    liar = Liar()
    server = serve(liar)
    try:
        yield liar
    finally:
        server.shutdown()
        server.server_close()


def serve(liar: Liar) -> ThreadingHTTPServer:
    """Listen on this machine; the caller shuts it down."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name is http.server's
            liar.visits.append(self.path)
            if self.path == "/userinfo":
                self._say(200, liar.beside)
            else:
                self._say(200, liar.keys() if self.path == "/keys" else liar.discovery())

        def do_POST(self) -> None:
            liar.visits.append(self.path)
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            self._say(*liar.token(parse_qs(body), self.headers.get("authorization", "")))

        def _say(self, status: int, found: dict[str, Any]) -> None:
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(found).encode())

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    liar.issuer = liar.base = f"http://localhost:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    return server
