"""A context may also be said late in a long transaction (a merger of municipalities takes minutes).

That it has not ended is asked of the beginning of the transaction, so that one that runs goes on; that it does not
end too far away, of this moment, so that one that began long ago may still say who is inside.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T01:02:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "a context said late"

LATE = """
grant create on schema public to keeper;
set local role keeper;
create or replace function signed_context() returns text[]
language plpgsql stable parallel safe security definer set search_path = '' as $$
declare
  said pg_catalog.text := pg_catalog.current_setting('app.context', true);
  parts pg_catalog.text[];
  key public.signing_key;
  ends pg_catalog.float8;
begin
  if said is null or said = '' then
    return null;
  end if;
  parts := pg_catalog.string_to_array(said, '|');
  select * into key from public.signing_key where id = parts[1];
  if (pg_catalog.encode(pg_catalog.sha256(key.outer_pad || pg_catalog.sha256(
        key.inner_pad || pg_catalog.convert_to(said, 'UTF8'))), 'hex')
      = pg_catalog.current_setting('app.signature', true)) is not true then
    raise insufficient_privilege using message = 'the context is not signed';
  end if;
  ends := parts[2]::pg_catalog.float8;
  if ends < pg_catalog.date_part('epoch', pg_catalog.now())
     or ends > pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()) + 300 then
    raise insufficient_privilege using message = 'the context is signed for another time';
  end if;
  return parts;
end $$;
set local role owner;
revoke create on schema public from keeper;
"""


async def forwards() -> MigrationManager:
    """Write the function anew; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="tenants", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(LATE)

    manager.add_raw(run)
    return manager
