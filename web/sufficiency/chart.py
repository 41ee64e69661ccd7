"""The drawing of how it goes, only where the client wants one: where each mark stands, and the same as a table.

One line per domain, from hard to well. Nothing is added up, nothing averaged, nobody compared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from services.sufficiency.tables import SufficiencyAnswer
from services.sufficiency.talks import Opened, Talk

LEFT, WIDTH, TOP, HEIGHT = 20, 320, 34, 74
MOST_TALKS = 6


@dataclass(frozen=True)
class Mark:
    """One sentence that was chosen: when, or as what; `x` and `y` where it stands."""

    kind: str
    label: str
    sentence: str
    x: int
    y: int


@dataclass(frozen=True)
class Line:
    """One domain: its marks in time, and where somebody wants to be."""

    title: str
    y: int
    marks: Sequence[Mark]
    cells: Sequence[str]
    soon: str
    later: str

    @property
    def way(self) -> str:
        """The line from the first to the newest mark, as SVG points."""
        return " ".join(f"{one.x},{one.y}" for one in self.marks if one.kind in {"now", "before"})


@dataclass(frozen=True)
class Chart:
    """The whole drawing; `days` are the columns of its table."""

    lines: Sequence[Line]
    days: Sequence[date]
    height: int
    left: int = LEFT
    right: int = LEFT + WIDTH


def chart(opened: Opened) -> Chart | None:
    """None where nothing can be drawn. The newest six times; older ones stand in the list."""
    talks = [one for one in opened.talks if any(row.step for row in one.answers.values())][-MOST_TALKS:]
    titles = {one.code: one.title for one in opened.sentences.domains}
    said = {code for talk in talks for code, row in talk.answers.items() if row.step or row.soon or row.later}
    codes = [*(code for code in titles if code in said), *sorted(said - set(titles))]
    if not codes:
        return None
    lines = [_line(titles.get(code, code), code, number, talks) for number, code in enumerate(codes)]
    return Chart(lines, [one.row.held_on for one in talks], TOP + HEIGHT * len(lines) + 10)


def _line(title: str, code: str, number: int, talks: Sequence[Talk]) -> Line:
    y = TOP + HEIGHT * number + 48
    rows = [(talk, talk.answers.get(code)) for talk in talks]
    given = [(talk, row) for talk, row in rows if row is not None and row.step]
    marks = [
        Mark("now" if talk is given[-1][0] else "before", f"{talk.row.held_on:%d/%m/%Y}", row.sentence, x, y)
        for talk, row in given
        if (x := _x(row.step, row.steps)) is not None
    ]
    newest = next((row for _, row in reversed(rows) if row is not None and (row.soon or row.later)), None)
    wanted = _wanted(newest, y) if newest is not None else []
    cells = [row.sentence if row is not None else "" for _, row in rows]
    targets: Mapping[str, str] = {one.kind: one.sentence for one in wanted}
    return Line(title, y, [*marks, *wanted], cells, targets.get("soon", ""), targets.get("later", ""))


def _wanted(row: SufficiencyAnswer, y: int) -> list[Mark]:
    """Above the line, so that they never hide where somebody stands."""
    soon, later = _x(row.soon, row.steps), _x(row.later, row.steps)
    marks = [Mark("soon", "straks", row.soon_sentence, soon, y - 17)] if soon is not None else []
    if later is not None:
        marks.append(Mark("later", "later", row.later_sentence, later + (14 if later == soon else 0), y - 17))
    return marks


def _x(step: int | None, steps: int) -> int | None:
    return None if step is None else LEFT + (step - 1) * WIDTH // (steps - 1)
