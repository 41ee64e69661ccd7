"""What a merger leaves behind: which member somebody is now, and the log that stays under the old name.

The merger itself has no function and no standing rights: see tenants/merging/ and decision 0016.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import reference, tenant_table

ID = "2026-11-22T01:40:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "merging"

FORMER_MEMBER = tenant_table("former_member", f"member uuid not null, {reference('member', 'member')}")

FORMER_AUDIT = """
grant select (tenant, id, number, at, actor_kind, actor, roles, action, subject, "case", reason)
  on audit_line to crossing;
create function former_audit(about uuid)
returns table (municipality text, number bigint, at timestamptz, actor_kind text, actor uuid, roles text,
               action text, subject uuid, reason text)
language sql stable security definer set search_path = '' as $$
  select m.name, l.number, l.at, l.actor_kind, l.actor, l.roles, l.action, l.subject, l.reason
  from public.municipality m join public.audit_line l on l.tenant = m.id
  where m.merged_into = public.current_tenant() and l."case" = about
  order by l.at desc, l.number desc
$$;
revoke all on function former_audit(uuid) from public;
grant execute on function former_audit(uuid) to app;
alter function former_audit(uuid) owner to crossing;
"""


async def forwards() -> MigrationManager:
    """Make them; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="tenants", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(FORMER_MEMBER + FORMER_AUDIT)

    manager.add_raw(run)
    return manager
