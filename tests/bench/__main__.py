"""`python -m tests.bench` (make bench): fills the database of the environment, and measures what runs on it."""

import argparse
import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg

from tests.bench import report
from tests.bench.costs import costs
from tests.bench.filling import fill
from tests.bench.mailing import Mailed, mail
from tests.bench.programs import megabytes, server
from tests.bench.racing import Runs, race
from tests.bench.recording import recorder
from tests.bench.visitors import Visit, visits
from tests.bench.working import work
from web.app import create_app

MOST_MEGABYTES = 200


@dataclass(frozen=True)
class Size:
    """How much there is and how long it is measured."""

    tenants: int = 300
    cases: int = 300
    visits: int = 60
    connections: int = 8
    rounds: int = 5
    seconds: float = 3.0
    jobs: int = 100
    places: int = 100
    people: int = 10


@dataclass(frozen=True)
class Found:
    """What was measured."""

    pages: list[report.Page]
    web_megabytes: float
    mails: int
    worker_megabytes: float
    mailed: Mailed


async def bench(size: Size, logs: Path) -> Found:
    """Everything, in order, told as it goes."""
    admin = os.environ["ADMIN_DATABASE_URL"]
    seconds = await fill(admin, size.tenants, size.cases)
    print(
        f"{size.tenants} municipalities with {size.cases} cases each, filled in {seconds:.0f} s", flush=True
    )
    connection = await asyncpg.connect(admin)
    visited = await visits(connection, size.visits, size.cases)
    ours, web = await asyncio.to_thread(_race, visited, size, logs)
    pages = [await _page(name, visited[name], *sides) for name, sides in ours.items()]
    print(report.speeds(pages), report.shares(pages), sep="\n\n", end="\n\n")
    print(report.HOW.format(**vars(size)), end="\n\n")
    asked = sum(len(sides[0].milliseconds) for sides in ours.values())
    print(f"memory (PSS): web, one worker, after {asked} pages: {web:.0f} MB", flush=True)
    mails, worker = await work(connection, logs, size.jobs)
    print(f"memory (PSS): worker, after {mails} mails: {worker:.0f} MB; both aim below {MOST_MEGABYTES}")
    mailed = await mail(connection, logs, size.places, size.people)
    print(mailed)
    await connection.close()
    return Found(pages, web, mails, worker, mailed)


def _race(
    visited: dict[str, list[Visit]], size: Size, logs: Path
) -> tuple[dict[str, tuple[Runs, Runs]], float]:
    told = {name: [(visit.path, visit.cookie) for visit in found] for name, found in visited.items()}
    ours: dict[str, tuple[Runs, Runs]] = {}
    with (
        server("web", logs / "web.log") as (pid, port),
        server("tests.bench.bare", logs / "bare.log", BENCH_VISITS=json.dumps(told)) as (_, bare_port),
    ):
        for name, found in told.items():
            bare = Runs(bare_port, [(f"/{name}/{number}", "") for number in range(len(found))])
            ours[name] = Runs(port, found), bare
            race(*ours[name], rounds=size.rounds, connections=size.connections, seconds=size.seconds)
        return ours, megabytes(pid)


async def _page(name: str, found: Sequence[Visit], real: Runs, bare: Runs) -> report.Page:
    app = create_app(is_lasting=False)
    async with recorder(app) as one:
        queries = (await one.record(found[0])).queries
    return report.Page(name, real, bare, queries, await costs(app, found))


def size_of(arguments: Sequence[str]) -> Size:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    for name, value in vars(Size()).items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    given: Any = parser.parse_args(arguments)
    return Size(**vars(given))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="rondetafel-bench-") as folder:
        asyncio.run(bench(size_of(sys.argv[1:]), Path(folder)))
