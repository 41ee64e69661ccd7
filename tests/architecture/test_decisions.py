"""Decision records are numbered one by one, and say what a record says."""

from tests.architecture.sources import ROOT

RECORDS = sorted((ROOT / "infra" / "decisions").glob("*.md"))
PARTS = ("**Context.**", "**Decision.**", "**Consequences.**", "**Not chosen.**", "**Kept by**")


def test_numbers_follow_each_other() -> None:
    assert [int(record.name[:4]) for record in RECORDS] == list(range(1, len(RECORDS) + 1))


def test_each_heading_carries_its_number() -> None:
    assert [
        record.name for record in RECORDS if not record.read_text().startswith(f"# {record.name[:4]} ")
    ] == []


def test_each_has_its_parts() -> None:
    missing = {record.name: [part for part in PARTS if part not in record.read_text()] for record in RECORDS}
    assert {name: parts for name, parts in missing.items() if parts} == {}
