"""The DATA folder: whose it is, who uses it now, and what it remembers between two runs.

Only folders and files named here are ever removed, and only where our mark stands.
"""

import fcntl
import json
import os
import secrets
import shlex
import shutil
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from infra.local.processes import Failed

MARK = "rondetafel.json"
PORTS = range(20_000, 32_000)
OURS = ("postgres", "postgres.new", "redis", "mail", "logs", "clock", "anchors", "connections.env", MARK)


@dataclass(frozen=True)
class Place:
    """One claimed DATA folder; `lock` stays open as long as it is ours."""

    folder: Path
    lock: IO[str]

    def secret(self, name: str) -> str:
        """A random secret of 32 bytes in hexadecimal, the same in every run."""
        return str(self._remember(name, lambda found: found or secrets.token_hex(32)))

    def port(self, name: str) -> int:
        """A port that is free now, the same as last time when it can be."""
        found = self._remember(
            f"{name} port", lambda found: found if found and is_free(int(found)) else str(free_port())
        )
        return int(found)

    def lasting_port(self, name: str) -> int:
        """The port of a thing of which the address is kept in the data: never another one."""
        port = int(self._remember(f"{name} port", lambda found: found or str(free_port())))
        if not is_free(port):
            raise Failed(
                f"Poort {port} ({name}) is bezet, en deze DATA hangt ervan af. Maak ze vrij, of FRESH=1."
            )
        return port

    def _remember(self, name: str, choose: Callable[[str | None], str]) -> str:
        path = self.folder / MARK
        memory: dict[str, str] = json.loads(path.read_text())
        value = choose(memory.get(name))
        if memory.get(name) != value:
            write_private(path, json.dumps({**memory, name: value}, indent=1))
        return value

    def write_connections(self, values: Mapping[str, str]) -> Path:
        """What a developer needs to look inside, for the owner alone, as lines that a shell can read."""
        path = self.folder / "connections.env"
        write_private(path, "".join(f"{name}={shlex.quote(value)}\n" for name, value in values.items()))
        return path

    def leave(self) -> None:
        (self.folder / "connections.env").unlink(missing_ok=True)
        self.lock.close()


def claim(folder: Path, *, fresh: bool = False) -> Place:
    """Take the folder for this run; refuses one that is in use or holds somebody else's files."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = (folder / "rondetafel.lock").open("w")
    except OSError as error:
        raise Failed(f"In DATA={folder} kan ik niet schrijven: {error.strerror}.") from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise Failed(
            f"DATA={folder} is al in gebruik door een andere Rondetafel. Stop die, of geef een andere DATA."
        ) from error
    mark = folder / MARK
    strangers = [name for name in OURS if (folder / name).exists()]
    if strangers and not mark.exists():
        raise Failed(f"DATA={folder} bevat {', '.join(strangers)}, niet van Rondetafel. Kies een andere map.")
    if fresh:
        remove_ours(folder)
    if not mark.exists():
        write_private(mark, "{}")
    (folder / "connections.env").unlink(missing_ok=True)
    for name in ("logs", "mail", "redis"):
        (folder / name).mkdir(mode=0o700, exist_ok=True)
    return Place(folder, lock)


def remove_ours(folder: Path) -> None:
    """Start anew: everything of ours goes, our mark last; what else lies in the folder stays."""
    for name in OURS:
        path = folder / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def write_private(path: Path, text: str) -> None:
    """Write a file that was never readable by anybody but its owner, in one step."""
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    new.replace(path)


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """A free port below those that systems hand out for passing connections, so that it stays free."""
    return next(
        port for port in iter(lambda: PORTS.start + secrets.randbelow(len(PORTS)), 0) if is_free(port)
    )
