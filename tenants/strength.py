"""The strength of this process: whatever starts refuses a database role that could climb over the wall."""

from infra.piccolo_conf import DB
from tenants import door

TOO_STRONG = """
select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
       or exists (select from pg_class where relowner = pg_roles.oid and relkind in ('r', 'p', 'v', 'm'))
       or pg_has_role(current_user, 'owner', 'usage') or pg_has_role(current_user, 'crossing', 'usage')
       or exists (select from information_schema.table_privileges
                  where grantee = current_user and privilege_type = 'TRUNCATE')
from pg_roles where rolname = current_user
"""


class TooStrong(RuntimeError):
    """The database role of this process may do more than the role `app`."""


async def refuse_too_strong() -> None:
    """Raise TooStrong when the role may too much, or when a row shows without a tenant."""
    async with door.lobby():
        connection = DB.connection
        if await connection.fetchval(TOO_STRONG) or await connection.fetchval("select count(*) from member"):
            raise TooStrong("DATABASE_URL must name the role app, which owns nothing and bypasses nothing")
