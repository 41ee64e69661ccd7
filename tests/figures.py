"""Figures: what tests count while they try something, added up by name and shown at the end of the run.

`make attack` runs the same tests in their long form and shows these lines; the short form is in `make test`.
"""

import os
from collections.abc import Callable, Iterable
from typing import Protocol

import pytest

PREFIX = "figure:"
SAID = "said:"
IS_LONG = os.environ.get("ATTACK") == "1"


class Figure(Protocol):
    """Adds to a figure: so many, of so many tried."""

    def __call__(self, name: str, count: int, *, of: int | None = None) -> None: ...


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """Count something: `figure("mutations caught", 1, of=1)`."""

    def add(name: str, count: int, *, of: int | None = None) -> None:
        record_property(PREFIX + name, [count, of])

    return add


class Measure(Protocol):
    """Says what was measured, in words of its own: `measured("Vandaag, with the wall", "1.08 times")`."""

    def __call__(self, name: str, value: str) -> None: ...


@pytest.fixture
def measured(record_property: Callable[[str, object], None]) -> Measure:
    """Say a ratio or a time, which cannot be added up; the last one of a name stands."""

    def say(name: str, value: str) -> None:
        record_property(SAID + name, value)

    return say


def lines(reports: Iterable[pytest.TestReport]) -> list[str]:
    """One line per figure, in the order in which they first came: `mutations caught: 26 of 26`."""
    counts: dict[str, list[int | None]] = {}
    said: dict[str, object] = {}
    for report in reports:
        for name, value in report.user_properties:
            if name.startswith(SAID):
                said[name.removeprefix(SAID)] = value
            if name.startswith(PREFIX) and isinstance(value, list):
                known = counts.get(name, [None, None])
                counts[name] = [_sum(one, other) for one, other in zip(known, value, strict=True)]
    counted = [_line(name.removeprefix(PREFIX), *pair) for name, pair in counts.items()]
    return counted + [f"{name}: {value}" for name, value in said.items()]


def _sum(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else one + other


def _line(name: str, count: int | None, of: int | None) -> str:
    return f"{name}: {count}" if of is None else f"{name}: {count} of {of}"
