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
from dataclasses import dataclass
from pathlib import Path

import httpx

PROGRAMS = (("web",), ("jobs.relay",), ("jobs",))
SECONDS = 40


@dataclass(frozen=True)
class Running:
    """Where the product and its mail sink answer; the web may be stopped and started again."""

    web_url: str
    inbox_url: str
    env: dict[str, str]
    logs: Path
    programs: dict[str, subprocess.Popen[bytes]]

    def stop_web(self) -> None:
        """As when it is replaced by a newer one, or falls over."""
        web = self.programs.pop("web")
        os.killpg(web.pid, signal.SIGTERM)
        _end(web)

    async def start_web(self) -> None:
        """The same address answers again."""
        self.programs["web"] = _start(("web",), self.env, self.logs)
        await _wait_for(f"{self.web_url}/readyz", self.logs)


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@asynccontextmanager
async def running(logs: Path) -> AsyncIterator[Running]:
    """Start them, give the address when it answers, and leave nothing behind."""
    web, smtp, inbox = free_port(), free_port(), free_port()
    web_url, inbox_url = f"http://localhost:{web}", f"http://localhost:{inbox}"
    env = {
        **os.environ,
        "PORT": str(web),
        "HOST": "127.0.0.1",
        "WEB_URL": web_url,
        "SMTP_URL": f"smtp://127.0.0.1:{smtp}",
        "INBOX_URL": inbox_url,
    }
    sink = ("infra.local.sink", str(smtp), str(inbox), str(logs / "mail"))
    started = {program[0]: _start(program, env, logs) for program in (sink, *PROGRAMS)}
    try:
        await _wait_for(f"{inbox_url}/messages.json", logs)
        await _wait_for(f"{web_url}/readyz", logs)
        yield Running(web_url, inbox_url, env, logs, started)
    finally:
        for process in started.values():
            os.killpg(process.pid, signal.SIGTERM)
        for process in started.values():
            _end(process)


def _start(program: tuple[str, ...], env: dict[str, str], logs: Path) -> subprocess.Popen[bytes]:
    with (logs / f"{program[0]}.log").open("wb") as log:
        command = [sys.executable, "-m", *program]
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
