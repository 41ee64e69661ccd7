"""The anchors: signed line by line, only what is new, and damage to the folder itself shows."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tenants import anchors
from tenants.anchors import Head
from tests.figures import Figure

NOW = datetime(2026, 5, 31, 23, 30, tzinfo=UTC)
PELT, GENK = UUID(int=1), UUID(int=2)
FIRST = [Head(PELT, 3, b"a"), Head(GENK, 1, b"b")]


def lines(folder: Path) -> list[str]:
    return [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text().splitlines()]


def test_what_did_not_grow_is_not_written_again(tmp_path: Path) -> None:
    hour = timedelta(hours=1)
    assert anchors.write(tmp_path, FIRST, NOW) == 2
    assert anchors.write(tmp_path, FIRST, NOW + hour) == 0
    assert anchors.write(tmp_path, [Head(PELT, 4, b"c"), FIRST[1]], NOW + 2 * hour) == 1
    known = anchors.read(tmp_path)
    assert known.heads == {PELT: [FIRST[0], Head(PELT, 4, b"c")], GENK: [FIRST[1]]}
    assert (known.broken, known.last_at) == ((), "2026-06-01T01:30:00+00:00")
    assert [path.name for path in sorted(tmp_path.glob("*.jsonl"))] == [
        "audit-2026-05.jsonl",
        "audit-2026-06.jsonl",
    ]


def test_half_a_line_of_a_machine_that_lost_power_is_said_and_skipped(tmp_path: Path) -> None:
    anchors.write(tmp_path, FIRST, NOW)
    with (tmp_path / "audit-2026-05.jsonl").open("a") as file:
        file.write('{"at": "2026')
    anchors.write(tmp_path, [Head(PELT, 9, b"z")], NOW)
    known = anchors.read(tmp_path)
    assert known.heads[PELT][-1] == Head(PELT, 9, b"z")
    assert known.broken == ("audit-2026-05.jsonl:4",)


def test_after_another_key_what_was_signed_by_the_old_one_still_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anchors.write(tmp_path, FIRST, NOW)
    monkeypatch.setenv("SECRET_KEY", "22" * 32)
    assert anchors.read(tmp_path).broken == ("the last line",), "nobody signed since"
    anchors.write(tmp_path, FIRST, NOW)
    assert anchors.read(tmp_path).broken == ()
    told = lines(tmp_path)
    told[0] = json.dumps({**json.loads(told[0]), "number": "2"})
    (tmp_path / "audit-2026-05.jsonl").write_text("".join(f"{line}\n" for line in told))
    assert anchors.read(tmp_path).broken == ("audit-2026-05.jsonl:1",)


@pytest.mark.attack
@pytest.mark.parametrize("way", ["changed", "taken out", "changes places", "of another key"])
def test_damage_to_the_folder_shows(tmp_path: Path, figure: Figure, way: str) -> None:
    anchors.write(tmp_path, FIRST, NOW)
    told = lines(tmp_path)
    if way == "changed":
        told[0] = json.dumps({**json.loads(told[0]), "number": "2"})
    elif way == "taken out":
        del told[0]
    elif way == "changes places":
        told[0], told[1] = told[1], told[0]
    else:
        told[0] = json.dumps({**json.loads(told[0]), "signature": "0" * 64})
    (tmp_path / "audit-2026-05.jsonl").write_text("".join(f"{line}\n" for line in told))
    assert anchors.read(tmp_path).broken != ()
    figure("tampering found", 1, of=1)
