"""What a municipality has set is changed by one person at a time: the second one is told."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T01:24:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "policy: version"


async def forwards() -> MigrationManager:
    """Change the table; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="tenants", description=DESCRIPTION)

    async def run() -> None:
        await DB.script("alter table policy add version integer not null default 1")

    manager.add_raw(run)
    return manager
