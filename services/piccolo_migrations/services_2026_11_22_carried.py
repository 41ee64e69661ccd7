"""New ids in the tables of a case may be carried to another municipality as well: decision 0015."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED

ID = "2026-11-22T02:45:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "carried"


async def forwards() -> MigrationManager:
    """Grant; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(CARRIED)

    manager.add_raw(run)
    return manager
