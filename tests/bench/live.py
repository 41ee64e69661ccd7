"""`python -m tests.bench.live`: from a saved keystroke to the other screens, beside a bare Redis in the same run.

Open screens only listen here, unless asked otherwise: what is measured is the way of a message, not the drawing.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from redis.asyncio import Redis

from infra.piccolo_conf import DB
from infra.settings import settings
from services.demonstration.cast import Cast, assemble
from tests.bench.programs import free_port, megabytes, server
from tests.bench.screens import Room, lay, listen
from tests.database import prepare
from tests.faults.stage import Stage

TYPED = "Ik wil in Pelt blijven wonen ({number})"
SETTLE_SECONDS = 1.0


@dataclass
class Live:
    """What was measured; times in milliseconds."""

    screens: int = 0
    saves: list[float] = field(default_factory=list)
    arrivals: list[float] = field(default_factory=list)
    after_commit: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    missed: int = 0
    kilobytes: float = 0.0
    behind: int = 0
    caught_up: float = 0.0
    stopped: float = 0.0

    def told(self) -> dict[str, object]:
        """As figures."""
        return {
            "screens": self.screens,
            "save": spread(self.saves),
            "sent to seen": spread(self.arrivals),
            "saved to seen": spread(self.after_commit),
            "bare redis": spread(self.bare),
            "missed": self.missed,
            "kB per screen": round(self.kilobytes, 1),
            "behind after a Redis restart": self.behind,
            "seconds to catch up": round(self.caught_up, 2),
            "seconds to stop": round(self.stopped, 2),
        }


def spread(found: list[float]) -> dict[str, float]:
    """p50 and p95."""
    if len(found) < 2:
        return {}
    return {"p50": round(median(found), 2), "p95": round(quantiles(found, n=20)[-1], 2)}


async def live(meetings: int, each: int, *, saves: int, per_second: float, folder: Path, world: Cast) -> Live:
    """Lay the tables, open the screens, type, kill Redis and start it, and stop the server under open streams."""
    stage = Stage(folder, os.environ["SMTP_URL"])
    stage.start_redis()
    found = Live(screens=meetings * each)
    addresses = {"REDIS_URL": stage.env["REDIS_URL"], "WEB_URL": f"http://127.0.0.1:{free_port()}"}
    try:
        tables, cookie = await lay(meetings, world)
        with server("web", folder / "web.log", **addresses) as (pid, port):
            await asyncio.sleep(SETTLE_SECONDS)
            before = megabytes(pid)
            rooms = [Room(table, port, cookie, addresses["WEB_URL"]) for table in tables]
            await _open(rooms, each, pid, before, found)
            await _type(rooms, saves, per_second, addresses["REDIS_URL"], found)
            await _restart(rooms, stage, found)
            began = time.monotonic()
        found.stopped = time.monotonic() - began
        for room in rooms:
            room.close()
    finally:
        for name in list(stage.running):
            stage.kill(name)
    return found


async def _open(rooms: list[Room], each: int, pid: int, before: float, found: Live) -> None:
    for room in rooms:
        await asyncio.gather(*(listen(room, screen) for screen in range(each)))
    await _until_all(rooms, each, 20)
    await asyncio.sleep(SETTLE_SECONDS)
    found.kilobytes = (megabytes(pid) - before) * 1024 / (len(rooms) * each)


async def _type(rooms: list[Room], saves: int, per_second: float, url: str, found: Live) -> None:
    """One save after the other, spread over the tables; in the same seconds the bare Redis passes as many."""
    async with Redis.from_url(url) as sender, Redis.from_url(url) as hearer, hearer.pubsub() as channel:
        await channel.subscribe("bare")
        await channel.get_message(timeout=1)
        for number in range(saves):
            began = time.monotonic()
            room = rooms[number % len(rooms)]
            sent, saved = await room.save(TYPED.format(number=number))
            found.saves.append((saved - sent) * 1000)
            found.bare.append(await _bare(sender, channel))
            await asyncio.sleep(max(0.0, began + 1 / per_second - time.monotonic()))
            heard = await _heard(room, sent)
            found.missed += heard.count(None)
            found.arrivals += [(at - sent) * 1000 for at in heard if at is not None]
            found.after_commit += [max(0.0, at - saved) * 1000 for at in heard if at is not None]


async def _heard(room: Room, sent: float) -> list[float | None]:
    """When each screen of this table knew; None for one that did not within two seconds."""
    for _ in range(400):
        if all(one.heard_after(sent) is not None for one in room.streams):
            break
        await asyncio.sleep(0.005)
    return [one.heard_after(sent) for one in room.streams]


async def _bare(sender: Redis, channel: Any) -> float:
    began = time.monotonic()
    await sender.publish("bare", "01a2023a8b317b83ac6740699aab19ef")
    while (await channel.get_message(ignore_subscribe_messages=True, timeout=1)) is None:
        pass
    return (time.monotonic() - began) * 1000


async def _restart(rooms: list[Room], stage: Stage, found: Live) -> None:
    """Redis dies, people type on, Redis comes back empty: every screen must have been told to look after that."""
    stage.lose_redis()
    typed: dict[int, float] = {}
    for number, room in enumerate(rooms[: min(20, len(rooms))]):
        _, typed[number] = await room.save(f"Zonder Redis ({number})")
    stage.start_redis()
    began = time.monotonic()
    while time.monotonic() - began < 15:
        behind = [
            one for n, at in typed.items() for one in rooms[n].streams if one.heard_after(at - 0.5) is None
        ]
        late = [one for room in rooms for one in room.streams if one.heard_after(began) is None]
        found.behind = len(behind) + len(late)
        if not found.behind:
            break
        await asyncio.sleep(0.02)
    found.caught_up = time.monotonic() - began


async def _until_all(rooms: list[Room], each: int, seconds: float) -> None:
    end = time.monotonic() + seconds
    while any(one.heard_after(0.0) is None for room in rooms for one in room.streams):
        if time.monotonic() > end:
            raise TimeoutError(f"not every screen of {len(rooms)} × {each} is open")
        await asyncio.sleep(0.05)


async def _measured(chosen: argparse.Namespace, folder: Path) -> Live:
    await DB.start_connection_pool(min_size=1, max_size=4)
    try:
        return await live(
            chosen.meetings,
            chosen.screens,
            saves=chosen.saves,
            per_second=chosen.per_second,
            folder=folder,
            world=await assemble(settings().oidc_issuer),
        )
    finally:
        await DB.close_connection_pool()


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--meetings", type=int, default=200)
    parser.add_argument("--screens", type=int, default=6)
    parser.add_argument("--saves", type=int, default=400)
    parser.add_argument("--per-second", type=float, default=10)
    parser.add_argument(
        "--here", action="store_true", help="in the database of the environment, which is empty"
    )
    chosen = parser.parse_args()
    if not chosen.here:
        prepare(os.environ)
        command = [sys.executable, "-m", "tests.bench.live", *sys.argv[1:], "--here"]
        return subprocess.run(command, check=False).returncode
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(_measured(chosen, Path(folder)))
    sys.stdout.write(json.dumps(found.told(), indent=2) + "\n")
    return int(bool(found.missed or found.behind))


if __name__ == "__main__":
    sys.exit(main())
