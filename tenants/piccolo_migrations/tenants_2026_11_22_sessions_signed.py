"""A session says signed whose it is: a row that somebody else wrote opens nothing.

The sessions that are open now end: everybody signs in once more.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T01:01:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "sessions are signed"

SIGNED = "alter table session add signature bytea not null default '';\n"


async def forwards() -> MigrationManager:
    """Add the column; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="tenants", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(SIGNED)

    manager.add_raw(run)
    return manager
