"""What the runner starts stays alive, and nothing of it stays behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from infra.local.processes import Failed, Keeper, Program

SLEEPER = ("sleep", "1000")
# A program that starts another one and says who it is.
PARENT = ("sh", "-c", "sleep 1001 & echo $!; wait")
# A runner of its own, to be killed.
RUNNER = """
import sys, time
from pathlib import Path
from infra.local.processes import Keeper, Program
keeper = Keeper(Path(sys.argv[1]))
keeper.start(Program("sleeper", ["sleep", "1002"]))
print(keeper.running[0].process.pid, flush=True)
time.sleep(1000)
"""


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    """A keeper that is stopped at the end, without touching the signals of pytest."""
    made = Keeper(tmp_path)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield made
    made.stop()
    for number, handler in before.items():
        signal.signal(number, handler)


def eventually(is_so: Callable[[], bool], seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while not is_so() and time.monotonic() < until:
        time.sleep(0.02)
    return is_so()


def is_gone(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_a_killed_program_starts_again(keeper: Keeper) -> None:
    keeper.start(Program("worker", SLEEPER, os.environ))
    first = keeper.running[0].process
    first.kill()
    first.wait()

    def is_replaced() -> bool:
        keeper.check()
        return keeper.running[0].process.pid != first.pid

    assert eventually(is_replaced)
    assert keeper.running[0].process.poll() is None


def test_the_end_of_what_everything_needs_is_told_with_its_last_words(keeper: Keeper) -> None:
    keeper.start(Program("web", ("sh", "-c", "echo geen poort; exit 3"), os.environ, restarts=False))
    with pytest.raises(Failed, match=r"web is gestopt \(code 3\)\.\n    geen poort\n"):
        keeper.wait_until(lambda: False, "web", 10)


def test_a_failed_errand_is_told(keeper: Keeper) -> None:
    with pytest.raises(Failed, match=r"migrate is mislukt \(code 1\)"):
        keeper.run("migrate", ("false",), os.environ)
    assert keeper.running == []


def test_stopping_takes_along_what_programs_started_themselves(keeper: Keeper) -> None:
    keeper.start(Program("worker", PARENT, os.environ))
    assert eventually(lambda: keeper.log("worker").read_text() != "")
    children = [keeper.running[0].process.pid, int(keeper.log("worker").read_text())]
    keeper.stop()
    assert eventually(lambda: all(map(is_gone, children)))


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells children that their parent is gone")
def test_a_killed_runner_leaves_nothing_behind(tmp_path: Path) -> None:
    command = [sys.executable, "-c", RUNNER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as runner:
        assert runner.stdout is not None
        child = int(runner.stdout.readline())
        runner.kill()
    assert eventually(lambda: is_gone(child))
