"""What the web process does before its first request and after its last one."""

import gc

from litestar import Litestar

from infra.piccolo_conf import DB
from infra.settings import settings
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


async def open_pool(_: Litestar | None = None) -> None:
    """Open the pool and refuse to start when the role is too strong or a row shows without a tenant."""
    await DB.start_connection_pool(min_size=1, max_size=settings().pool_size)
    async with door.lobby():
        connection = DB.current_transaction.get().connection
        if await connection.fetchval(TOO_STRONG) or await connection.fetchval("select count(*) from member"):
            raise TooStrong("DATABASE_URL must name the role app, which owns nothing and bypasses nothing")


async def freeze(_: Litestar) -> None:
    """What exists now stays for ever: the collector need not look at it again."""
    gc.collect()
    gc.freeze()


async def close_pool(_: Litestar | None = None) -> None:
    """Give every connection back."""
    await DB.close_connection_pool()
