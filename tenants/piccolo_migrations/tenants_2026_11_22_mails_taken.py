"""Which mails of a pile the server took already: whoever takes over from a worker that died does not repeat them."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T16:02:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "mails taken"


async def forwards() -> MigrationManager:
    """Add the column; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="tenants", description=DESCRIPTION)

    async def run() -> None:
        await DB.script("alter table outbox add taken_at timestamptz;")

    manager.add_raw(run)
    return manager
