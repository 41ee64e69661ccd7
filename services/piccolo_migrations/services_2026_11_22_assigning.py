"""Who gives a request to whom: PostgreSQL itself asks, as it does for the openings of a case. Decision 0021.

A chair of the pool hands back what was given to them, and gives nothing to anybody, least of all to themselves.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T18:30:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "assigning"

# Cascades run as the owner, moves of a case as the role of the crossings.
GIVEN = """
create function assignment_given() returns trigger language plpgsql set search_path = '' as $$
begin
  if current_user in ('crossing', 'owner', 'migrate')
     or (select r.rolsuper from pg_catalog.pg_roles r where r.rolname = current_user)
     or public.handles_referrals() then
    return coalesce(new, old);
  end if;
  if tg_op = 'UPDATE' and old.member = public.current_member() and old.ended_at is null
     and new.ended_at is not null
     and (old.id, old.tenant, old.referral, old.member, old.assigned_at, old.assigned_by)
       is not distinct from (new.id, new.tenant, new.referral, new.member, new.assigned_at, new.assigned_by) then
    return new;
  end if;
  raise exception 'this request is not theirs to give' using errcode = 'insufficient_privilege';
end $$;
create trigger assignment_given before insert or update or delete on referral_assignment
  for each row execute function assignment_given();
"""


async def forwards() -> MigrationManager:
    """Make the trigger; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(GIVEN)

    manager.add_raw(run)
    return manager
