"""What was chosen is kept in words, and the rule about it stands in the service: no check compares two columns."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T20:14:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "sentences apart"

APART = """
do $$
declare
  found record;
begin
  for found in select conrelid::regclass as name, conname from pg_constraint where contype = 'c'
    and (conrelid = 'sufficiency_answer'::regclass and pg_get_constraintdef(oid) like '%sentence%'
      or conrelid = 'sufficiency_talk'::regclass and pg_get_constraintdef(oid) like '%pulls%')
  loop
    execute format('alter table %s drop constraint %I', found.name, found.conname);
  end loop;
end $$;
"""


async def forwards() -> MigrationManager:
    """Drop them; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(APART)

    manager.add_raw(run)
    return manager
