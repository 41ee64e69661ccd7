"""`python -m tenants.catalogue [address] [--renew]`: what is wrong with this database, one line per finding."""

import asyncio
import os
import sys
from collections.abc import Sequence

import asyncpg

from infra.settings import migrate_database_url, settings
from tenants.catalogue.audit import INVENTORY, findings, inventory


async def main(arguments: Sequence[str]) -> int:
    """Print every finding; returns the exit code. `--renew` writes the inventory anew instead."""
    given = [argument for argument in arguments if not argument.startswith("--")]
    connection = await asyncpg.connect(given[0] if given else default_url())
    try:
        if "--renew" in arguments:
            INVENTORY.write_text("\n".join(await inventory(connection)) + "\n", encoding="utf-8")
            return 0
        found = await findings(connection)
    finally:
        await connection.close()
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(found)} findings", file=sys.stderr)
    return 1 if found else 0


def default_url() -> str:
    """The database of this environment: as the role that migrates it where that is known, else as the program."""
    has_more = "MIGRATE_DATABASE_URL" in os.environ or "MIGRATE_DATABASE_URL_FILE" in os.environ
    return migrate_database_url() if has_more else settings().database_url


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
