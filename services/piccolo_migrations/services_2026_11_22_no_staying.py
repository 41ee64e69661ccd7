"""Who stands in for a day names no chair and bars nobody, and nobody stays by asking themselves to chair.

PostgreSQL looks as services/cases/rules.py does: named by the coordinator, or for longer than today. Decision 0015.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T03:01:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "no staying"

BEFORE = """
  if tg_op = 'INSERT' and new.kind in ('chair', 'barred') and exists (
    select from public.case_opening o where o.tenant = new.tenant and o."case" = new."case" and o.member = me
      and o.kind = 'replacement' and o.ended_at is null and o.until_on >= public.current_day()) then
""".strip("\n")
AFTER = """
  if tg_op = 'INSERT' and (new.kind = 'barred' or (new.kind = 'chair' and new.member <> me)) and exists (
    select from public.case_opening o where o.tenant = new.tenant and o."case" = new."case" and o.member = me
      and o.kind = 'replacement' and o.ended_at is null and (o.until_on > public.current_day()
        or (o.until_on = public.current_day() and o.opened_by = led))) then
""".strip("\n")
BODY = "select pg_get_functiondef(p.oid) from pg_proc p where p.proname = 'opening_granted'"


async def forwards() -> MigrationManager:
    """Change the function where it stands; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        body = str(await DB.connection.fetchval(BODY))
        if body.count(BEFORE) != 1:
            raise RuntimeError("opening_granted is not as it was")
        await DB.script(f"set local role crossing; {body.replace(BEFORE, AFTER)}; set local role owner;")

    manager.add_raw(run)
    return manager
