"""The verification table of decision 0012: seventy rows, each with its verdict and a test that is there."""

import re
from collections import Counter

import pytest

from tests.architecture.sources import ROOT
from tests.figures import Figure

TABLE = ROOT / "infra" / "decisions" / "0012-verification-table.md"
ROW = re.compile(
    r"\| (\d+) \| (\S.*?) \| ([123]) \| (.+?) \| (passed|deviating|open) \| `(tests/\S+?)::(test_\w+)` \| (.*?) ?\|"
)
OTHERS = re.compile(r"`(tests/[\w/.]+)`")


def rows() -> list[tuple[str, ...]]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if re.match(r"\| \d", line)]
    found = [ROW.fullmatch(line) for line in lines]
    assert [line for line, match in zip(lines, found, strict=True) if match is None] == []
    return [match.groups() for match in found if match is not None]


def test_the_seventy_rows_are_there_once() -> None:
    assert [int(row[0]) for row in rows()] == list(range(1, 71))


def test_each_names_a_test_that_is_there() -> None:
    missing = [
        f"{row[0]}: {row[5]}::{row[6]}"
        for row in rows()
        if not (ROOT / row[5]).is_file() or f"def {row[6]}(" not in (ROOT / row[5]).read_text("utf-8")
    ]
    assert missing == []
    named = OTHERS.findall(TABLE.read_text("utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_who_deviates_says_why() -> None:
    assert [row[0] for row in rows() if row[4] != "passed" and not row[7]] == []


@pytest.mark.attack
def test_the_verdicts_are_counted(figure: Figure) -> None:
    counts = Counter(row[4] for row in rows())
    for verdict in ("passed", "deviating", "open"):
        figure(f"ASVS rows {verdict}", counts[verdict], of=70)
    assert sum(counts.values()) == 70
