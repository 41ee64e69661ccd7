"""When other words were found for a goal, a step or an agreement: who was out of the room then does not read them."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T22:10:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "reworded"

TABLES = ("goal", "step", "agreement")


async def forwards() -> MigrationManager:
    """Add the column; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(
            "".join(f"alter table {name} add column reworded_at timestamptz;\n" for name in TABLES)
        )

    manager.add_raw(run)
    return manager
