"""What the tests of bottlenecks share: a case of An with one bottleneck in it, and what the tables hold."""

import re
from typing import Any
from uuid import UUID

import httpx

from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from tenants import door
from tenants.access import job_access
from tests.conftest import Browser
from tests.tenants.test_wall import case_of_an

SAID = "Niels wacht al drie jaar op begeleid wonen."
TEXT = "De wachtlijst voor begeleid wonen is langer dan drie jaar."


async def marked(world: Cast, an: Browser, said: str = SAID, **fields: str) -> UUID:
    """An marks one sentence; its id."""
    mine = await ask(world, 'select id from "case" order by id limit 1')
    case = mine[0]["id"] if mine else await case_of_an(world)
    await an.post(f"/situaties/{case}/knelpunten", {"original": said, **fields})
    return await newest(world)


async def newest(world: Cast) -> UUID:
    """The bottleneck of Pelt that was marked last."""
    rows = await ask(world, "select id from signal order by marked_at desc limit 1")
    found: UUID = rows[0]["id"]
    return found


async def rewritten(
    an: Browser, signal: UUID, text: str = TEXT, *, version: int = 1, **fields: Any
) -> httpx.Response:
    """An confirms a rewritten text."""
    sent = {"text": text, "version": str(version), **fields}
    return await an.post(f"/knelpunten/{signal}/herschrijving", sent)


async def ready(world: Cast, an: Browser, text: str = TEXT) -> UUID:
    """Marked and rewritten: it may leave."""
    signal = await marked(world, an)
    assert (await rewritten(an, signal, text)).status_code == 303
    return signal


async def sent(an: Browser, signal: UUID, *, version: int = 2, **fields: Any) -> httpx.Response:
    """An sends it to the one network of Pelt."""
    return await an.post(f"/knelpunten/{signal}/verzending", {"version": str(version), **fields})


async def ask(world: Cast, statement: str, *values: object) -> list[Any]:
    """A question to the tables of Pelt."""
    async with door.enter(job_access(world.pelt, "test")):
        return list(await DB.connection.fetch(statement, *values))


def hidden(page: str, name: str) -> str:
    """The value of a hidden input."""
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="{name}"', page)
    assert found
    return found[1] or found[2] or ""
