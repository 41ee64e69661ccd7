"""Where the time of a page goes: one page after the other in this process, with a profiler beside it.

The profiler makes Python look slower than it is and C not, so that it only divides what was measured without it.
"""

import cProfile
import pstats
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from litestar import Litestar

from infra.settings import settings
from tests.bench.recording import one_connection
from tests.bench.visitors import Visit

ROOT = str(Path(__file__).parents[2])
OURS = {
    "web": "pages and sign-in",
    "tenants": "pages and sign-in",
    "services": "services",
    "infra": "Piccolo",
}
LIBRARIES = {
    "piccolo": "Piccolo",
    "asyncpg": "asyncpg",
    "litestar": "Litestar",
    "jinja2": "templates",
    "markupsafe": "templates",
    "wtforms": "templates",
    "gzip": "gzip",
    "zlib": "gzip",
    "asyncio": "asyncio",
    "selectors": "asyncio",
}
PARTS = (
    "Piccolo",
    "asyncpg",
    "asyncio",
    "services",
    "pages and sign-in",
    "templates",
    "gzip",
    "Litestar",
    "other",
)
WAITS = ("poll", "select.epoll")


@dataclass(frozen=True)
class Costs:
    """Milliseconds of one page: all of it, waiting for PostgreSQL, and what Python did, in the order of PARTS."""

    total: float
    waiting: float
    parts: tuple[float, ...]


async def costs(app: Litestar, visits: Sequence[Visit]) -> Costs:
    """Every visit three times: to warm up, to measure, and with the profiler."""
    requests = [scope(visit) for visit in visits]
    async with one_connection():
        await _ask_all(app, requests)
        began, worked = time.perf_counter(), time.process_time()
        await _ask_all(app, requests)
        total, work = time.perf_counter() - began, time.process_time() - worked
        with cProfile.Profile() as profile:
            await _ask_all(app, requests)
    each = 1000 / len(requests)
    shares = _shares(pstats.Stats(profile))
    parts = tuple(shares.get(part, 0) * work * each for part in PARTS)
    return Costs(total * each, (total - work) * each, parts)


def _shares(stats: Any) -> dict[str, float]:
    """Which part of the work is whose; what C did is its caller's."""
    found: Counter[str] = Counter()
    for (file, _, name), (_, _, own, _, callers) in stats.stats.items():
        if file == "~" and any(word in name for word in WAITS):
            continue
        if file == "~" and "zlib" not in name and callers:
            for (caller, _, _), (_, _, part, _) in callers.items():
                found[_whose(caller)] += part
        else:
            found["gzip" if "zlib" in name else _whose(file)] += own
    whole = sum(found.values())
    return {name: part / whole for name, part in found.most_common()}


def _whose(file: str) -> str:
    if file.startswith("<template>") or file.endswith(".html"):
        return "templates"
    parts = file.removeprefix(ROOT).strip("/").split("/")
    if "site-packages" in parts:
        return LIBRARIES.get(parts[parts.index("site-packages") + 1], "other")
    if file.startswith(ROOT):
        return OURS.get(parts[0], "other")
    return LIBRARIES.get(parts[-2] if len(parts) > 1 else "", LIBRARIES.get(Path(file).stem, "other"))


def scope(visit: Visit, encoding: str = "gzip") -> dict[str, Any]:
    """The request of a browser, as a server hands it over."""
    host = settings().web_url.partition("://")[2]
    headers = {
        "host": host,
        "cookie": visit.cookie,
        "accept-encoding": encoding,
        "sec-fetch-site": "same-origin",
    }
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "https",
        "path": visit.path,
        "raw_path": visit.path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }


async def _ask_all(app: Litestar, requests: Sequence[dict[str, Any]]) -> None:
    for request in requests:
        await ask(app, request)


async def ask(app: Any, request: dict[str, Any]) -> bytes:
    """Ask once, without a server; returns the body."""
    told: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        told.append(message)

    await app({**request, "state": {}}, receive, send)
    if told[0]["status"] != 200:
        raise RuntimeError(f"{request['path']} answers {told[0]['status']}")
    return b"".join(message.get("body", b"") for message in told)
