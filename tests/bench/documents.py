"""`python -m tests.bench.documents`: papers per second and p95, beside a bare typst compile of the same source.

Bare: the template and the same data straight into typst's compiler, fonts kept in memory. What ours adds is making
the words, cleaning what cannot be shown, the tags of PDF/UA-1 (told apart) and the letterhead's data.
"""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

import typst

from infra.pdf import FONTS, pdf
from services.documents import letterhead
from tests.bench.report import table
from tests.documents.papers import PAPERS, Paper, Words

TURNS = 60
FONTS_KEPT = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
SIZES = {"": Words(), ", 60 agreements": Words(agreements=60), ", 25 people": Words(people=25)}


@dataclass(frozen=True)
class Timed:
    """Milliseconds of one paper, ours and bare, turn by turn."""

    name: str
    ours: list[float]
    bare: list[float]
    untagged: list[float]
    kilobytes: float

    @property
    def row(self) -> tuple[str, ...]:
        """As the table shows it."""
        sides = [
            text
            for side in (self.ours, self.bare)
            for text in (f"{1000 / (sum(side) / len(side)):.0f}", f"{median(side):.1f}", f"{p95(side):.1f}")
        ]
        share = sum(self.bare) / sum(self.ours)
        return (self.name, *sides, f"{median(self.untagged):.1f}", f"{share:.2f}", f"{self.kilobytes:.0f}")


def p95(milliseconds: list[float]) -> float:
    """The slowest one in twenty."""
    return quantiles(milliseconds, n=20)[-1]


def measure(turns: int = TURNS) -> list[Timed]:
    """Every paper as it is, and a report of each size."""
    found = [_timed(name, paper, Words(), turns) for name, paper in PAPERS.items()]
    sizes = [(name, words) for name, words in SIZES.items() if name]
    return found + [_timed(f"report.typ{name}", PAPERS["report.typ"], words, turns) for name, words in sizes]


def main(turns: int) -> None:
    """Print what was measured."""
    head = ("paper", "ours/s", "p50 ms", "p95 ms", "bare/s", "p50 ms", "p95 ms", "untagged ms", "ratio", "kB")
    sys.stdout.write(table(head, [one.row for one in measure(turns)]) + "\n")


def _timed(name: str, paper: Paper, words: Words, turns: int) -> Timed:
    """Each paper with words of its own: typst remembers what it made before."""
    made = paper(words)
    ours: list[float] = []
    bare: list[float] = []
    untagged: list[float] = []
    for turn in range(turns):
        one, other, third = (_changed(words, 3 * turn + part) for part in range(3))
        asked, plain = _asked(paper, other), _asked(paper, third)
        ours.append(_milliseconds(partial(paper, one)))
        bare.append(_milliseconds(partial(_bare, *asked, is_tagged=True)))
        untagged.append(_milliseconds(partial(_bare, *plain, is_tagged=False)))
    return Timed(name, ours, bare, untagged, len(made) / 1000)


def _changed(words: Words, number: int) -> Words:
    return replace(words, name=f"{words.name} {number}", sentence=f"{words.sentence} Dat is zin {number}.")


def _asked(paper: Paper, words: Words) -> tuple[Path, str]:
    """The template and the data that this paper hands to infra/pdf.py."""
    seen: list[tuple[Path, Mapping[str, Any]]] = []

    def kept(template: str | Path, data: Mapping[str, Any]) -> bytes:
        seen.append((Path(template), data))
        return b""

    setattr(letterhead, "pdf", kept)  # noqa: B010 - the paper is asked for its data alone
    try:
        paper(words)
    finally:
        setattr(letterhead, "pdf", pdf)  # noqa: B010
    [(template, data)] = seen
    return template, json.dumps({**data, "has_stand_ins": False}, default=str)


def _bare(template: Path, data: str, *, is_tagged: bool) -> bytes:
    compiler = typst.Compiler(
        input=str(template), root=str(template.parent), font_paths=FONTS_KEPT, sys_inputs={"data": data}
    )
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"] if is_tagged else [])
    assert isinstance(made, bytes)
    return made


def _milliseconds(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TURNS)
