"""Waking origins writes each of them one line, once: for that the crossing reads which lines there are."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T21:52:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "bundles waking"

GRANT = "grant select (tenant, dedupe_key) on outbox to crossing;"


async def forwards() -> MigrationManager:
    """Grant it; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(GRANT)

    manager.add_raw(run)
    return manager
