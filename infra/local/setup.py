"""Makes .venv and fills it from a hash-locked file. Runs on a bare Python: standard library alone.

Does nothing when lock, place and Python are those of last time. Two runs at once wait for each other.
"""

import fcntl
import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

VENV = Path(".venv").resolve()
STAMP = VENV / "installed"
# Scripts in a moved .venv point to the old place, and packages are built for one Python.
PLACE = f"{VENV} {sys.version_info[0]}.{sys.version_info[1]}"


def main(lock_file: Path) -> None:
    """Install what the lock asks, unless that is what stands there."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with Path(".venv.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        digest = hashlib.sha256(lock_file.read_bytes()).hexdigest()
        wanted, found = [PLACE, digest], STAMP.read_text().splitlines() if STAMP.exists() else []
        if found == wanted:
            return
        if found[:1] != wanted[:1]:
            make_venv()
        STAMP.write_text(f"{PLACE}\n")
        install(lock_file)
        remove_strangers(lock_file)
        STAMP.write_text("\n".join(wanted))


def make_venv() -> None:
    """A new environment, the old one cleared."""
    print("Python-omgeving maken in .venv ...", flush=True)
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=False)
    if made.returncode:
        sys.exit("De omgeving kon niet gemaakt worden. Op Debian en Ubuntu: apt-get install python3-venv")


def install(lock_file: Path) -> None:
    """Let pip install the lock, one line of progress per ten packages; its own words when it fails."""
    total = sum(not line.startswith((" ", "#")) for line in lock_file.read_text().splitlines())
    command: list[str | Path] = [VENV / "bin/python", "-m", "pip", "install"]
    command += ["--require-hashes", "--requirement", lock_file]
    env = {**os.environ, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
    began_at, said = time.monotonic(), []
    output = subprocess.PIPE
    with subprocess.Popen(command, env=env, text=True, stdout=output, stderr=subprocess.STDOUT) as pip:
        try:
            for line in pip.stdout or ():
                said.append(line)
                report(said, total)
        except BaseException:
            pip.kill()
            raise
    if pip.returncode:
        sys.exit("".join(said[-30:]) + "De pakketten konden niet geïnstalleerd worden: zie hierboven.")
    print(f"Omgeving klaar in {time.monotonic() - began_at:.0f} s.", flush=True)


def remove_strangers(lock_file: Path) -> None:
    """What the lock no longer names goes, or it would hide here what is missing elsewhere."""
    pip = [str(VENV / "bin/python"), "-m", "pip", "--disable-pip-version-check"]
    listed = subprocess.run([*pip, "list", "--format=freeze"], capture_output=True, text=True, check=True)
    strangers = names(listed.stdout) - names(lock_file.read_text()) - {"pip", "setuptools"}
    if strangers:
        subprocess.run([*pip, "uninstall", "--quiet", "--yes", *strangers], check=True)


def names(listed: str) -> set[str]:
    """The packages in a list of `name==version` lines, each written in the one normal way."""
    found = (line.partition("==")[0] for line in listed.splitlines() if "==" in line and line[0].isalnum())
    return {name.lower().replace("_", "-").replace(".", "-") for name in found}


def report(said: list[str], total: int) -> None:
    found = sum(line.startswith("Collecting ") for line in said)
    if said[-1].startswith("Collecting ") and found % 10 == 1:
        print(f"Pakketten ophalen: {found} van hoogstens {total} ...", flush=True)
    elif said[-1].startswith("Installing collected packages"):
        print(f"Pakketten installeren: {found} ...", flush=True)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except KeyboardInterrupt:
        sys.exit("Gestopt; de volgende keer begint het installeren opnieuw.")
