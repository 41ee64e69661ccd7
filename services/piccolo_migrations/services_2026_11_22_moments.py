"""When a point of the agenda is on the table, how long it may take and how long it took; one point at a time."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T19:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "moments of a point"

MOMENTS = """
alter table agenda_item
  add begun_at timestamptz,
  add ended_at timestamptz,
  add planned_minutes integer not null default 0 check (planned_minutes between 0 and 480),
  add spent_seconds integer not null default 0 check (spent_seconds >= 0),
  add check (ended_at is null or begun_at is not null);
create unique index on agenda_item (tenant, consultation) where begun_at is not null and ended_at is null;
"""


async def forwards() -> MigrationManager:
    """Add the columns; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(MOMENTS)

    manager.add_raw(run)
    return manager
