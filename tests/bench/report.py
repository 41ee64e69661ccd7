"""What the bench prints: plain tables, and how they were made."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.costs import PARTS, Costs
from tests.bench.racing import Runs

HOW = """\
real: python -m web, one worker. bare: one Litestar handler under the same server that replays the very statements
of such a page with raw asyncpg in a transaction, and renders the same template with the same values; it knows no
session, no door, no Piccolo, no compression, no headers. Both: {connections} kept connections, {rounds} turns of
{seconds} seconds each (A B A B), spread over {visits} municipalities; each page of the bare one was recorded once."""


@dataclass(frozen=True)
class Page:
    """One page, measured."""

    name: str
    real: Runs
    bare: Runs
    queries: int
    costs: Costs

    @property
    def ratio(self) -> float:
        return self.real.rate / self.bare.rate


def speeds(pages: Sequence[Page]) -> str:
    head = ("page", "real/s", "p50 ms", "p95 ms", "bare/s", "p50 ms", "p95 ms", "ratio", "queries", "kB")
    return table(head, [_speed(page) for page in pages])


def shares(pages: Sequence[Page]) -> str:
    """One page after the other, without others beside it: where its milliseconds go."""
    head = ("ms of one page", "all", "waits for PostgreSQL", *PARTS)
    rows = [
        (page.name, *(f"{value:.1f}" for value in (page.costs.total, page.costs.waiting, *page.costs.parts)))
        for page in pages
    ]
    return table(head, rows)


def _speed(page: Page) -> tuple[str, ...]:
    sides = [
        text
        for side in (page.real, page.bare)
        for text in (f"{side.rate:.0f}", f"{side.percentile(50):.1f}", f"{side.percentile(95):.1f}")
    ]
    return (page.name, *sides, f"{page.ratio:.2f}", str(page.queries), f"{page.real.size / 1000:.1f}")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as their longest cell; the first to the left, numbers to the right."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (head, *rows)
    )
