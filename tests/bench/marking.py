"""`python -m tests.bench.marking`: how much the marking pass finds, how often it is wrong, how fast and heavy it is.

One line per figure. `lines()` is for `make bench-signals`. Author of the sentences and of the rules are the same, so
the figures are kinder than real texts will be; decision 0038 says what they do not say.
"""

import sys
import tracemalloc
from collections import Counter
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from time import process_time

from services.marking.kinds import WARNINGS
from services.marking.rules import Mark, marks
from tests.marking.reading import FILE, Sentence, known, sentences

SURE = 1.96
ENOUGH = 200_000
HINT = "hint"
SECOND, FROZEN = FILE.with_name("second.txt"), FILE.with_name("frozen.txt")


@dataclass
class Measured:
    """What was found of each kind, and what was marked in sentences in which nothing is."""

    there: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    touched: int = 0
    alarms: int = 0
    clean: int = 0
    clean_marked: int = 0

    @property
    def recall(self) -> float:
        """Of all pieces together."""
        return self.found.total() / self.there.total()

    @property
    def alarms_per_clean(self) -> float:
        """False alarms per clean sentence."""
        return self.alarms / self.clean


def measure(file: Path = FILE) -> Measured:
    """A piece is found when every letter and digit of it is marked, whatever the mark says it is.

    What is no name or number but a hint ("enige tweeling") is found when a mark points at any of it.
    """
    told, here = Measured(), known(file)
    for one in sentences(file):
        given = marks(one.text, here)
        for start, end, kind in one.pieces:
            told.there[kind] += 1
            told.found[kind] += is_found(one, start, end, given, is_hint=kind == HINT)
            told.touched += is_found(one, start, end, given, is_hint=True)
        if not one.pieces:
            told.clean += 1
            told.alarms += len(given)
            told.clean_marked += bool(given)
    return told


def is_found(sentence: Sentence, start: int, end: int, given: list[Mark], *, is_hint: bool) -> bool:
    """Whether no letter or digit of the piece stands bare; of a hint, whether not all of them do."""
    there = {place for place in range(start, end) if sentence.text[place].isalnum()}
    bare = there.difference(*(range(mark.start, mark.end) for mark in given))
    return bare < there if is_hint else not bare


def by_kind() -> list[tuple[str, int, int]]:
    """Of each kind how many were found and how many there are, over all sets."""
    all_there, all_found = Counter[str](), Counter[str]()
    for file in (FILE, SECOND, FROZEN):
        measured = measure(file)
        all_there += measured.there
        all_found += measured.found
    return [(kind, all_found[kind], all_there[kind]) for kind in sorted(all_there)]


def wilson(found: int, there: int) -> tuple[float, float]:
    """The interval of 95 % round a share (Wilson, 1927)."""
    share, square = found / there, SURE**2
    middle = share + square / (2 * there)
    width = SURE * sqrt(share * (1 - share) / there + square / (4 * there**2))
    return max(0.0, (middle - width) / (1 + square / there)), min(
        1.0, (middle + width) / (1 + square / there)
    )


def speed(least: int = ENOUGH) -> tuple[float, float]:
    """Characters per second of processor time, and the most memory of one pass in kB, over texts of 400 characters."""
    text, here = " ".join(one.text for one in sentences()), known()
    pieces = [text[place : place + 400] for place in range(0, len(text), 400)]
    marks(pieces[0], here)
    done, began = 0, process_time()
    while done < least:
        for piece in pieces:
            marks(piece, here)
            done += len(piece)
    seconds = process_time() - began
    tracemalloc.start()
    marks((text * 2)[:20_000], here)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return done / seconds, peak / 1024


def lines() -> list[str]:
    """One line per figure."""
    told: list[str] = []
    for name, file in (("first set", FILE), ("second set", SECOND), ("frozen set", FROZEN)):
        measured = measure(file)
        told.append(f"marking, {name}: recall {_share(measured.found.total(), measured.there.total())}")
        told.append(
            f"marking, {name}: a mark in or on the piece, so that its author looks there: "
            f"{_share(measured.touched, measured.there.total())}"
        )
        told.append(
            f"marking, {name}: false alarms {measured.alarms} in {measured.clean} clean sentences "
            f"({measured.alarms_per_clean:.3f} each)"
        )
    for kind, found, there in by_kind():
        told.append(f"marking, the three sets, recall of {kind}: {_share(found, there)}")
    fast, heavy = speed()
    told.append(
        f"marking: {fast:,.0f} characters per second in texts of 400; {heavy:,.0f} kB for one of 20,000"
    )
    told.append(f"marking: {len(WARNINGS)} of its kinds are questions that no list decides")
    return told


def _share(found: int, there: int) -> str:
    low, high = wilson(found, there)
    return f"{found} of {there} = {found / there:.1%} (95 %: {low:.1%} to {high:.1%})"


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines()) + "\n")
