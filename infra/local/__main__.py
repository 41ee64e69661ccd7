"""`python -m infra.local run | services | test | bench | bench-signals [arguments]`: what the Makefile starts."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from infra.local import run, testing
from infra.local.place import Place, claim
from infra.local.processes import Failed, Keeper, Stopped, stop_on_signals

Result = TypeVar("Result")
PASSING = {"test": testing.test, "bench": testing.bench, "bench-signals": testing.bench_signals}


def main(command: str, *arguments: str) -> int:
    """Run one command; returns the exit code. Whatever happens, nothing that was started stays behind."""
    stop_on_signals()
    try:
        if command in PASSING:
            return passing(command, arguments)
        work, folder = {"run": (run.run, ".local"), "services": (testing.serve, ".local/services")}[command]
        attend(claim(data_folder(folder), fresh=os.environ.get("FRESH") == "1"), work)
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    except Stopped:
        return 130 if command in PASSING else 0
    return 0


def passing(command: str, arguments: tuple[str, ...]) -> int:
    """These have a folder of their own, gone when they end; it stays when something could not start."""
    folder = Path(tempfile.mkdtemp(prefix=f"rondetafel-{command}-"))
    try:
        code = attend(claim(folder), lambda keeper, place: PASSING[command](keeper, place, arguments))
    except Stopped:
        shutil.rmtree(folder)
        raise
    shutil.rmtree(folder)
    return code


def attend(place: Place, work: Callable[[Keeper, Place], Result]) -> Result:
    keeper = Keeper(place.folder / "logs")
    try:
        return work(keeper, place)
    except Stopped:
        print("Rondetafel stopt ...", flush=True)
        raise
    finally:
        keeper.stop()
        place.leave()


def data_folder(default: str) -> Path:
    return Path(os.environ.get("DATA") or default).expanduser().resolve()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
