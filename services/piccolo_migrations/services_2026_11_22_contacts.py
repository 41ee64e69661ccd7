"""Contacts: professionals a municipality works with, and those that its networks share with it (decision 0022)."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import tenant_table

ID = "2026-11-22T12:01:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "contacts"

TABLE = (
    tenant_table(
        "contact",
        """
  organisation text not null check (organisation <> ''),
  function text not null,
  name text not null,
  sector text not null,
  phone text not null,
  email text not null,
  shared_at timestamptz,
  added_at timestamptz not null,
  added_by uuid not null,
  version integer not null
""",
    )
    + "create index on contact (tenant) where shared_at is not null;\n"
)

# A few that fit, never a list of all: three letters at least, ten rows at most, words and no patterns.
SHARED = """
grant select (tenant, id, organisation, function, name, sector, phone, email, shared_at) on contact to crossing;
create function shared_contacts(sought text, one uuid)
returns table (contact uuid, organisation text, function text, name text, sector text, phone text, email text,
               municipality text)
language sql stable security definer set search_path = '' as $$
  select c.id, c.organisation, c.function, c.name, c.sector, c.phone, c.email, g.name
  from public.contact c
  join public.municipality g on g.id = c.tenant and g.valid_to is null
  where c.tenant <> public.current_tenant() and c.shared_at is not null
    and exists (select from public.member m where m.tenant = public.current_tenant()
      and m.id = public.current_member() and m.left_at is null and m.blocked_at is null)
    and exists (select from public.network_municipality theirs
      join public.network_municipality ours on ours.network = theirs.network
      where theirs.municipality = c.tenant and ours.municipality = public.current_tenant())
    and case when one is not null then c.id = one
      else pg_catalog.length(pg_catalog.btrim(sought)) >= 3 and not exists (
        select from pg_catalog.regexp_split_to_table(pg_catalog.lower(pg_catalog.btrim(sought)), '\\s+') as word
        where pg_catalog.strpos(pg_catalog.lower(c.organisation || ' ' || c.function || ' ' || c.name), word) = 0)
      end
  order by pg_catalog.lower(c.name), pg_catalog.lower(c.organisation), c.id
  limit 10
$$;
revoke all on function shared_contacts(text, uuid) from public;
grant execute on function shared_contacts(text, uuid) to app;
alter function shared_contacts(text, uuid) owner to crossing;
"""


async def forwards() -> MigrationManager:
    """Make it; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(TABLE + SHARED)

    manager.add_raw(run)
    return manager
