"""From which proposal of a preparation a point of the agenda came, so that it comes once."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, unique

ID = "2026-11-22T15:05:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "proposed points"

PROPOSED = f"""
alter table agenda_item
  add proposal uuid,
  add {unique("consultation", "proposal")};
"""


async def forwards() -> MigrationManager:
    """Add the column; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(PROPOSED + CARRIED)

    manager.add_raw(run)
    return manager
