"""`python -m tenants.provider_file aanmelddiensten.toml`: write the identity providers of a file, all or nothing.

Runs as the role `migrate`: the program itself may read who vouches for people, and not write it. Per kind there are
values to begin with; the file says the rest. Secrets are named there, never written. See signing-in.md.
"""

import asyncio
import json
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from infra.piccolo_conf import DB
from infra.production import LOCAL_HOSTS
from infra.settings import migrate_database_url
from tenants import door
from tenants.access import NetworkRole, Role
from tenants.providers import ProviderKind, RolesFrom

LEVELS = ("password", "sms", "totp", "csamtotp", "itsme", "eid")
PLAIN: Mapping[str, Any] = {
    "scopes": ["openid", "profile"],
    "subject_claims": ["sub"],
    "directories": [],
    "organisation_claim": "",
    "organisation_keys": [],
    "role_claim": "",
    "role_map": {},
    "roles_from": RolesFrom.OURS.value,
    "levels": [],
    "minimum_level": "",
    "max_age": None,
    "is_for_all": False,
    "is_told_of_sign_out": True,
    "is_hint_wanted": True,
}
PRESETS: Mapping[str, Mapping[str, Any]] = {
    ProviderKind.OIDC: PLAIN,
    ProviderKind.ACM_IDM: {
        **PLAIN,
        "scopes": ["openid", "profile", "vo"],
        "subject_claims": ["vo_id", "sub"],
        "organisation_claim": "vo_orgcode",
        "organisation_keys": ["kbo", "ovo"],
        "levels": [f"urn:be:vlaanderen:authmech:{level}" for level in LEVELS],
        "minimum_level": "urn:be:vlaanderen:authmech:sms",
        "is_hint_wanted": False,
    },
    ProviderKind.ENTRA: {
        **PLAIN,
        "subject_claims": ["oid"],
        "organisation_claim": "tid",
        "organisation_keys": ["listed"],
        "role_claim": "roles",
        "is_hint_wanted": False,
    },
}
ASKED = frozenset({"code", "name", "kind", "issuer", "client_id", "secret_name"})
ROLES = frozenset[str](Role) | frozenset[str](NetworkRole)
COLUMNS = (*sorted(ASKED), *PLAIN)
PLACES = ", ".join(f"${number}" for number in range(1, len(COLUMNS) + 1))
CHANGES = ", ".join(f"{column} = excluded.{column}" for column in COLUMNS)
KEEP = (
    f"insert into identity_provider ({', '.join(COLUMNS)}) values ({PLACES}) "  # noqa: S608  # our own columns
    f"on conflict (code) do update set {CHANGES}, ended_at = null returning id"
)
END = "update identity_provider set ended_at = now() where ended_at is null and not code = any ($1)"
FORGET = "delete from provider_use where provider = $1"
USE = """
insert into provider_use (provider, municipality, network, organisation)
select $1, (select id from municipality where slug = $2 and valid_to is null),
       (select id from network where slug = $3), $4
"""


class Wrong(Exception):
    """The file cannot be used; the message says where and why, in Dutch."""


def read(text: str) -> list[dict[str, Any]]:
    """The providers of a file, complete; raises Wrong."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Wrong(f"dit is geen TOML: {error}") from error
    found = [_complete(one) for one in told.get("provider", [])]
    if not found or set(told) != {"provider"}:
        raise Wrong("er moet minstens één [[provider]] staan, en niets anders")
    return found


async def keep(found: Sequence[Mapping[str, Any]]) -> None:
    """Write them in one transaction; who is not in the file any more vouches for nobody from now on."""
    async with door.lobby():
        await DB.run_ddl("set local role owner")
        for one in found:
            values = [json.dumps(one[name]) if name == "role_map" else one[name] for name in COLUMNS]
            provider: UUID = await DB.connection.fetchval(KEEP, *values)
            await DB.connection.execute(FORGET, provider)
            for use in one["use"]:
                place = (use.get("municipality"), use.get("network"), use.get("organisation", ""))
                await DB.connection.execute(USE, provider, *place)
        await DB.connection.execute(END, [one["code"] for one in found])


def _complete(told: Mapping[str, Any]) -> dict[str, Any]:
    code = str(told.get("code", "?"))
    preset = PRESETS.get(str(told.get("kind")))
    if preset is None:
        raise Wrong(f"{code}: kind is {', '.join(PRESETS)}")
    if missing := ASKED - told.keys():
        raise Wrong(f"{code}: dit ontbreekt: {', '.join(sorted(missing))}")
    if unknown := told.keys() - ASKED - PLAIN.keys() - {"use"}:
        raise Wrong(f"{code}: dit kennen we niet: {', '.join(sorted(unknown))}")
    if strange := set(dict(told.get("role_map", {})).values()) - ROLES:
        raise Wrong(f"{code}: deze rollen bestaan niet: {', '.join(sorted(map(str, strange)))}")
    address = urlsplit(str(told["issuer"]))
    if address.scheme != "https" and address.hostname not in LOCAL_HOSTS:
        raise Wrong(f"{code}: issuer begint met https")
    return {**preset, **told, "use": told.get("use", [])}


async def main(text: str) -> int:
    """The exit code: 0 when all is written, 1 when nothing is."""
    DB.config = {"dsn": migrate_database_url()}
    await DB.start_connection_pool(min_size=1, max_size=1)
    try:
        found = read(text)
        await keep(found)
    except Exception as error:  # noqa: BLE001  # whatever it is, an operator reads it and nothing was written
        sys.stderr.write(f"Niets bewaard: {error}\n")
        return 1
    finally:
        await DB.close_connection_pool()
    sys.stdout.write("".join(f"{one['code']}: {one['name']}\n" for one in found))
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(Path(sys.argv[1]).read_text(encoding="utf-8"))))
