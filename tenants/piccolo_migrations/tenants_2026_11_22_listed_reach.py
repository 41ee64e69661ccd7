"""A network reaches who coordinates in its municipalities (0040)."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T21:22:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "who coordinates where: reached"


async def forwards() -> MigrationManager:
    """Make it; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="tenants", description=DESCRIPTION)

    async def run() -> None:
        await DB.script("grant select (phone, email, joined_at) on member to crossing")

    manager.add_raw(run)
    return manager
