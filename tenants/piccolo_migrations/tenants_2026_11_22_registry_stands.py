"""The program founds municipalities and networks, and changes none: into which one merged is the operator's to say.

Who could write `merged_into` could read the log of another municipality through former_audit().
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T03:10:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "the registry stands"

STANDS = "revoke update on municipality, network, network_municipality from app;"


async def forwards() -> MigrationManager:
    """Take the right back; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="tenants", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(STANDS)

    manager.add_raw(run)
    return manager
