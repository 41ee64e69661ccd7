"""Finds Chromium for the tests, or gets it.

The system's own, else Debian's package (installed by root, unpacked in .local by anybody else), else
Playwright's.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from infra.local.processes import ROOT, Failed, Keeper
from infra.local.services import say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
UNPACKED = ROOT / ".local" / "chromium"
PLAYWRIGHT = ROOT / ".local" / "playwright"
INSTALL = ("install", "--yes", "--no-install-recommends", "chromium")
# Runs the unpacked program with the libraries and fonts that were unpacked beside it.
WRAPPER = """\
#!/bin/sh
export LD_LIBRARY_PATH="{libraries}"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="{folder}/fonts.conf"
exec "{folder}/usr/lib/chromium/chromium" "$@"
"""
FONTS = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}/usr/share/fonts</dir>
  <include ignore_missing="yes">{folder}/etc/fonts/conf.d</include>
  <cachedir>{folder}/font-cache</cachedir>
</fontconfig>
"""


def ensure(keeper: Keeper) -> Path:
    """A Chromium that starts; raises Failed with what every attempt said."""
    found = find()
    if found:
        return found
    said = []
    for way in (install, unpack, download) if is_debian() else (download,):
        try:
            way(keeper)
        except Failed as failure:
            said.append(str(failure))
        if found := find():
            return found
    raise Failed(
        "\n".join([*said, "Chromium ontbreekt: installeer het, of geef CHROMIUM=/pad/naar/chromium."])
    )


def find() -> Path | None:
    """The first Chromium on this machine that can start."""
    return next(filter(starts, candidates()), None)


def candidates() -> Iterator[Path]:
    if os.environ.get("CHROMIUM"):
        yield Path(os.environ["CHROMIUM"])
    yield from (Path(path) for path in map(shutil.which, NAMES) if path)
    yield UNPACKED / "chromium"
    yield from sorted(PLAYWRIGHT.glob("chromium-*/chrome-*/chrome"))


def starts(path: Path) -> bool:
    """Whether it finds its libraries; a package may also be a mere pointer to a shop."""
    if not path.exists():
        return False
    tried = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    return tried.returncode == 0 and b"Chrom" in tried.stdout


def is_debian() -> bool:
    """Ubuntu's package is a pointer to its shop, so only Debian's own will do."""
    release = Path("/etc/os-release")
    return bool(shutil.which("apt-get")) and release.exists() and "ID=debian\n" in release.read_text()


def install(keeper: Keeper) -> None:
    if os.geteuid() != 0:
        return
    say("Chromium installeren")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    keeper.run("apt-update", ["apt-get", "update"], env)
    keeper.run("apt-install", ["apt-get", *INSTALL], env)


def unpack(keeper: Keeper) -> None:
    """Debian's package and what it needs and this machine lacks, taken apart without being installed."""
    say("Chromium ophalen en uitpakken in .local")
    new = UNPACKED.with_name("chromium.new")
    shutil.rmtree(new, ignore_errors=True)
    for folder in ("state/lists/partial", "cache/archives/partial"):
        (new / folder).mkdir(parents=True)
    command = ["apt-get", "-o", f"Dir::State={new}/state", "-o", f"Dir::Cache={new}/cache"]
    command += ["-o", "Dir::State::status=/var/lib/dpkg/status", "-o", "Debug::NoLocking=1"]
    keeper.run("apt-update", [*command, "-o", "APT::Sandbox::User=", "update"], os.environ)
    keeper.run("apt-download", [*command, *INSTALL, "--download-only"], os.environ)
    for package in sorted((new / "cache/archives").glob("*.deb")):
        if package.name.startswith("libc6_"):
            continue  # a second C library beside the machine's own starts nothing
        keeper.run("dpkg", ["dpkg", "--extract", package, new], os.environ)
    for folder in ("state", "cache"):
        shutil.rmtree(new / folder)
    wrap(new)
    shutil.rmtree(UNPACKED, ignore_errors=True)
    new.rename(UNPACKED)


def wrap(folder: Path) -> None:
    places = {path.parent.relative_to(folder) for path in folder.glob("**/*.so*")}
    libraries = ":".join(str(UNPACKED / place) for place in sorted(places))
    (folder / "fonts.conf").write_text(FONTS.format(folder=UNPACKED))
    wrapper = folder / "chromium"
    wrapper.write_text(WRAPPER.format(libraries=libraries, folder=UNPACKED))
    wrapper.chmod(0o755)


def download(keeper: Keeper) -> None:
    say("Chromium van Playwright ophalen")
    env = {**os.environ, "PLAYWRIGHT_BROWSERS_PATH": str(PLAYWRIGHT)}
    needs = ["--with-deps"] if os.geteuid() == 0 else []
    keeper.run("playwright", [sys.executable, "-m", "playwright", "install", *needs, "chromium"], env)
