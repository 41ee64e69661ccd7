"""What a client leaves behind when moving: PostgreSQL 18 names RESTRICT apart; a duty to keep goes along always."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from services.piccolo_migrations.services_2026_11_22_carrying import LEAVE, TABLES

ID = "2026-11-22T01:33:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "left behind"

KEPT = TABLES.replace("'case_arrival')", "'case_arrival', 'legal_hold', 'insight_request')")
CAUGHT = LEAVE.replace("foreign_key_violation", "foreign_key_violation or restrict_violation")
AGAIN = (KEPT.partition("create function hands_of")[0] + CAUGHT).replace(
    "create function", "create or replace function"
)


async def forwards() -> MigrationManager:
    """Say both functions anew; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(AGAIN)

    manager.add_raw(run)
    return manager
