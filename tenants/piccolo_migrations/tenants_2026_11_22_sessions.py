"""Sessions that people recognise and can end, and that last while the meeting at whose table they sit goes on."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T01:21:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "sessions: device, meeting"

COLUMNS = """
alter table session
  add browser text not null default '',
  add system text not null default '',
  add sitting uuid,
  add stays_until timestamptz,
  add check ((sitting is null) = (stays_until is null));
create index on session (issuer, subject) where ended_at is null;
create index on session (municipality, member) where ended_at is null;
"""


async def forwards() -> MigrationManager:
    """Change the table; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="tenants", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(COLUMNS)

    manager.add_raw(run)
    return manager
