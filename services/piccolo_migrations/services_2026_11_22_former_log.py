"""What was noted under an old name stands behind the wall of the case as well."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T02:06:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "the wall of the former audit"

FORMER_AUDIT = """
grant select (until_on) on case_opening to crossing;
set local role crossing;
drop function former_audit(uuid);
set local role owner;
create function former_audit(about uuid)
returns table (municipality text, number bigint, at timestamptz, actor_kind text, actor uuid, roles text,
               action text, subject uuid, reason text)
language sql stable security definer set search_path = '' as $$
  select m.name, l.number, l.at, l.actor_kind, l.actor, l.roles, l.action, l.subject, l.reason
  from public.municipality m join public.audit_line l on l.tenant = m.id
  where m.merged_into = public.current_tenant() and l."case" = about
    and (public.case_scope() in ('all', about::text) or (
      exists (select from public.case_opening o
        where o.tenant = public.current_tenant() and o."case" = about and o.member = public.current_member()
          and o.ended_at is null and (o.until_on is null or o.until_on >= public.current_day()))
      and not exists (select from public.case_opening b
        where b.tenant = public.current_tenant() and b."case" = about and b.member = public.current_member()
          and b.ended_at is null and b.kind = 'barred')))
  order by l.at desc, l.number desc
$$;
revoke all on function former_audit(uuid) from public;
grant execute on function former_audit(uuid) to app;
alter function former_audit(uuid) owner to crossing;
"""


async def forwards() -> MigrationManager:
    """Change it; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(FORMER_AUDIT)

    manager.add_raw(run)
    return manager
