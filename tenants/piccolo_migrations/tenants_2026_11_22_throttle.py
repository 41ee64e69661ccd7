"""Counters against floods: how often something was done from one place, under a keyed hash."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T02:30:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "counters against floods"

THROTTLE = """
create table throttle (
  id uuid primary key default uuidv7(),
  place_hash bytea not null unique check (octet_length(place_hash) = 32),
  times integer not null check (times > 0),
  since timestamptz not null
);
create index on throttle (since);
grant select, insert, update, delete on throttle to app;
"""


async def forwards() -> MigrationManager:
    """Make the table; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="tenants", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(THROTTLE)

    manager.add_raw(run)
    return manager
