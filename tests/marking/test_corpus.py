"""How much is found in sentences that the rules were not made from, and how often clean ones are marked."""

from pathlib import Path

import pytest

from tests.bench.marking import FROZEN, HINT, SECOND, lines, measure, wilson
from tests.figures import Figure
from tests.marking.reading import FILE, sentences

FLOORS = {FILE: (0.94, 0.02), SECOND: (0.80, 0.03), FROZEN: (0.82, 0.03)}


@pytest.mark.parametrize("file", FLOORS, ids=lambda file: file.stem)
def test_recall_and_false_alarms_stay_on_the_good_side(file: Path, figure: Figure) -> None:
    least, most = FLOORS[file]
    measured = measure(file)
    figure(f"marking pass, pieces found, {file.stem}", measured.found.total(), of=measured.there.total())
    figure(f"marking pass, false alarms in clean sentences, {file.stem}", measured.alarms, of=measured.clean)
    assert measured.recall >= least
    assert measured.alarms_per_clean <= most


def test_what_is_never_allowed_is_found_every_time() -> None:
    """A number with check digits is no matter of opinion."""
    certain = ("national-number", "iban", "phone", "mail", "company-number", "plate", "number")
    for file in FLOORS:
        measured = measure(file)
        assert {kind: measured.found[kind] for kind in certain} == {
            kind: measured.there[kind] for kind in certain
        }


def test_there_are_enough_sentences_and_half_of_the_first_set_is_clean() -> None:
    told = sentences()
    clean = sum(not one.pieces for one in told)
    assert len(told) >= 200
    assert 0.4 < clean / len(told) < 0.6
    assert any(kind == HINT for one in told for _, _, kind in one.pieces)


def test_the_interval_is_that_of_wilson() -> None:
    assert [round(end, 3) for end in wilson(43, 46)] == [0.825, 0.978]
    assert wilson(3, 3)[1] == 1.0


def test_every_figure_is_one_line() -> None:
    told = lines()
    assert all(line.startswith("marking") and "\n" not in line for line in told)
    assert len(told) > 10
