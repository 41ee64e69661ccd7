"""What each test process has for itself: a copy of the migrated template, a Redis database, a clock."""

import asyncio
import tempfile
from collections.abc import MutableMapping
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg

DATABASES = ("DATABASE_URL", "MIGRATE_DATABASE_URL", "ADMIN_DATABASE_URL")

EMPTY = """
do $$ declare found record; begin
  set local session_replication_role = replica;
  for found in select tablename from pg_tables where schemaname = 'public' and tablename <> 'migration' loop
    execute format('delete from public.%I', found.tablename);
  end loop;
end $$
"""


def prepare(environment: MutableMapping[str, str]) -> None:
    """Make them, and point every address in the environment at them."""
    worker = environment.get("PYTEST_XDIST_WORKER", "main")
    name = f"{environment.get('TEST_PREFIX', 'test')}_{worker}"
    template = environment.get("TEMPLATE_DATABASE", "rondetafel_template")
    asyncio.run(_copy(environment["ADMIN_DATABASE_URL"], name, template))
    for key in DATABASES:
        environment[key] = _with_path(environment[key], f"/{name}")
    number = int(worker.removeprefix("gw")) + 1 if worker.startswith("gw") else 0
    environment["REDIS_URL"] = _with_path(environment["REDIS_URL"], f"/{number}")
    environment["CLOCK_FILE"] = str(Path(tempfile.mkdtemp(prefix="rondetafel-clock-")) / "clock")


def _with_path(url: str, path: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=path))


async def _copy(admin_url: str, name: str, template: str) -> None:
    connection = await asyncpg.connect(_with_path(admin_url, "/postgres"))
    try:
        await connection.execute(f'drop database if exists "{name}" with (force)')
        await connection.execute(f'create database "{name}" template "{template}"')
    finally:
        await connection.close()
