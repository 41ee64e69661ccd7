"""The bench of bottlenecks, in small: so that it runs when somebody wants the figures."""

import pytest

from tests.bench.signals.__main__ import Size, bench

SMALL = Size(municipalities=20, quarters=2, few=60, some=120, many=400, rounds=1, years=1, seeds=0)


async def test_a_small_bench_publishes_every_period_and_says_what_is_left_to_read(
    empty: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = await bench(SMALL)
    assert [one.contributions for one in found] == [60, 120, 400]
    assert all(one.ours > one.last > 0 and one.plain > 0 and one.cells > one.quarters for one in found)
    told = capsys.readouterr().out
    assert "growth: 3 times the bottlenecks" in told
    assert "theme × arrondissement" in told
    assert "as published" in told
    assert "marking, first set: recall" in told
