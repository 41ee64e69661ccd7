"""Programs of a bench: started in a group of their own, waited for, measured, and gone at the end."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

START_SECONDS = 120


@contextmanager
def program(module: str, log: Path, **settings: str) -> Iterator[int]:
    """Run `python -m module` with these settings on top of ours; gives its process id."""
    env = {**os.environ, **settings}
    with log.open("wb") as told:
        command = [sys.executable, "-m", module]
        process = subprocess.Popen(command, env=env, stdout=told, stderr=told, start_new_session=True)
    try:
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@contextmanager
def server(module: str, log: Path, **settings: str) -> Iterator[tuple[int, int]]:
    """The same for what listens on a port; gives process id and port once it answers."""
    port = free_port()
    with program(module, log, HOST="127.0.0.1", PORT=str(port), **settings) as pid:
        until = time.monotonic() + START_SECONDS
        while not _listens(port):
            if time.monotonic() > until or not psutil.pid_exists(pid):
                raise RuntimeError(f"{module} does not answer:\n{log.read_text()[-2000:]}")
            time.sleep(0.1)
        yield pid, port


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def megabytes(pid: int) -> float:
    """What a process and all it started keep in memory, shared pages counted once (PSS)."""
    tree = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    return sum(_pss(one.pid) for one in tree) / 1024


def _pss(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("Pss:")).split()[1])


def _listens(port: int) -> bool:
    """Whether an application answers; a socket alone may listen before its worker does."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
            return connection.recv(20).startswith(b"HTTP/1.1")
    except OSError:
        return False
