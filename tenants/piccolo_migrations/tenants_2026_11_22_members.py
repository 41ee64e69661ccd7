"""Members who are blocked are out at the next request; since when somebody works here, and when they last came."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T01:20:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "members: blocked, joined, signed in"

COLUMNS = """
alter table member
  add blocked_at timestamptz,
  add blocked_by uuid,
  add blocked_reason text not null default '',
  add joined_at timestamptz,
  add signed_in_at timestamptz,
  add version integer not null default 1,
  add check ((blocked_at is null) = (blocked_by is null)),
  add check (blocked_at is null or blocked_reason <> '');
alter table network_member
  add email text not null default '',
  add blocked_at timestamptz,
  add blocked_by uuid,
  add blocked_reason text not null default '',
  add joined_at timestamptz,
  add signed_in_at timestamptz,
  add version integer not null default 1,
  add check ((blocked_at is null) = (blocked_by is null)),
  add check (blocked_at is null or blocked_reason <> '');
grant select (blocked_at) on member, network_member to crossing;
"""

CROSSINGS = """
set local role crossing;
create or replace function memberships_of(of_issuer text, of_subject text)
returns table (tenant uuid, slug text, municipality text, vocabulary text, member uuid, name text, roles text[])
language sql stable security definer set search_path = '' as $$
  select m.tenant, g.slug, g.name, coalesce(p.vocabulary, 'limburg'), m.id, m.name, m.roles
  from public.member m
  join public.municipality g on g.id = m.tenant
  left join public.policy p on p.tenant = m.tenant
  where m.issuer = of_issuer and m.subject = of_subject
    and m.left_at is null and m.blocked_at is null and g.valid_to is null
  order by g.name
$$;
create or replace function networks_of(of_issuer text, of_subject text)
returns table (network uuid, name text, roles text[]) language sql stable security definer set search_path = '' as $$
  select n.id, n.name, m.roles from public.network_member m join public.network n on n.id = m.network
  where m.issuer = of_issuer and m.subject = of_subject and m.left_at is null and m.blocked_at is null
  order by n.name
$$;
set local role owner;
"""


async def forwards() -> MigrationManager:
    """Change the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="tenants", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(COLUMNS + CROSSINGS)

    manager.add_raw(run)
    return manager
