"""What is done or moved is counted where it stands, also when nobody told it by a link."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from services.piccolo_migrations.services_2026_11_22_figures import COUNTED

ID = "2026-11-22T20:13:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "figures of agreements"

GRANTS = """
grant select (tenant, id, "case", owner, done_at) on agreement to crossing;
grant select (tenant, "case", agreement, moved_at) on agreement_move to crossing;
"""
TOLD = """
    select f.noted_at, f.kind, '' from public.follow_up f
    join public.agreement a on a.tenant = f.tenant and a.id = f.agreement
    join public.circle_member o on o.tenant = a.tenant and o.id = a.owner and o.kind <> 'client'
    where f.tenant = public.current_tenant() and f.kind in ('done', 'moved')
      and f.noted_at >= since and f.noted_at < until and (only_of is null or f."case" = only_of)
"""
STANDS = """
    select f.at, f.kind, '' from (
      select a.tenant, a."case", a.owner, a.done_at as at, 'done' as kind from public.agreement a
      where a.tenant = public.current_tenant() and a.done_at >= since and a.done_at < until
      union all
      select a.tenant, a."case", a.owner, v.moved_at, 'moved' from public.agreement_move v
      join public.agreement a on a.tenant = v.tenant and a.id = v.agreement
      where v.tenant = public.current_tenant() and v.moved_at >= since and v.moved_at < until) f
    join public.circle_member o on o.tenant = f.tenant and o.id = f.owner and o.kind <> 'client'
    where only_of is null or f."case" = only_of
"""
FUNCTION = "create function figures_counted" + COUNTED.partition("create function figures_counted")[2]


async def forwards() -> MigrationManager:
    """Say it anew; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)
    again = FUNCTION.replace("create function", "create or replace function").replace(TOLD, STANDS)

    async def run() -> None:
        await DB.script(f"{GRANTS}set local role crossing;\n{again}set local role owner;\n")

    manager.add_raw(run)
    return manager
