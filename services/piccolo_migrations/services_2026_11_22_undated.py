"""A sitting whose date is still being looked for; and the rooms of a municipality, each with its mailbox."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, reference, tenant_table

ID = "2026-11-22T09:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "undated"

ROOM = tenant_table(
    "room",
    """
  name text not null check (name <> ''),
  mailbox text not null,
  ended_at timestamptz
""",
)
UNDATED = f"""
alter table consultation
  alter starts_at drop not null,
  alter ends_at drop not null,
  add check ((starts_at is null) = (ends_at is null)),
  add check (starts_at is not null or (began_at is null and held_at is null)),
  add room uuid,
  add {reference("room", "room")};
"""
# A room stays with its municipality when a case moves.
BODY = "select pg_get_functiondef(p.oid) from pg_proc p where p.proname = 'carry_case'"
BEFORE = "  perform public.stop_mails(offer, moment);"
LEFT = '  update public.consultation s set room = null where s.tenant = home and s."case" = offer."case";'


async def forwards() -> MigrationManager:
    """Change the table and the function; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(ROOM + UNDATED + CARRIED)
        body = str(await DB.connection.fetchval(BODY))
        if body.count(BEFORE) != 1:
            raise RuntimeError("carry_case is not as it was")
        await DB.script(f"set local role owner; {body.replace(BEFORE, LEFT + BEFORE)}; set local role owner;")

    manager.add_raw(run)
    return manager
