"""Whether a room is taken at some moment: a yes or a no over the wall of cases, inside one municipality."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T19:52:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "room taken"

# For members alone. It says neither by whom nor for what: a door with a sign on it says as much.
TAKEN = """
grant select (tenant, id, room, starts_at, ends_at, cancelled_at) on consultation to crossing;
create function room_taken(which uuid, begins timestamptz, ends timestamptz) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from public.consultation s
    where s.tenant = public.current_tenant() and public.current_member() is not null and s.room = which
      and s.cancelled_at is null and s.starts_at < ends and s.ends_at > begins)
$$;
revoke all on function room_taken(uuid, timestamptz, timestamptz) from public;
grant execute on function room_taken(uuid, timestamptz, timestamptz) to app;
alter function room_taken(uuid, timestamptz, timestamptz) owner to crossing;
"""


async def forwards() -> MigrationManager:
    """Make the function; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(TAKEN)

    manager.add_raw(run)
    return manager
