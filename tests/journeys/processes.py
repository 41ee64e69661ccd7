"""The product as it runs: web, relay and worker as processes of their own, on this test process's database."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

PROGRAMS = ("web", "jobs.relay", "jobs")
SECONDS = 40


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@asynccontextmanager
async def running(logs: Path) -> AsyncIterator[str]:
    """Start them, give the address when it answers, and leave nothing behind."""
    port = free_port()
    address = f"http://localhost:{port}"
    env = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1", "WEB_URL": address}
    started = [_start(module, env, logs) for module in PROGRAMS]
    try:
        await _wait_for(f"{address}/readyz", logs)
        yield address
    finally:
        for process in started:
            os.killpg(process.pid, signal.SIGTERM)
        for process in started:
            _end(process)


def _start(module: str, env: dict[str, str], logs: Path) -> subprocess.Popen[bytes]:
    with (logs / f"{module}.log").open("wb") as log:
        command = [sys.executable, "-m", module]
        return subprocess.Popen(command, env=env, stdout=log, stderr=log, start_new_session=True)


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


async def _wait_for(url: str, logs: Path) -> None:
    until = time.monotonic() + SECONDS
    async with httpx.AsyncClient(trust_env=False) as client:
        while time.monotonic() < until:
            try:
                if (await client.get(url)).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            await asyncio.sleep(0.2)
    raise TimeoutError((logs / "web.log").read_text()[-2000:])
