"""The bench of the papers, in small."""

from tests.bench.documents import measure, p95
from tests.documents.papers import PAPERS


def test_a_small_bench_measures_every_paper() -> None:
    found = measure(turns=2)
    assert {one.name for one in found} >= set(PAPERS)
    assert all(min(one.ours) > 0 and p95(one.bare) > 0 for one in found)
