"""The real pages against the bare ones, in turns, from a process of its own."""

import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.bench.load import Order, Result


@dataclass
class Runs:
    """What one side did on one page, round after round."""

    port: int
    visits: Sequence[tuple[str, str]]
    rates: list[float] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)
    size: int = 0

    @property
    def rate(self) -> float:
        """Requests per second: the middle of the rounds."""
        return statistics.median(self.rates)

    def percentile(self, hundredths: int) -> float:
        """Milliseconds in which so many of hundred answers came."""
        found = sorted(self.milliseconds)
        return found[min(len(found) - 1, len(found) * hundredths // 100)]

    def run(self, connections: int, seconds: float, *, counts: bool = True) -> None:
        order: Order = {
            "port": self.port,
            "visits": list(self.visits),
            "connections": connections,
            "seconds": seconds,
        }
        result = _load(order)
        if counts:
            self.rates.append(len(result["milliseconds"]) / result["seconds"])
            self.milliseconds += result["milliseconds"]
            self.size = result["size"]


def race(real: Runs, bare: Runs, *, rounds: int, connections: int, seconds: float) -> None:
    """A B A B: whatever else the machine does, hits both. The first turn of each only warms up."""
    for side in (real, bare):
        side.run(connections, max(seconds / 2, 0.2), counts=False)
    for _ in range(rounds):
        for side in (real, bare):
            side.run(connections, seconds)


def _load(order: Order) -> Result:
    command = [sys.executable, "-m", "tests.bench.load"]
    done = subprocess.run(command, input=json.dumps(order), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found: Result = json.loads(done.stdout)
    return found
