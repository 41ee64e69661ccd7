"""Providers beside that of the environment, as rows: ACM/IDM, Entra ID and plain ones, all played by liars.

Numbers pass the check of the register and are of nobody; people are invented.
"""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import asyncpg
import httpx

from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.signin.journeys import leave
from tests.signin.liar import CLIENT, Liar

SECRET = "OIDC_LIAR_SECRET"
OCMW_PELT = "0999999922"
TOWN_PELT = "0888888895"
OCMW_GENK = "0777777771"
OVO_NETWORK = "OVO999001"
ITSME = "urn:be:vlaanderen:authmech:itsme"
LEVELS = ["password", "sms", "totp", "itsme", "eid"]
DIRECTORY = "aaaaaaaa-0000-4000-8000-000000000001"

ROW: Mapping[str, Any] = {
    "client_id": CLIENT[0],
    "secret_name": SECRET,
    "scopes": ["openid", "profile"],
    "subject_claims": ["sub"],
    "directories": [],
    "organisation_claim": "",
    "organisation_keys": [],
    "role_claim": "",
    "role_map": {},
    "roles_from": "registry",
    "levels": [],
    "minimum_level": "",
    "max_age": None,
    "is_for_all": True,
    "is_told_of_sign_out": True,
    "is_hint_wanted": False,
}
ACM: Mapping[str, Any] = {
    "code": "acm",
    "name": "ACM/IDM Vlaanderen",
    "kind": "acm-idm",
    "scopes": ["openid", "profile", "vo", "lco"],
    "subject_claims": ["vo_id", "sub"],
    "organisation_claim": "vo_orgcode",
    "organisation_keys": ["kbo", "ovo"],
    "role_claim": "lco_rol_3d",
    "role_map": {
        "LCOGebruiker-coordinator": "coordinator",
        "LCOGebruiker-medewerker": "staff",
        "LCOGebruiker-lokaalbeheerder": "administrator",
        "LCOGebruiker-netwerkanalist": "second-reader",
    },
    "roles_from": "token",
    "levels": [f"urn:be:vlaanderen:authmech:{level}" for level in LEVELS],
    "minimum_level": "urn:be:vlaanderen:authmech:sms",
}
NOOR: Mapping[str, Any] = {
    "sub": "acm-noor",
    "acr": ITSME,
    "given_name": "Noor",
    "family_name": "Voorbeeld",
    "name": None,
    "vo_id": "11111111-2222-4333-8444-555555555501",
    "vo_email": "noor.voorbeeld@pelt.example",
    "vo_doelgroepcode": "LB",
    "vo_orgcode": OCMW_PELT,
    "vo_orgnaam": "OCMW Pelt",
    "lco_rol_3d": [f"LCOGebruiker-coordinator:{OCMW_PELT}"],
}
ENTRA: Mapping[str, Any] = {
    "code": "microsoft",
    "name": "Microsoft",
    "kind": "entra",
    "subject_claims": ["oid"],
    "directories": [DIRECTORY],
    "organisation_claim": "tid",
    "organisation_keys": ["listed"],
    "role_claim": "roles",
    "role_map": {"LCO.Coordinator": "coordinator"},
    "roles_from": "token",
    "is_for_all": False,
}
OF_ENTRA: Mapping[str, Any] = {
    "sub": "pairwise",
    "tid": DIRECTORY,
    "oid": "bbbbbbbb-0000-4000-8000-000000000001",
    "name": "Noor Voorbeeld",
    "roles": ["LCO.Coordinator"],
}


async def register(admin: asyncpg.Connection, liar: Liar, row: Mapping[str, Any], **others: Any) -> UUID:
    """Write a provider as an operator would, with the issuer of this liar."""
    values = {**ROW, "issuer": liar.issuer, **row, **others}
    values["role_map"] = json.dumps(values["role_map"])
    columns = ", ".join(values)
    places = ", ".join(f"${number}" for number in range(1, len(values) + 1))
    found: UUID = await admin.fetchval(
        f"insert into identity_provider ({columns}) values ({places}) returning id", *values.values()
    )
    return found


async def give(
    admin: asyncpg.Connection,
    provider: UUID,
    *,
    municipality: UUID | None = None,
    network: UUID | None = None,
    organisation: str = "",
) -> None:
    """Let a municipality or a network use a provider."""
    await admin.execute(
        "insert into provider_use (provider, municipality, network, organisation) values ($1, $2, $3, $4)",
        provider,
        municipality,
        network,
        organisation,
    )


async def number(admin: asyncpg.Connection, world: Cast) -> None:
    """Give Pelt and Genk numbers in the register."""
    update = "update municipality set kbo_ocmw = $2, kbo_municipality = $3 where id = $1"
    await admin.execute(update, world.pelt.id, OCMW_PELT, TOWN_PELT)
    await admin.execute(update, world.genk.id, OCMW_GENK, None)


async def come(browser: Browser, liar: Liar, code: str, claims: Mapping[str, Any]) -> httpx.Response:
    """Sign in by the provider with this code, whose token says these things."""
    liar.lies = dict(claims)
    return await browser.get(liar.authorize(await leave(browser, dienst=code)))
