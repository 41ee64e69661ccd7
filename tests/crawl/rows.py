"""What stands in the database: a fingerprint of every table, and a picture of all of them to go back to."""

from collections.abc import Iterable
from dataclasses import dataclass

import asyncpg

TABLES = "select tablename from pg_tables where schemaname = 'public' and tablename <> 'migration' order by 1"
GROWS_BY_READING = frozenset({"audit_line", "audit_head", "network_log_line", "network_log_head"})
GROWS_BY_REFUSING = GROWS_BY_READING | {
    "submission",
    "session",
    "guest_session",
    "sign_in_attempt",
    "throttle",
}
COUNTS_TRIES = frozenset({"access_code"})
SIGN_OF_LIFE = {
    "session": "last_seen_at, sitting, stays_until",
    "guest_session": "last_seen_at",
    "report_delivery": "opened_at",
}
PRINT = """
select '{0}', count(*), coalesce(sum(hashtextextended((to_jsonb(t) - '{{{1}}}'::text[])::text, 0)), 0)
from public."{0}" t
"""

Prints = dict[str, tuple[int, int]]


@dataclass
class Picture:
    """The rows of every table as they were, in a schema of its own."""

    admin: asyncpg.Connection
    taken: Prints

    async def restore(self, changed: Iterable[str] | None = None) -> None:
        """Everything as it was, or only these tables, where somebody looked already."""
        if changed is None:
            changed = differing(self.taken, await fingerprints(self.admin))
        async with self.admin.transaction():
            await self.admin.execute("set local session_replication_role = replica")
            for table in changed:
                await self.admin.execute(
                    f'delete from public."{table}"; insert into public."{table}" select * from picture."{table}"'
                )


async def picture(admin: asyncpg.Connection) -> Picture:
    """Take one; an earlier one is thrown away."""
    await admin.execute("drop schema if exists picture cascade; create schema picture")
    for row in await admin.fetch(TABLES):
        await admin.execute(f'create table picture."{row[0]}" as table public."{row[0]}"')
    return Picture(admin, await fingerprints(admin))


async def fingerprints(admin: asyncpg.Connection, *, without: frozenset[str] = frozenset()) -> Prints:
    """How many rows each table has, and one number for what is in them; a sign of life does not count."""
    tables = [row[0] for row in await admin.fetch(TABLES) if row[0] not in without]
    rows = await admin.fetch(
        " union all ".join(PRINT.format(table, SIGN_OF_LIFE.get(table, "")) for table in tables)
    )
    return {name: (count, int(total)) for name, count, total in rows}


def differing(before: Prints, after: Prints) -> list[str]:
    """The tables that changed."""
    return [table for table in after if before.get(table) != after[table]]
