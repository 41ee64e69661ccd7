"""A name is on the public list only while its owner ticked it, however it was typed (0040)."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T22:32:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "names on the list"

BODY = "select pg_get_functiondef(p.oid) from pg_proc p where p.proname = 'coordinator_directory'"
BEFORE = "pg_catalog.lower(m.name) = pg_catalog.lower(p.coordinator_name)"
AFTER = "public.is_named_in(m.name, p.coordinator_name)"
NAMED = """
create function is_named_in(person text, told text) returns boolean language sql immutable set search_path = ''
return person <> '' and pg_catalog.strpos(
  pg_catalog.lower(pg_catalog.regexp_replace(told, '\\s+', ' ', 'g')),
  pg_catalog.lower(pg_catalog.regexp_replace(pg_catalog.btrim(person), '\\s+', ' ', 'g'))) > 0;
"""


async def forwards() -> MigrationManager:
    """Change the function where it stands; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="tenants", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(NAMED)
        body = str(await DB.connection.fetchval(BODY))
        if body.count(BEFORE) != 1:
            raise RuntimeError("coordinator_directory is not as it was")
        await DB.script(f"set local role crossing; {body.replace(BEFORE, AFTER)}; set local role owner;")

    manager.add_raw(run)
    return manager
