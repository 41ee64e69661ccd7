"""The strength of this process: whatever starts refuses a database in which it could look over the wall.

It also refuses one that does not believe its signature: there every page would end in an error.
"""

from uuid import UUID

import asyncpg

from infra.piccolo_conf import DB
from tenants import door
from tenants.access import Municipality, public_access

# The municipality of the one row in `canary`; it does not exist, and nobody can come in for it but here.
CANARY = Municipality(UUID("00000000-0000-0000-0000-00000ca9a417"), "kanarie", "Kanarie")

TOO_STRONG = """
select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
       or exists (select from pg_class where relowner = pg_roles.oid and relkind in ('r', 'p', 'v', 'm'))
       or exists (select from pg_auth_members where member = pg_roles.oid)
       or has_schema_privilege('public', 'create')
       or exists (select from pg_class c, aclexplode(c.relacl) a
                  where a.grantee in (0, pg_roles.oid) and a.privilege_type in ('TRUNCATE', 'TRIGGER', 'MAINTAIN')
                    and c.relnamespace = 'public'::regnamespace)
from pg_roles where rolname = current_user
"""
SEEN = "select (select count(*) from canary) + (select count(*) from member)"


class Unfit(RuntimeError):
    """This process must not work with this database."""


class TooStrong(Unfit):
    """The database role of this process may do more than the role `app`."""


class NotBelieved(Unfit):
    """PostgreSQL does not accept what this process signs: another SECRET_KEY, or a clock that is wrong."""


async def refuse_unfit() -> None:
    """Raise TooStrong when the role may too much or a row shows without a context; NotBelieved without a key."""
    async with door.lobby() as entered:
        if await DB.connection.fetchval(TOO_STRONG) or await DB.connection.fetchval(SEEN):
            raise TooStrong("DATABASE_URL must name the role app, which owns nothing and bypasses nothing")
        await _show_signature(entered)


async def is_believed() -> bool:
    """Whether PostgreSQL accepts what this process signs, for who watches over it."""
    try:
        async with door.lobby() as entered:
            await _show_signature(entered)
    except NotBelieved:
        return False
    return True


async def _show_signature(entered: door.Lobby) -> None:
    await entered.admit(public_access(CANARY))
    try:
        seen = await DB.connection.fetchval("select count(*) from canary")
    except asyncpg.InsufficientPrivilegeError as refusal:
        raise NotBelieved(
            "run infra.migrate with the SECRET_KEY of this process, and set the clock"
        ) from refusal
    if seen != 1:
        raise NotBelieved("the canary does not answer: run infra.migrate")
