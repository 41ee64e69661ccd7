"""A theme begins and ends with a period, and who reads is asked about every text whether it is their own (0041)."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T21:31:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "themes begin and end"

THEMES = """
alter table theme add column begins_on date;
set local role crossing;
create or replace function themes_here()
returns table (network uuid, code text, name text, parent text, explanation text, words text[], "position" integer,
               ended_on date)
language sql stable security definer set search_path = '' as $$
  select t.network, t.code, t.name, t.parent, t.explanation, t.words, t.position, t.ended_on
  from public.theme t join public.network_municipality n on n.network = t.network
  where n.municipality = public.current_tenant() and coalesce(t.begins_on <= public.current_day(), true)
  order by t.network, t.position, t.code
$$;
set local role owner;
"""

OWN = """
set local role crossing;
create or replace function own_contributions() returns table (contribution uuid)
language sql stable security definer set search_path = '' as $$
  select c.id from public.network_contribution c
  where c.network = public.current_network() and c.state in ('waiting', 'accepted')
    and exists (
      select from public.network_member r join public.member m on m.issuer = r.issuer and m.subject = r.subject
      where r.id = public.current_member() and r.network = public.current_network())
    and public.is_own_contribution(c.id)
$$;
set local role owner;
"""


async def forwards() -> MigrationManager:
    """Change it; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(THEMES + OWN)

    manager.add_raw(run)
    return manager
