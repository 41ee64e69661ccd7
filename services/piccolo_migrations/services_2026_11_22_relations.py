"""Who a requester is to the client, when they are family, friend or neighbour."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T10:05:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "relation of a requester"

COLUMN = "alter table referral add column requester_relation text not null default '';"


async def forwards() -> MigrationManager:
    """Add it; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(COLUMN)

    manager.add_raw(run)
    return manager
