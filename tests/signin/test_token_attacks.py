"""Tokens that lie: every line of the attack table, against a provider that lies on request, over real HTTP."""

import base64
import json
from collections.abc import Callable
from time import time
from typing import Any

import asyncpg
import pytest

from tests.conftest import Browser
from tests.figures import Figure
from tests.signin.journeys import leave
from tests.signin.liar import CLIENT, MALLORY, Liar, made_key
from tests.signin.refusals import refused
from tests.signin.vouching import DIRECTORY, NOOR, OCMW_GENK, OCMW_PELT, OF_ENTRA, OVO_NETWORK, come

pytestmark = pytest.mark.attack

NOW = int(time())
ELSEWHERE = "https://elders.example"

CLAIMS: dict[str, dict[str, Any]] = {
    "another issuer": {"iss": "http://localhost:1"},
    "the issuer with a slash": {"iss": "http://localhost:1/"},
    "no issuer": {"iss": None},
    "a list of issuers": {"iss": ["http://localhost:1"]},
    "for somebody else": {"aud": "somebody-else"},
    "for us and others, given to nobody": {"aud": ["rondetafel", "somebody-else"]},
    "for us and others, given to others": {"aud": ["rondetafel", "somebody-else"], "azp": "somebody-else"},
    "for us, given to others": {"azp": "somebody-else"},
    "for nobody": {"aud": None},
    "for a list of nobody": {"aud": []},
    "of another journey": {"nonce": "another journey"},
    "of no journey": {"nonce": None},
    "of an empty journey": {"nonce": ""},
    "expired": {"exp": NOW - 60},
    "never expires": {"exp": None},
    "expires in words": {"exp": "morgen"},
    "from the future": {"iat": NOW + 3600},
    "from no time": {"iat": None},
    "not yet": {"nbf": NOW + 3600},
    "about nobody": {"sub": None},
    "about an empty name": {"sub": ""},
    "about a number": {"sub": 7},
    "about a list": {"sub": ["an-voorbeeld"]},
    "about somebody with an invisible letter": {"sub": "an-voorbeeld\u0000"},
    "about too long a name": {"sub": "mallory" * 100},
}


@pytest.mark.parametrize("lie", CLAIMS)
async def test_a_token_that_is_not_for_us_now(
    liar: Liar, nobody: Browser, admin: asyncpg.Connection, figure: Figure, lie: str
) -> None:
    liar.lies = CLAIMS[lie]

    await refused(nobody, await nobody.get(liar.authorize(await leave(nobody))), admin, figure)


def unsigned(liar: Liar) -> None:
    liar.header = {"alg": "none"}


def signed_with_a_shared_secret(liar: Liar) -> None:
    liar.header, liar.signs_with = {"alg": "HS256"}, CLIENT[1].encode()


def signed_with_the_public_key_as_secret(liar: Liar) -> None:
    liar.header, liar.signs_with = {"alg": "HS256"}, liar.key.as_pem(private=False)


def signed_in_another_way(liar: Liar) -> None:
    liar.header = {"alg": "RS512"}


def signed_with_an_unknown_key(liar: Liar) -> None:
    liar.signs_with = made_key(MALLORY)
    liar.header = {"alg": "RS256", "kid": "unknown"}


def signed_with_a_key_that_pretends(liar: Liar) -> None:
    liar.signs_with = made_key(MALLORY)


def brings_its_own_key(liar: Liar) -> None:
    liar.signs_with = key = made_key(MALLORY)
    liar.header = {"alg": "RS256", "jwk": key.as_dict(private=False)}


def says_where_to_find_its_key(liar: Liar) -> None:
    liar.signs_with = made_key(MALLORY)
    liar.header = {"alg": "RS256", "jku": f"{liar.base}/keys-of-mallory", "kid": "mallory"}


def says_where_to_find_its_certificate(liar: Liar) -> None:
    liar.signs_with = made_key(MALLORY)
    liar.header = {"alg": "RS256", "x5u": f"{liar.base}/keys-of-mallory", "kid": "mallory"}


def asks_for_an_extension(liar: Liar) -> None:
    liar.header = {"alg": "RS256", "crit": ["mallory"], "mallory": "1"}


def is_cut_off(liar: Liar) -> None:
    liar.mangle = lambda token: token.rpartition(".")[0] + "."


def says_something_else_under_the_same_signature(liar: Liar) -> None:
    def forge(token: str) -> str:
        head, body, signature = token.split(".")
        claims = json.loads(base64.urlsafe_b64decode(body + "=="))
        other = json.dumps({**claims, "sub": "bram-voorbeeld"}).encode()
        return f"{head}.{base64.urlsafe_b64encode(other).rstrip(b'=').decode()}.{signature}"

    liar.mangle = forge


def is_no_token(liar: Liar) -> None:
    liar.mangle = lambda _: "an-voorbeeld"


def is_not_even_text(liar: Liar) -> None:
    liar.mangle = lambda _: {"sub": "an-voorbeeld"}


def is_not_there(liar: Liar) -> None:
    liar.mangle = lambda _: None


BENDS = (
    unsigned,
    signed_with_a_shared_secret,
    signed_with_the_public_key_as_secret,
    signed_in_another_way,
    signed_with_an_unknown_key,
    signed_with_a_key_that_pretends,
    brings_its_own_key,
    says_where_to_find_its_key,
    says_where_to_find_its_certificate,
    asks_for_an_extension,
    is_cut_off,
    says_something_else_under_the_same_signature,
    is_no_token,
    is_not_even_text,
    is_not_there,
)


@pytest.mark.parametrize("bend", BENDS)
async def test_a_token_that_the_provider_did_not_sign(
    liar: Liar, nobody: Browser, admin: asyncpg.Connection, figure: Figure, bend: Callable[[Liar], None]
) -> None:
    bend(liar)

    await refused(nobody, await nobody.get(liar.authorize(await leave(nobody))), admin, figure)
    assert "/keys-of-mallory" not in liar.visits


COORDINATOR = "LCOGebruiker-coordinator"
OF_ACM: dict[str, dict[str, Any]] = {
    "no level": {"acr": None},
    "too low a level": {"acr": "urn:be:vlaanderen:authmech:password"},
    "an invented level": {"acr": "urn:be:vlaanderen:authmech:mallory"},
    "a list of levels": {"acr": ["urn:be:vlaanderen:authmech:eid"]},
    "a role of another municipality": {"lco_rol_3d": [f"{COORDINATOR}:{OCMW_GENK}"]},
    "a role of nowhere": {"lco_rol_3d": [COORDINATOR]},
    "a role of an empty organisation": {"lco_rol_3d": [f"{COORDINATOR}:"]},
    "two rights in one text": {
        "lco_rol_3d": f"{COORDINATOR}:{OCMW_PELT},LCOGebruiker-medewerker:{OCMW_PELT}"
    },
    "a role with a tail": {"lco_rol_3d": [f"{COORDINATOR}:{OCMW_PELT}:{OCMW_PELT}"]},
    "a role by our own name": {"lco_rol_3d": [f"coordinator:{OCMW_PELT}"]},
    "a role that is nearly one": {"lco_rol_3d": [f"lcogebruiker-coordinator:{OCMW_PELT}"]},
    "roles as an object": {"lco_rol_3d": {COORDINATOR: OCMW_PELT}},
    "a role of the network in a municipality": {"lco_rol_3d": [f"LCOGebruiker-netwerkanalist:{OCMW_PELT}"]},
    "no roles": {"lco_rol_3d": None},
    "an organisation that nobody knows": {
        "vo_orgcode": "0123456749",
        "lco_rol_3d": [f"{COORDINATOR}:0123456749"],
    },
    "a number that is nearly one": {
        "vo_orgcode": "0999999923",
        "lco_rol_3d": [f"{COORDINATOR}:0999999923"],
    },
    "a network that nobody listed": {
        "vo_orgcode": OVO_NETWORK,
        "lco_rol_3d": [f"{COORDINATOR}:{OVO_NETWORK}"],
    },
    "no organisation": {"vo_orgcode": None},
    "two organisations": {"vo_orgcode": [OCMW_PELT, OCMW_GENK]},
    "an organisation with a wildcard": {"vo_orgcode": "%", "lco_rol_3d": [f"{COORDINATOR}:%"]},
    "a citizen": {"vo_doelgroepcode": "BUR"},
    "a school with the number of a municipality": {"vo_doelgroepcode": "OV"},
    "no target group": {"vo_doelgroepcode": None},
}


@pytest.mark.parametrize("lie", OF_ACM)
async def test_claims_of_acm_that_are_not_exactly_as_agreed(
    acm: Liar, nobody: Browser, admin: asyncpg.Connection, figure: Figure, lie: str
) -> None:
    await refused(nobody, await come(nobody, acm, "acm", {**NOOR, **OF_ACM[lie]}), admin, figure)


async def test_a_sub_that_equals_the_vo_id_of_somebody_else(
    acm: Liar, nobody: Browser, admin: asyncpg.Connection, figure: Figure
) -> None:
    await admin.execute("update identity_provider set roles_from = 'registry'")
    await admin.execute(
        "update member set issuer = $1, subject = 'vo-of-an' where name like 'An %'", acm.issuer
    )

    told = {**NOOR, "vo_id": None, "sub": "vo-of-an"}
    await refused(nobody, await come(nobody, acm, "acm", told), admin, figure)
    assert (await come(nobody, acm, "acm", {**told, "vo_id": "vo-of-an"})).status_code == 303


async def test_a_token_of_the_test_environment_of_acm(
    acm: Liar, nobody: Browser, admin: asyncpg.Connection, figure: Figure
) -> None:
    told = {**NOOR, "iss": acm.issuer.replace("localhost", "localhost-ti")}
    await refused(nobody, await come(nobody, acm, "acm", told), admin, figure)


IN_ENTRA: dict[str, dict[str, Any]] = {
    "a directory that is not allowed": {"tid": "cccccccc-0000-4000-8000-000000000001"},
    "no directory": {"tid": None},
    "a list with an allowed directory": {"tid": [DIRECTORY]},
    "an allowed directory under another issuer": {"iss": f"{ELSEWHERE}/{DIRECTORY}/v2.0"},
    "the issuer of all directories": {"iss": "{tenantid}"},
    "no person": {"oid": None},
    "a person by mail address": {"oid": None, "email": "an.voorbeeld@pelt.example", "upn": "an-voorbeeld"},
    "no role": {"roles": []},
    "a role by our own name": {"roles": ["coordinator"]},
    "groups instead of roles": {"roles": None, "groups": ["LCO.Coordinator"]},
}


@pytest.mark.parametrize("lie", IN_ENTRA)
async def test_claims_of_entra_that_are_not_exactly_as_agreed(
    entra: Liar, nobody: Browser, admin: asyncpg.Connection, figure: Figure, lie: str
) -> None:
    told = {**OF_ENTRA, **IN_ENTRA[lie]}
    if told.get("iss") == "{tenantid}":
        told["iss"] = entra.issuer
    await refused(nobody, await come(nobody, entra, "microsoft", told), admin, figure)


async def test_somebody_of_another_provider_with_the_same_subject(
    acm: Liar, nobody: Browser, admin: asyncpg.Connection, figure: Figure
) -> None:
    await admin.execute("update identity_provider set roles_from = 'registry', subject_claims = '{sub}'")

    told = {**NOOR, "sub": "an-voorbeeld"}
    await refused(nobody, await come(nobody, acm, "acm", told), admin, figure)
