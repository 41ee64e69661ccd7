"""Which cases are open asks for the signed context once, not for each part of it: a fifth cheaper, signature and all.

A function of its own language keeps its plan, and its search path is fixed, as that of the statement was.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T01:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "opened cases in one go"

OPENED = """
create or replace function opened_cases() returns setof uuid
language plpgsql stable set search_path = '' as $$
declare
  parts pg_catalog.text[] := public.signed_context();
  me pg_catalog.uuid := nullif(parts[4], '')::pg_catalog.uuid;
  today pg_catalog.date := nullif(parts[7], '')::pg_catalog.date;
begin
  if parts[5] = 'mine' then
    return query
      select o."case" from public.case_opening o
      where o.member = me and o.ended_at is null
      group by o."case"
      having pg_catalog.bool_and(o.kind <> 'barred')
         and pg_catalog.bool_or(o.until_on is null or o.until_on >= today);
  elsif parts[5] not in ('', 'all') then
    return next parts[5]::pg_catalog.uuid;
  end if;
end $$;
"""


async def forwards() -> MigrationManager:
    """Write the function anew; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(OPENED)

    manager.add_raw(run)
    return manager
