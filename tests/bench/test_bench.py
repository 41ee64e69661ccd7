"""The bench itself, in small: so that it runs when somebody wants the figures."""

from pathlib import Path

import pytest

from tests.bench.__main__ import MOST_MEGABYTES, Size, bench
from tests.bench.visitors import PAGES

SMALL = Size(tenants=3, cases=3, visits=2, connections=2, rounds=1, seconds=0.3, jobs=6, places=3, people=7)


async def test_a_small_bench_measures_every_page_and_both_memories(
    empty: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = await bench(SMALL, tmp_path)
    assert [page.name for page in found.pages] == list(PAGES)
    assert all(page.real.rate > 0 and page.bare.rate > 0 for page in found.pages)
    assert found.mails == SMALL.jobs
    assert found.mailed.mails == SMALL.places * SMALL.people
    assert found.mailed.ratio > 0
    assert max(found.web_megabytes, found.worker_megabytes) < MOST_MEGABYTES
    assert "ratio" in capsys.readouterr().out
