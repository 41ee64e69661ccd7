"""What somebody of the crowd does: most of it ordinary, some of it going wrong in every way that we know."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from random import Random
from uuid import uuid4

import asyncpg
import httpx

from infra import clock
from infra.piccolo_conf import DB
from services.cases.queries import cases, circle
from services.consultations.queries import agenda, participants
from services.plans.goals import note_goal
from services.plans.queries import goals
from tenants import door
from tests.attack.crowd import Crowd, Home
from tests.conftest import SAME_ORIGIN
from web.entrance import SESSION_COOKIE as COOKIE
from web.signin.csrf import token_for

PAGES = (
    "/vandaag",
    "/situaties",
    "/situaties/{}",
    "/situaties/{}/kring",
    "/situaties/{}/plan",
    "/knelpunten",
)


class OurFault(Exception):
    """An error in the middle of a page."""


@dataclass
class Visitor:
    """Somebody who works in a municipality of the crowd, with a superuser who watches and kills."""

    crowd: Crowd
    http: httpx.AsyncClient
    admin: asyncpg.Connection
    lock: asyncio.Lock
    chance: Random

    async def visit(self, home: Home) -> None:
        """One visit; what was to be expected is noted, anything else is an error of the test."""
        name, does = self.chance.choices(list(VISITS.items()), [WEIGHTS.get(name, 1) for name in VISITS])[0]
        try:
            await does(self, home)
        except EXPECTED.get(name, ()):
            pass
        self.crowd.note(name)

    async def ask(self, home: Home, method: str, path: str, **fields: str) -> httpx.Response:
        """A page, by this coordinator's session."""
        cookie = home.place.slug
        data = {"_csrf": token_for(cookie), **fields} if method == "POST" else None
        headers = {**SAME_ORIGIN, "cookie": f"{COOKIE}={cookie}"}
        got = await self.http.request(method, path, data=data, headers=headers)
        self.crowd.look_at_page(home, got.text)
        return got

    async def open_page(self, home: Home) -> None:
        path = self.chance.choice(PAGES).format(self.chance.choice(home.cases))
        assert (await self.ask(home, "GET", path)).status_code == 200

    async def open_page_of_another(self, home: Home) -> None:
        other = self.chance.choice([one for one in self.crowd.homes if one is not home])
        for path in (f"/situaties/{other.cases[0]}", f"/overleggen/{other.sittings[0]}"):
            assert (await self.ask(home, "GET", path)).status_code == 404

    async def write_page(self, home: Home) -> None:
        words = {"sentence": f"Ik wil in {home.place.slug} blijven."}
        path = f"/situaties/{self.chance.choice(home.cases)}/plan/doelen"
        assert (await self.ask(home, "POST", path, **words)).status_code in {303, 422}

    async def leave_in_the_middle(self, home: Home) -> None:
        task = asyncio.create_task(self.open_page(home))
        await asyncio.sleep(self.chance.random() * 0.03)
        task.cancel()
        await task

    async def read_rows(self, home: Home) -> None:
        async with door.enter(self.chance.choice((home.coordinator, home.job))):
            for table in self.chance.sample(list(self.crowd.tables), 6):
                self.crowd.look(home, await DB.connection.fetch(f'select tenant from "{table}" limit 50'))

    async def read_by_queries(self, home: Home) -> None:
        case, sitting = self.chance.choice(home.cases), self.chance.choice(home.sittings)
        async with door.enter(home.coordinator) as access:
            found = [one.name for one in await cases(access)]
            found += [one.last_name for one in await circle(access, case)]
            found += [one.title for one in await agenda(access, sitting)]
            found += [one.circle_member.last_name for one in await participants(access, sitting)]
            found += [one.sentence for one in await goals(access, case)]
        assert found
        self.crowd.look_at_page(home, " ".join(found))

    async def write_row(self, home: Home) -> None:
        async with door.enter(home.coordinator) as access:
            goal = f"Ik wil in {home.place.slug} blijven."
            await note_goal(access, home.cases[0], goal, consultation=None, now=clock.now())

    async def forget_the_tenant(self, home: Home) -> None:
        async with door.lobby():
            for table in self.crowd.tables:
                self.crowd.look(None, await DB.connection.fetch(f'select tenant from "{table}" limit 5'))

    async def fail_in_the_middle(self, home: Home) -> None:
        async with door.enter(home.coordinator):
            await self._read_some(home)
            raise OurFault

    async def ask_nonsense(self, home: Home) -> None:
        async with door.enter(home.coordinator):
            await self._read_some(home)
            await DB.connection.execute("select 1 / 0")

    async def swallow_an_error(self, home: Home) -> None:
        async with door.enter(home.coordinator):
            try:
                await DB.connection.execute("select 1 / 0")
            except asyncpg.DivisionByZeroError:
                self.crowd.note("errors that were swallowed")

    async def take_too_long(self, home: Home) -> None:
        async with door.enter(home.coordinator):
            await self._read_some(home)
            await DB.connection.execute("set local statement_timeout = 10")
            await DB.connection.execute("select pg_sleep(5)")

    async def cancel_in_the_middle(self, home: Home) -> None:
        task = asyncio.create_task(self._read_slowly(home))
        await asyncio.sleep(self.chance.random() * 0.05)
        task.cancel()
        await task

    async def fail_at_commit(self, home: Home) -> None:
        async with door.enter(home.job):
            await self._read_some(home)
            await DB.connection.execute("set constraints all deferred")
            await DB.connection.execute(
                "update participant set circle_member = $1 where id = (select id from participant limit 1)",
                uuid4(),
            )

    async def lose_the_backend(self, home: Home) -> None:
        async with door.enter(home.coordinator):
            await self._read_some(home)
            await self._kill()
            await self._read_some(home)

    async def lose_the_backend_at_commit(self, home: Home) -> None:
        async with door.enter(home.coordinator):
            await self._read_some(home)
            await self._kill()

    async def _read_some(self, home: Home) -> None:
        self.crowd.look(home, await DB.connection.fetch("select tenant from circle_member"))

    async def _read_slowly(self, home: Home) -> None:
        async with door.enter(home.coordinator):
            await self._read_some(home)
            await DB.connection.execute("select pg_sleep(0.03)")
            await self._read_some(home)

    async def _kill(self) -> None:
        pid = await DB.connection.fetchval("select pg_backend_pid()")
        async with self.lock:
            await self.admin.execute("select pg_terminate_backend($1, 2000)", pid)


Visit = Callable[[Visitor, Home], Awaitable[None]]
VISITS: Mapping[str, Visit] = {
    "pages": Visitor.open_page,
    "pages of another municipality": Visitor.open_page_of_another,
    "pages that write": Visitor.write_page,
    "visitors who left in the middle": Visitor.leave_in_the_middle,
    "tables read": Visitor.read_rows,
    "queries": Visitor.read_by_queries,
    "writes": Visitor.write_row,
    "forgotten municipalities": Visitor.forget_the_tenant,
    "errors of ours": Visitor.fail_in_the_middle,
    "errors of SQL": Visitor.ask_nonsense,
    "swallowed errors": Visitor.swallow_an_error,
    "statements that took too long": Visitor.take_too_long,
    "cancellations": Visitor.cancel_in_the_middle,
    "failed commits": Visitor.fail_at_commit,
    "killed backends": Visitor.lose_the_backend,
    "backends killed before commit": Visitor.lose_the_backend_at_commit,
}
WEIGHTS: Mapping[str, int] = {"pages": 8, "tables read": 8, "queries": 6, "pages that write": 3, "writes": 3}
GONE = (
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.AdminShutdownError,
    OSError,
)
EXPECTED: Mapping[str, tuple[type[BaseException], ...]] = {
    "visitors who left in the middle": (asyncio.CancelledError,),
    "errors of ours": (OurFault,),
    "errors of SQL": (asyncpg.DivisionByZeroError,),
    "swallowed errors": (asyncpg.InFailedSQLTransactionError,),
    "statements that took too long": (asyncpg.QueryCanceledError,),
    "cancellations": (asyncio.CancelledError,),
    "failed commits": (asyncpg.ForeignKeyViolationError,),
    "killed backends": GONE,
    "backends killed before commit": GONE,
}
