"""Records real pages in this process: the statements with their arguments, the template with its values."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import asyncpg
import httpx
from jinja2 import Environment
from litestar import Litestar

from infra.piccolo_conf import DB
from infra.settings import settings
from tests.bench.visitors import Visit
from web.shared import pages

BASE = "https://rondetafel.example"
OPENS, CLOSES = "BEGIN", "COMMIT"


@dataclass(frozen=True)
class Statement:
    """What was asked of PostgreSQL, and how long the answer took."""

    sql: str
    values: tuple[Any, ...]
    seconds: float

    @property
    def is_query(self) -> bool:
        """Whether it returns rows rather than only its tag."""
        return self.sql.lstrip()[:6].lower() in {"select", "insert", "update"}


@dataclass
class Recording:
    """One page: each inner list is one transaction, without its BEGIN and COMMIT."""

    transactions: list[list[Statement]] = field(default_factory=list)
    template: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    html: str = ""
    status: int = 0

    @property
    def queries(self) -> int:
        return sum(len(statements) for statements in self.transactions)

    @property
    def listed(self) -> list[str]:
        """Every statement on one line."""
        return [" ".join(one.sql.split()) for statements in self.transactions for one in statements]


class Recorder:
    """Listens to the connection and to the templates while pages are asked for, one after the other."""

    def __init__(self, app: Litestar) -> None:
        asgi: Any = app
        self.transport = httpx.ASGITransport(app=asgi)
        self.heard: list[Statement] = []
        self.rendered: tuple[str, dict[str, Any]] = ("", {})

    async def listen(self, connection: asyncpg.pool.PoolConnectionProxy) -> None:
        """For the pool: called each time a connection is handed out."""
        connection.add_query_logger(self.hear)

    def hear(self, one: Any) -> None:
        self.heard.append(Statement(one.query, one.args, one.elapsed))

    async def record(self, visit: Visit) -> Recording:
        """Ask for the page twice and keep the second time: the first fills caches."""
        for _ in range(2):
            await asyncio.sleep(0)
            self.heard.clear()
            headers = {"cookie": visit.cookie, "sec-fetch-site": "same-origin"}
            async with httpx.AsyncClient(transport=self.transport, base_url=BASE, headers=headers) as client:
                answer = await client.get(visit.path)
        template, values = self.rendered
        return Recording(_transactions(self.heard), template, values, answer.text, answer.status_code)


@asynccontextmanager
async def recorder(app: Litestar) -> AsyncIterator[Recorder]:
    """A recorder on a connection of its own, in place of the pool of this process."""
    found = Recorder(app)
    shown: Any = pages
    environment = shown.environment
    shown.environment = lambda: _Listening(environment(), found)
    try:
        async with one_connection(setup=found.listen):
            yield found
    finally:
        shown.environment = environment


@asynccontextmanager
async def one_connection(**options: Any) -> AsyncIterator[None]:
    """A pool of one connection instead of the pool that there is, for a while."""
    kept = DB.pool
    pool = await asyncpg.create_pool(settings().database_url, min_size=1, max_size=1, **options)
    DB.pool = pool
    try:
        yield
    finally:
        DB.pool = kept
        await pool.close()


class _Listening:
    """The environment, noting which template is rendered with what."""

    def __init__(self, environment: Environment, recorder: Recorder) -> None:
        self.environment, self.recorder, self.name = environment, recorder, ""

    def get_template(self, name: str) -> "_Listening":
        self.name = name
        return self

    def render(self, **values: Any) -> str:
        self.recorder.rendered = (self.name, values)
        return self.environment.get_template(self.name).render(**values)


def _transactions(heard: list[Statement]) -> list[list[Statement]]:
    found: list[list[Statement]] = []
    is_open = False
    for one in heard:
        if one.sql.startswith(OPENS):
            found.append([])
        elif is_open and not one.sql.startswith(CLOSES):
            found[-1].append(one)
        is_open = one.sql.startswith(OPENS) or (is_open and not one.sql.startswith(CLOSES))
    return found
