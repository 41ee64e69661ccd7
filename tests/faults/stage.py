"""Processes that a test may kill: Redis, relay and worker, and a wire to PostgreSQL that it may cut."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree
from time import monotonic
from urllib.parse import urlsplit, urlunsplit

from infra.local import redis
from infra.local.place import free_port

RELAY = "jobs.relay"
WORKER = "tests.faults.worker"


@dataclass
class Stage:
    """What runs; every process writes its log to the folder."""

    folder: Path
    smtp_url: str
    redis_port: int = field(default_factory=free_port)
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    database_url: str = field(default_factory=lambda: os.environ["DATABASE_URL"])

    @property
    def env(self) -> dict[str, str]:
        return {
            **os.environ,
            "DATABASE_URL": self.database_url,
            "REDIS_URL": f"redis://127.0.0.1:{self.redis_port}/0",
            "SMTP_URL": self.smtp_url,
        }

    def start(self, *modules: str) -> None:
        for module in modules:
            self._start(module, [sys.executable, "-m", module])

    def start_redis(self) -> None:
        """A Redis that keeps what it is told, as in production."""
        data = self.folder / "redis"
        data.mkdir(exist_ok=True)
        options = f"--bind 127.0.0.1 --port {self.redis_port} --dir {data} --appendonly yes".split()
        self._start("redis", [str(redis.server()), *options, "--save", ""])

    def kill(self, *names: str) -> None:
        """As the power cut does it: no word, no time."""
        for name in names:
            self.running[name].kill()
            self.running.pop(name).wait()

    def lose_redis(self) -> None:
        """Gone, with everything it knew."""
        self.kill("redis")
        rmtree(self.folder / "redis")

    async def stop(self, name: str) -> int:
        """As a deployment does it; returns the exit code."""
        process = self.running[name]
        process.send_signal(signal.SIGTERM)
        code = await asyncio.to_thread(process.wait, 20)
        del self.running[name]
        return code

    def log_of(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text()

    def _start(self, name: str, command: list[str]) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(command, env=self.env, stdout=log, stderr=log)


class Wire:
    """A way to PostgreSQL that can be cut: the server itself stays up for the other tests."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.port = free_port()
        self.target = (parts.hostname or "127.0.0.1", parts.port or 5432)
        login = parts.netloc.rpartition("@")[0]
        self.url = urlunsplit(parts._replace(netloc=f"{login}@127.0.0.1:{self.port}"))
        self.server: asyncio.Server | None = None
        self.open: set[asyncio.StreamWriter] = set()

    async def mend(self) -> None:
        self.server = await asyncio.start_server(self._pass, "127.0.0.1", self.port)

    async def cut(self) -> None:
        if self.server is not None:
            self.server.close()
        for writer in list(self.open):
            writer.transport.abort()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(*self.target)
        self.open |= {writer, back}
        await asyncio.gather(_copy(reader, back), _copy(there, writer))
        self.open -= {writer, back}


async def until(is_so: Callable[[], bool], seconds: float, what: str) -> None:
    """Wait for it; fails with its name."""
    end = monotonic() + seconds
    while not is_so():
        assert monotonic() < end, f"still waiting: {what}"
        await asyncio.sleep(0.05)


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()
