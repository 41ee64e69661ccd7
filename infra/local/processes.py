"""Programs that run beside each other: started in order, kept alive, stopped in reverse order.

Every program leads its own process group, so that what it starts itself is swept away with it, and asks
Linux to end it when this runner is killed.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
STOP_SECONDS = 15
LONG_LIFE_SECONDS = 30
LONGEST_PAUSE_SECONDS = 5.0
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
PR_SET_PDEATHSIG = 1


class Failed(Exception):
    """Something could not start or stopped by itself; the message tells people what and where to look."""


class Stopped(BaseException):
    """Somebody asked to stop: Ctrl-C, SIGTERM or SIGHUP."""


@dataclass
class Program:
    """One thing to run. Without `restarts` its end is the end of everything; an errand is meant to end."""

    name: str
    command: Sequence[str | Path]
    env: Mapping[str, str] = field(default_factory=dict)
    restarts: bool = True
    stop_signal: signal.Signals = signal.SIGTERM
    is_errand: bool = False
    is_shown: bool = False


@dataclass
class Running:
    program: Program
    process: subprocess.Popen[bytes]
    started_at: float
    failures: int = 0
    again_at: float | None = None


class Keeper:
    """Starts programs, watches over them and leaves none behind."""

    def __init__(self, logs: Path) -> None:
        self.logs = logs
        self.running: list[Running] = []

    def start(self, program: Program) -> None:
        self.log(program.name).unlink(missing_ok=True)
        with held_signals():
            self.running.append(Running(program, self._spawn(program), time.monotonic()))

    def run(self, name: str, command: Sequence[str | Path], env: Mapping[str, str]) -> None:
        """Run one command to its end; raises Failed with its last words."""
        code = self._errand(Program(name, command, env, is_errand=True))
        if code:
            raise Failed(f"{name} is mislukt (code {code}).\n{self.last_words(name)}")

    def show(self, name: str, command: Sequence[str | Path], env: Mapping[str, str]) -> int:
        """Run one command to its end in plain sight; returns its exit code."""
        return self._errand(
            Program(name, command, env, stop_signal=signal.SIGINT, is_errand=True, is_shown=True)
        )

    def _errand(self, program: Program) -> int:
        self.start(program)
        one = self.running[-1]
        while one.process.poll() is None:
            self.check()
            time.sleep(0.02)
        self.running.remove(one)
        sweep(one.process)
        return one.process.returncode

    def wait_until(self, ready: Callable[[], bool], name: str, seconds: float) -> None:
        """Wait until a program of ours answers; raises Failed when it stopped or takes too long."""
        until = time.monotonic() + seconds
        while not ready():
            self.check()
            if time.monotonic() > until:
                raise Failed(f"{name} antwoordt niet na {seconds:.0f} seconden.\n{self.last_words(name)}")
            time.sleep(0.05)

    def watch(self) -> None:
        """Stay, restart what stopped, until Stopped is raised by a signal or Failed by a program."""
        while True:
            self.check()
            time.sleep(0.2)

    def check(self) -> None:
        for one in self.running:
            if one.program.is_errand:
                continue
            if one.again_at is not None:
                self._restart(one)
            elif one.process.poll() is not None:
                self._plan_restart(one)

    def _plan_restart(self, one: Running) -> None:
        sweep(one.process)
        name, code = one.program.name, one.process.returncode
        if not one.program.restarts:
            raise Failed(f"{name} is gestopt (code {code}).\n{self.last_words(name)}")
        has_lived = time.monotonic() - one.started_at > LONG_LIFE_SECONDS
        one.failures = 1 if has_lived else one.failures + 1
        one.again_at = time.monotonic() + min(0.25 * 2**one.failures, LONGEST_PAUSE_SECONDS)
        print(f"{name} is gestopt (code {code}) en start opnieuw; zie {self.log(name)}", flush=True)

    def _restart(self, one: Running) -> None:
        if one.again_at is not None and time.monotonic() >= one.again_at:
            with held_signals():
                one.process = self._spawn(one.program)
            one.started_at, one.again_at = time.monotonic(), None

    def stop(self) -> None:
        """Stop everything, the last started first. A second Ctrl-C does not leave anything behind."""
        ignore_signals()
        while self.running:
            one = self.running.pop()
            with contextlib.suppress(ProcessLookupError, subprocess.TimeoutExpired):
                one.process.send_signal(one.program.stop_signal)
                one.process.wait(STOP_SECONDS)
            sweep(one.process)

    def log(self, name: str) -> Path:
        return self.logs / f"{name}.log"

    def last_words(self, name: str) -> str:
        """The end of a log, indented, with where to read the rest."""
        said = self.log(name).read_text(errors="replace").splitlines()[-15:]
        return "\n".join([*(f"    {line}" for line in said), f"Alles staat in {self.log(name)}"])

    def _spawn(self, program: Program) -> subprocess.Popen[bytes]:
        def in_child() -> None:
            signal.pthread_sigmask(signal.SIG_SETMASK, ())
            end_with_parent(program.stop_signal)

        with self.log(program.name).open("ab") as log:
            return subprocess.Popen(
                program.command,
                cwd=ROOT,
                env=program.env,
                stdin=subprocess.DEVNULL,
                stdout=None if program.is_shown else log,
                stderr=None if program.is_shown else log,
                start_new_session=True,
                preexec_fn=in_child,  # noqa: PLW1509  # this process has one thread
            )


def end_with_parent(number: signal.Signals) -> None:
    """Ask Linux for this signal as soon as the parent is gone, however it went."""
    if LIBC is not None:
        LIBC.prctl(PR_SET_PDEATHSIG, number)


def sweep(process: subprocess.Popen[bytes]) -> None:
    """End whatever a program started and left behind in its group."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextlib.contextmanager
def held_signals() -> Iterator[None]:
    """Between starting a process and knowing of it, nobody may interrupt."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def ignore_signals() -> None:
    for number in STOPPING:
        signal.signal(number, signal.SIG_IGN)


def stop_on_signals() -> None:
    """From here on Ctrl-C, SIGTERM and SIGHUP raise Stopped."""

    def stop(number: int, _frame: object) -> None:
        ignore_signals()
        raise Stopped(number)

    for number in STOPPING:
        signal.signal(number, stop)
    if "MAKELEVEL" in os.environ:
        end_with_parent(signal.SIGTERM)
