"""`python -m tests.bench.signals` (make bench-signals): one line per figure about bottlenecks and publications."""

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any
from uuid import UUID

from tenants.flanders import places
from tests.bench import marking
from tests.bench.signals import attacking, corpus, filling, limburg, plain

FOREVER = date(9999, 1, 1)


@dataclass(frozen=True)
class Size:
    """How many bottlenecks, of how many municipalities; of Limburg how many invented years; how many attacks."""

    municipalities: int = 300
    quarters: int = 12
    few: int = 10_000
    some: int = 100_000
    many: int = 1_000_000
    rounds: int = 2
    years: int = 20
    seeds: int = 6


@dataclass(frozen=True)
class Took:
    """Seconds of all periods and of the last one alone, ours and those of the plain statement."""

    contributions: int
    quarters: int
    ours: float
    last: float
    plain: float
    plain_last: float
    cells: int
    before: float
    peak: float

    def __str__(self) -> str:
        return (
            f"{self.contributions} bottlenecks, {self.quarters} quarters: published in {self.ours:.2f} s, plain SQL "
            f"with a covering index {self.plain:.2f} s ({self.cells} counts): {self.ours / self.plain:.2f} times\n"
            f"  the next quarter alone {self.last:.2f} s: {self.last / self.plain:.3f} times the plain statement of "
            f"all, {self.last / self.plain_last:.2f} times that of its quarter ({self.plain_last:.2f} s)\n"
            f"  memory of the worker: {self.peak:.0f} MB at most, {self.before:.0f} MB before it began"
        )


async def bench(size: Size) -> list[Took]:
    """With a few, with some and with all; what is left to read in Limburg; what attacks find; the marking pass."""
    took = []
    for many in (size.few, size.some, size.many):
        took.append(await measured(size, many))
        tell(took[-1])
    for less, more in pairwise(took):
        times = more.contributions / less.contributions
        tell(f"growth: {times:.0f} times the bottlenecks, {more.ours / less.ours:.1f} times the seconds")
    tell(limburg.shares(size.years))
    tell(attacking.attacked(range(size.seeds)))
    tell("\n".join(marking.lines()))
    return took


async def measured(size: Size, many: int) -> Took:
    """In turns, ours and the plain statement (A B A B); of each the best, since the machine may be shared."""
    network = filling.a_network()
    arrondissements = sorted({one.arrondissement for one in places()})
    homes = corpus.zipf(size.municipalities, arrondissements)
    await filling.fill(network, "quarter", homes, corpus.given(homes, many, size.quarters))
    turns = [await _once(network, size, many) for _ in range(size.rounds)]
    quickest = min(turns, key=lambda one: one.ours)
    return replace(
        quickest,
        last=min(one.last for one in turns),
        plain=min(one.plain for one in turns),
        plain_last=min(one.plain_last for one in turns),
    )


async def _once(network: UUID, size: Size, many: int) -> Took:
    await filling.forget()
    told = await published(network, size.quarters)
    async with plain.covered():
        all_of_it, cells = await plain.plain(network, "quarter", corpus.quarter(0), FOREVER)
        last, _ = await plain.plain(network, "quarter", corpus.quarter(size.quarters - 1), FOREVER)
    seconds = told["seconds"]
    return Took(
        many, size.quarters, sum(seconds), seconds[-1], all_of_it, last, cells, told["before"], told["peak"]
    )


async def published(network: UUID, periods: int) -> dict[str, Any]:
    """By a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "tests.bench.signals.publishing", str(network), str(periods)]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, env=os.environ)
    output, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError("the publishing process failed")
    found: dict[str, Any] = json.loads(output.splitlines()[-1])
    return found


def tell(figures: object) -> None:
    """For who reads the figures, as soon as they are there."""
    print(figures, flush=True)


def size_of(arguments: Sequence[str]) -> Size:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.signals")
    for name, value in vars(Size()).items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    given: Any = parser.parse_args(arguments)
    return Size(**vars(given))


if __name__ == "__main__":
    asyncio.run(bench(size_of(sys.argv[1:])))
