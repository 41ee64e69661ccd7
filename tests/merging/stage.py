"""A merger as an operator does it: the command as a process of its own, and everything before and after compared."""

import asyncio
import sys
from collections.abc import Mapping
from dataclasses import dataclass

import asyncpg

ROWS = """
select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from public."{}" t
"""
RIGHTS = """
select md5(string_agg(told, '|' order by told)) from (
  select c.relname || ' ' || coalesce(c.relacl::text, '') || ' ' || c.relforcerowsecurity as told from pg_class c
  where c.relnamespace = 'public'::regnamespace
  union all
  select c.relname || '.' || a.attname || ' ' || a.attacl::text from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'public'::regnamespace and cardinality(a.attacl) > 0) as rights
"""


@dataclass(frozen=True)
class Said:
    """How the command ended, and what it said."""

    code: int
    out: str
    err: str


async def start(*arguments: str) -> asyncio.subprocess.Process:
    """The command, begun."""
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tenants.merging", *arguments, stdout=pipe, stderr=pipe
    )


async def merge(*arguments: str) -> Said:
    """The command, from its beginning to its end."""
    process = await start(*arguments)
    out, err = await process.communicate()
    return Said(process.returncode or 0, out.decode(), err.decode())


async def everything(admin: asyncpg.Connection) -> Mapping[str, str]:
    """A fingerprint of every table, and of who may do what with them."""
    names = await admin.fetch("select tablename from pg_tables where schemaname = 'public'")
    found = {row[0]: await admin.fetchval(ROWS.format(row[0])) for row in names}
    return {**found, "rights": await admin.fetchval(RIGHTS)}
