"""`python -m infra.migrate`: bring the database to the newest schema and to the keys of this environment.

Runs as the role `migrate`, which becomes `owner`. Everything that has not run yet runs in one transaction.
PICCOLO_CONF=infra.piccolo_conf must be set, as for every process of the product.
"""

import asyncio

from piccolo.apps.migrations.commands.forwards import run_forwards

from infra.context import keep_keys
from infra.database import Transaction
from infra.piccolo_conf import DB
from infra.settings import migrate_database_url


async def main() -> None:
    """Run every migration of every app, then keep the keys; raises RuntimeError when one is refused."""
    DB.config = {"dsn": migrate_database_url()}
    await DB.start_connection_pool(min_size=1, max_size=1)
    try:
        async with Transaction(DB):
            await DB.run_ddl("set local role owner")
            result = await run_forwards("all")
            if not result.success:
                raise RuntimeError(result.message)
            await keep_keys(DB.connection)
    finally:
        await DB.close_connection_pool()


if __name__ == "__main__":
    asyncio.run(main())
