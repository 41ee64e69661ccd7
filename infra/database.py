"""The database engine: Piccolo on asyncpg, with a transaction that never leaks its connection.

A query outside a transaction raises NoDoor: without a door there is no tenant, and a silent
empty answer would hide the bug. Who opens transactions is tenants/door.py, and nobody else.
"""

from types import TracebackType
from typing import Any, Self

import asyncpg
from piccolo.columns import UUID
from piccolo.columns.defaults.uuid import UUID7
from piccolo.engine.postgres import PostgresEngine, PostgresTransaction
from piccolo.querystring import QueryString

from infra import statements

statements.install()

ACQUIRE_SECONDS = 5


class NoDoor(RuntimeError):
    """A query was sent while no door was open."""


class Engine(PostgresEngine):
    """Piccolo's engine, refusing what would leave the open transaction."""

    def __init__(self, url: str) -> None:
        super().__init__(config={"dsn": url})

    async def check_version(self) -> None:
        """Start-up checks the database itself; importing a module connects to nothing."""

    async def prep_database(self) -> None:
        """No extensions: the embedded PostgreSQL has none."""

    async def _run_in_pool(self, query: str, args: Any = None) -> Any:
        raise NoDoor(query[:60])

    async def _run_in_new_connection(self, query: str, args: Any = None) -> Any:
        raise NoDoor(query[:60])

    @property
    def connection(self) -> Any:
        """The connection of the open transaction, for statements that are not about one Piccolo table."""
        transaction = self.current_transaction.get()
        if transaction is None:
            raise NoDoor("no transaction is open")
        return transaction.connection

    async def script(self, sql: str) -> None:
        """Run several statements in the open transaction; for migrations."""
        await self.connection.execute(sql)

    async def batch(self, *args: Any, **kwargs: Any) -> Any:
        raise NoDoor("batch() leaves the transaction")


class Transaction(PostgresTransaction):
    """One transaction that always gives its connection back, also when COMMIT fails.

    Piccolo's own leaks the connection then, and commits nothing without a word when an error of the
    database was caught inside (both reproduced with this version). Nesting is refused.
    """

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine, allow_nested=False)

    async def __aenter__(self) -> Self:
        pool = self.engine.pool
        if pool is None:
            raise NoDoor("the pool is not open")
        self.connection = await pool.acquire(timeout=ACQUIRE_SECONDS)
        try:
            self.transaction = self.connection.transaction()
            await self.transaction.start()
        except BaseException:
            await pool.release(self.connection)
            raise
        self.context = self.engine.current_transaction.set(self)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        try:
            if error is not None:
                await self._give_up()
            else:
                await self._finish()
        finally:
            self.engine.current_transaction.reset(self.context)
            if self.engine.pool is not None:
                await self.engine.pool.release(self.connection)
        return False

    async def _finish(self) -> None:
        """Check what was deferred, which also raises when an error inside was swallowed; then commit."""
        try:
            await self.connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        except BaseException:
            await self._give_up()
            raise
        await self.transaction.commit()

    async def _give_up(self) -> None:
        try:
            await self.transaction.rollback()
        except (
            asyncpg.InterfaceError,
            asyncpg.InternalClientError,
            asyncpg.PostgresConnectionError,
            OSError,
        ):
            return  # the line is gone: so is what was done on it


class DatabaseKey(UUID7):
    """PostgreSQL gives out the key itself: the insert says DEFAULT and reads back what came."""

    def python(self) -> QueryString:
        return QueryString("DEFAULT")


def key() -> UUID:
    """The `id` column of every table: a UUIDv7 that PostgreSQL itself gives out."""
    return UUID(primary_key=True, default=DatabaseKey())
