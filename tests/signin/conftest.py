"""A lying provider, the clock that tests move, and a page where something can be typed."""

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from typing import Any

import asyncpg
import httpx
import pytest
from litestar import Litestar, Request, Response, get, post

from infra import oidc
from infra.settings import settings
from services.demonstration.cast import Cast
from tenants import audit
from tests.conftest import Browser, client_of, signed_in
from tests.signin.liar import CLIENT, Liar, lying
from tests.signin.vouching import ACM, DIRECTORY, ENTRA, SECRET, give, number, register
from web import entrance
from web.app import create_app
from web.shared.pages import redirect

Ahead = Callable[[timedelta], None]


@pytest.fixture
def liar(monkeypatch: pytest.MonkeyPatch) -> Iterator[Liar]:
    """The provider of this environment, for one test; ask for it before anything else."""
    with lying() as liar:
        monkeypatch.setenv("OIDC_ISSUER", liar.issuer)
        monkeypatch.setenv("OIDC_CLIENT_ID", CLIENT[0])
        monkeypatch.setenv("OIDC_CLIENT_SECRET", CLIENT[1])
        settings.cache_clear()
        oidc.relying_party.cache_clear()
        yield liar
    monkeypatch.undo()
    settings.cache_clear()
    oidc.relying_party.cache_clear()


@pytest.fixture
async def acm(world: Cast, admin: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Liar]:
    """ACM/IDM, beside the provider of the environment; Pelt and Genk have numbers in the register."""
    monkeypatch.setenv(SECRET, CLIENT[1])
    with lying() as liar:
        await register(admin, liar, ACM)
        await number(admin, world)
        yield liar


@pytest.fixture
async def entra(
    world: Cast, admin: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Liar]:
    """Entra ID, used by Pelt alone."""
    monkeypatch.setenv(SECRET, CLIENT[1])
    with lying() as liar:
        liar.issuer += "/{tenantid}/v2.0"
        provider = await register(admin, liar, ENTRA)
        await give(admin, provider, municipality=world.pelt.id, organisation=DIRECTORY)
        yield liar


@pytest.fixture
def ahead(world: Cast) -> Iterator[Ahead]:
    """Walk the product's clock ahead, counted from the real time."""
    path = settings().clock_file
    assert path is not None

    def walk(step: timedelta) -> None:
        path.write_text(str(int(step.total_seconds())))

    yield walk
    path.unlink(missing_ok=True)


@post("/notities", status_code=200)
async def note(request: Request[Any, Any, Any]) -> Response[Any]:
    """Stands for every page of ours where a member types something."""
    async with entrance.member(request) as access:
        audit.record(access, "note.written", access.member)
    return redirect("/vandaag")


@post("/uitvoer", status_code=200)
async def export(request: Request[Any, Any, Any]) -> Response[Any]:
    """Stands for what asks who somebody is once more: export, deletion, publication, a change of roles."""
    async with entrance.member(request, is_fresh=True) as access:
        audit.record(access, "export.made", access.member)
    return redirect("/vandaag")


@get("/uitvoer")
async def exporting(request: Request[Any, Any, Any]) -> Response[Any]:
    """The page for it, which shows what only a fresh session may see."""
    async with entrance.member(request, is_fresh=True):
        return redirect("/vandaag")


@get("/netwerk/uitvoer")
async def exporting_network(request: Request[Any, Any, Any]) -> Response[Any]:
    """The same for a network."""
    async with entrance.network(request, is_fresh=True):
        return redirect("/netwerk")


@pytest.fixture(scope="session")
def noting() -> Litestar:
    """The web application with a few pages more."""
    app = create_app(is_lasting=False)
    for page in (note, export, exporting, exporting_network):
        app.register(page)
    return app


@pytest.fixture
async def other(noting: Litestar, world: Cast) -> AsyncIterator[httpx.AsyncClient]:
    """A second browser, in which nobody signed in."""
    async with client_of(noting) as client:
        yield client


@pytest.fixture
async def writer(noting: Litestar, world: Cast) -> AsyncIterator[Browser]:
    """An, where she can send a note."""
    async with client_of(noting) as client:
        yield await signed_in(client, "an", "pelt")


@pytest.fixture
async def colleague(noting: Litestar, world: Cast) -> AsyncIterator[Browser]:
    """Bram, at the same application."""
    async with client_of(noting) as client:
        yield await signed_in(client, "bram", "pelt")
