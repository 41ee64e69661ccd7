"""What a count begins with stays, no floor is lower than ours, one version of a period is for everybody (0042).

Also while it is being made: whoever could change its floors or moment then would read the small numbers afterwards.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T22:31:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "begun counts"

BEGUN = """
create function publication_begun() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.cutoff_at is not null and
     (new.id, new.network, new.period, new.begins_on, new.ends_on, new.version, new.cutoff_at, new.policy)
     is distinct from
     (old.id, old.network, old.period, old.begins_on, old.ends_on, old.version, old.cutoff_at, old.policy) then
    raise check_violation using message = 'what a count began with stays';
  end if;
  return new;
end $$;
create trigger publication_begun before update on publication for each row execute function publication_begun();
alter table publication
  add check (coalesce((policy ->> 'least_clients')::integer, 5) >= 5),
  add check (coalesce((policy ->> 'least_municipalities')::integer, 3) >= 3);
create unique index publication_for_everybody on publication (network, begins_on, ends_on)
  where state = 'published';
"""


async def forwards() -> MigrationManager:
    """Write them; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(BEGUN)

    manager.add_raw(run)
    return manager
