"""Whatever starts refuses a database in which it could look over the wall, or that does not believe it."""

import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest

from infra import context
from infra.context import keep_keys, key_of
from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from tenants.strength import CANARY, NotBelieved, TooStrong, is_believed, refuse_unfit
from tests.bench.programs import free_port

DAMAGE = {
    "it owns a table": ("create table hers (); alter table hers owner to app", "drop table hers"),
    "the canary shows": (
        "alter table canary disable row level security",
        "alter table canary enable row level security",
    ),
    "members show": (
        "alter table member disable row level security",
        "alter table member enable row level security",
    ),
    "it may truncate": ("grant truncate on policy to app", "revoke truncate on policy from app"),
    "anybody may truncate": ("grant truncate on policy to public", "revoke truncate on policy from public"),
    "it may create": ("grant create on schema public to app", "revoke create on schema public from app"),
}


@asynccontextmanager
async def pool_as(url: str) -> AsyncIterator[None]:
    """The pool of this process, for a while under another role."""
    kept = DB.pool
    DB.pool = await asyncpg.create_pool(url, min_size=1, max_size=1)
    try:
        yield
    finally:
        await DB.pool.close()
        DB.pool = kept


@pytest.fixture
async def other_key(admin: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """The database holds the key of another environment."""
    monkeypatch.setenv("SECRET_KEY", "07" * 32)
    await keep_keys(admin)
    yield
    monkeypatch.undo()
    await keep_keys(admin)


async def test_the_role_app_may_start(world: Cast) -> None:
    await refuse_unfit()
    assert await is_believed()


async def test_the_canary_is_there_and_nobody_sees_it(world: Cast, admin: asyncpg.Connection) -> None:
    assert [row["tenant"] for row in await admin.fetch("select tenant from canary")] == [CANARY.id]
    assert await admin.fetchval("select count(*) from municipality where id = $1", CANARY.id) == 0


@pytest.mark.parametrize("what", DAMAGE)
async def test_a_role_that_may_too_much_does_not_start(
    world: Cast, admin: asyncpg.Connection, what: str
) -> None:
    damage, repair = DAMAGE[what]
    await admin.execute(damage)
    try:
        with pytest.raises(TooStrong):
            await refuse_unfit()
    finally:
        await admin.execute(repair)
    await refuse_unfit()


@pytest.mark.parametrize("role", ["ADMIN_DATABASE_URL", "MIGRATE_DATABASE_URL"])
async def test_another_role_does_not_start(world: Cast, role: str) -> None:
    async with pool_as(os.environ[role]):
        with pytest.raises((TooStrong, asyncpg.InsufficientPrivilegeError)):
            await refuse_unfit()


async def test_another_key_does_not_start(world: Cast, other_key: None) -> None:
    assert not await is_believed()
    with pytest.raises(NotBelieved):
        await refuse_unfit()


async def test_a_clock_that_is_wrong_does_not_start(world: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for holds in (-60, 3600):
        monkeypatch.setattr(context, "HOLDS_SECONDS", holds)
        with pytest.raises(NotBelieved):
            await refuse_unfit()


async def test_a_canary_that_is_gone_does_not_start(world: Cast, admin: asyncpg.Connection) -> None:
    await admin.execute("delete from canary")
    try:
        with pytest.raises(NotBelieved):
            await refuse_unfit()
    finally:
        await admin.execute("insert into canary (tenant) values ($1)", CANARY.id)


@pytest.mark.parametrize(("name", "why"), [("SECRET_KEY", "NotBelieved"), ("DATABASE_URL", "TooStrong")])
@pytest.mark.parametrize("module", ["web", "jobs.relay"])
def test_a_process_that_is_unfit_ends_and_says_why(world: Cast, module: str, name: str, why: str) -> None:
    value = {"SECRET_KEY": "ab" * 32, "DATABASE_URL": os.environ["ADMIN_DATABASE_URL"]}[name]
    env = {**os.environ, name: value, "HOST": "127.0.0.1", "PORT": str(free_port())}
    done = subprocess.run(
        [sys.executable, "-m", module], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode != 0
    assert why in done.stderr + done.stdout
    assert value not in done.stderr + done.stdout


def test_two_environments_have_two_keys() -> None:
    one, other = key_of(b"a" * 32), key_of(b"b" * 32)
    assert len({one.name, other.name, one.secret, other.secret}) == 4
