"""What the pages of a poll show: the moments in words, the grid, why the best is best."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.consultations.tables import Participant
from services.polls.queries import Board, Option
from services.polls.tables import Can
from tenants.words.packs import Words
from tenants.words.polls import MARKS, PROPOSED
from tenants.words.today import listed
from web.shared.dates import when

FEW = 2


@dataclass(frozen=True)
class Cell:
    """What one person says to one moment."""

    name: str
    code: str
    mark: str
    words: str


@dataclass(frozen=True)
class Line:
    """One moment."""

    id: UUID
    when: str
    proposed_by: str
    cells: Sequence[Cell]
    told: str
    is_best: bool
    is_fixed: bool


@dataclass(frozen=True)
class Person:
    """Somebody who is asked."""

    seat: UUID
    name: str
    phone: str
    is_answered: bool
    is_on_behalf: bool


def lines(board: Board) -> list[Line]:
    """The best moment first."""
    return [_line(board, one) for one in board.options]


def people(board: Board) -> list[Person]:
    """Everybody at the table, who did not answer first."""
    found = [
        Person(
            one.id,
            one.circle_member.first_name,
            one.circle_member.phone,
            one.id in board.through,
            board.through.get(one.id) == "coordinator",
        )
        for one in board.people
    ]
    return sorted(found, key=lambda one: one.is_answered)


def why(board: Board, words: Words) -> str:
    """By which order the moments stand, in one sentence."""
    names = {one.id: one.circle_member.first_name for one in board.people}
    first = [names[board.voices.client]] if board.voices.client in names else []
    if board.voices.key_worker in names:
        first.append(f"{names[board.voices.key_worker]} ({words.key_worker})")
    weighs = f"Het antwoord van {' weegt het meest, dan dat van '.join(first)}" if first else ""
    ending = "Daarna telt bij welk moment het minste mensen niet kunnen."
    if not weighs:
        return "Het beste moment staat eerst: waar het minste mensen niet kunnen."
    return f"Het beste moment staat eerst. {weighs}{' weegt het meest' if len(first) < FEW else ''}. {ending}"


def _line(board: Board, option: Option) -> Line:
    moment = option.moment
    return Line(
        id=moment.id,
        when=when(moment.starts_at, moment.ends_at),
        proposed_by=PROPOSED[moment.proposed_by],
        cells=[_cell(option, one) for one in board.people],
        told=told(option, board.people),
        is_best=board.best is option,
        is_fixed=moment.fixed_at is not None,
    )


def told(option: Option, everybody: Sequence[Participant]) -> str:
    """Who can and who cannot: `Niels en Koen kunnen. Leen kan als het moet. Ward kan niet.`."""
    parts = []
    for answer, one, more in (
        (Can.YES, "kan", "kunnen"),
        (Can.IF_NEEDED, "kan als het moet", "kunnen als het moet"),
        (Can.NO, "kan niet", "kunnen niet"),
        ("", "antwoordde nog niet", "antwoordden nog niet"),
    ):
        names = option.names(everybody, answer)
        if names:
            parts.append(f"{listed(names)} {one if len(names) == 1 else more}.")
    return " ".join(parts)


def _cell(option: Option, one: Participant) -> Cell:
    code = option.said.get(one.id, "")
    return Cell(one.circle_member.first_name, code, *MARKS[code])
