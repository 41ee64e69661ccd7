"""The context is signed: who is inside is believed only with a signature that the program alone can make.

The role `keeper` reads the keys and nothing else; `signed_context()` runs as keeper, so that the role `app` gets
the context and never the key. The five functions keep their names, so that no policy changes. The canary is a
row of a municipality that does not exist: a role that sees it without a context could look over the wall.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import isolate

ID = "2026-11-22T01:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "the context is signed"

KEYS = """
create table signing_key (
  id text primary key,
  inner_pad bytea not null check (length(inner_pad) = 64),
  outer_pad bytea not null check (length(outer_pad) = 64)
);
grant select on signing_key to keeper;
"""

# Text is compared, and not in constant time: who guesses byte by byte has at most five minutes for one context,
# since an end further away is refused as well, and a comparison of 64 bytes takes nanoseconds inside microseconds.
SIGNED = """
create function signed_context() returns text[]
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
  ends := parts[2]::pg_catalog.float8 - pg_catalog.date_part('epoch', pg_catalog.now());
  if ends not between 0 and 300 then
    raise insufficient_privilege using message = 'the context is signed for another time';
  end if;
  return parts;
end $$;
revoke all on function signed_context() from public;
grant create on schema public to keeper;
alter function signed_context() owner to keeper;
revoke create on schema public from keeper;
set local role keeper;
grant execute on function signed_context() to owner, app, crossing;
set local role owner;
"""

CONTEXT = """
create or replace function current_tenant() returns uuid language sql stable parallel safe
  return nullif((signed_context())[3], '')::uuid;
create or replace function current_member() returns uuid language sql stable parallel safe
  return nullif((signed_context())[4], '')::uuid;
create or replace function case_scope() returns text language sql stable parallel safe
  return coalesce((signed_context())[5], '');
create or replace function current_network() returns uuid language sql stable parallel safe
  return nullif((signed_context())[6], '')::uuid;
create or replace function current_day() returns date language sql stable parallel safe
  return nullif((signed_context())[7], '')::date;
"""

CANARY = """
create table canary (
  tenant uuid not null default current_tenant(),
  id uuid not null default uuidv7(),
  primary key (tenant, id)
);
insert into canary (tenant) values ('00000000-0000-0000-0000-00000ca9a417');
"""
READ_ONLY = "revoke insert, update, delete on canary from app;\n"


async def forwards() -> MigrationManager:
    """Make the keys' table, the functions and the canary; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="tenants", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(KEYS + SIGNED + CONTEXT + CANARY + isolate("canary") + READ_ONLY)

    manager.add_raw(run)
    return manager
