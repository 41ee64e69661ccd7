"""What each test process has for itself: a copy of the migrated template, a Redis database, a clock."""

import asyncio
import tempfile
from collections.abc import MutableMapping
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from infra.context import keep_keys

DATABASES = ("DATABASE_URL", "MIGRATE_DATABASE_URL", "ADMIN_DATABASE_URL")

EMPTY = """
do $$ declare found record; begin
  set local session_replication_role = replica;
  for found in select tablename from pg_tables
    where schemaname = 'public' and tablename not in ('migration', 'signing_key', 'canary') loop
    execute format('delete from public.%I', found.tablename);
  end loop;
end $$
"""


def prepare(environment: MutableMapping[str, str]) -> None:
    """Make them, and point every address in the environment at them; the keys are those of the environment."""
    worker = environment.get("PYTEST_XDIST_WORKER", "main")
    name = f"{environment.get('TEST_PREFIX', 'test')}_{worker}"
    template = environment.get("TEMPLATE_DATABASE", "rondetafel_template")
    admin_url = environment["ADMIN_DATABASE_URL"]
    asyncio.run(_copy(admin_url, name, template))
    asyncio.run(_keep_keys(_with_path(admin_url, f"/{name}")))
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
        await connection.execute(
            f'revoke all on database "{name}" from public'
        )  # a copy forgets who may what
        await connection.execute(f'grant connect on database "{name}" to migrate, app, backup')
    finally:
        await connection.close()


async def _keep_keys(admin_url: str) -> None:
    connection = await asyncpg.connect(admin_url)
    try:
        await keep_keys(connection)
    finally:
        await connection.close()
