"""What a network need not keep goes by itself: names to call, words that were sent back, keys of past years (0047)."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T22:40:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "networks keep no more than they need"

# Nobody but the crossing can change a text, so only the sweep empties one that was refused.
WORDS = """
alter table network_contribution drop constraint network_contribution_check;
alter table network_contribution add constraint network_contribution_check
  check (text <> '' or state in ('withdrawn', 'refused')), add check (text = '' or state <> 'withdrawn');
drop trigger contribution_read on network_contribution;
set local role crossing;
grant execute on function contribution_read() to owner;
set local role owner;
create trigger contribution_read before update on network_contribution for each row
  when (not (old.state = 'refused' and new.state = 'refused' and old.text <> '' and new.text = ''))
  execute function contribution_read();
set local role crossing;
revoke execute on function contribution_read() from owner;
set local role owner;
grant delete on network_key, network_work to crossing;
"""

# Tokens of a year are made in that year alone: after it its key only serves to find out who is who.
SWEEP = """
create function network_sweep() returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  today pg_catalog.date := public.current_day();
begin
  delete from public.contribution_contact c using public.network_contribution n
  where c.network = public.current_network() and n.id = c.contribution
    and (n.quarter < today - interval '2 years' or n.state = 'refused');
  update public.network_contribution n set text = ''
  where n.network = public.current_network() and n.state = 'refused' and n.text <> ''
    and n.read_at < today - interval '92 days';
  delete from public.network_key k
  where k.network = public.current_network() and k.year < pg_catalog.date_part('year', today - interval '31 days');
  delete from public.network_work w
  where w.network = public.current_network() and w.done_at < today - interval '184 days';
end $$;
revoke all on function network_sweep() from public;
grant execute on function network_sweep() to app;
alter function network_sweep() owner to crossing;
"""


async def forwards() -> MigrationManager:
    """Change it; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(WORDS + SWEEP)

    manager.add_raw(run)
    return manager
