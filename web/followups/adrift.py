"""Zonder trekker: what somebody who left carried, grouped by person, with one form to hand all of it over."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.cases.tables import CircleKind, CircleMember
from services.followups.queries import Board
from web.followups.forms import FormerForm, former_form
from web.followups.lines import Row, joined, of_line
from web.meetings.forms import named


@dataclass(frozen=True)
class Group:
    """What one person left behind, or what never had an owner."""

    title: str
    rows: list[Row]
    form: FormerForm
    helper: CircleMember | None = None


def groups(board: Board, people: Sequence[CircleMember], refused: FormerForm | None) -> list[Group]:
    """One per person who left; `refused` is the form that came back."""
    former = dict.fromkeys(line.owner for line in board.adrift)
    return [_group(board, people, one, number, refused) for number, one in enumerate(former)]


def _group(
    board: Board,
    people: Sequence[CircleMember],
    former: UUID | None,
    number: int,
    refused: FormerForm | None,
) -> Group:
    left = board.people.get(former) if former else None
    title = f"{left.first_name} stapte uit de kring. Wie neemt dit op?" if left else "Wie neemt dit op?"
    lines = [line for line in board.adrift if line.owner == former]
    rows = [Row(line.id, line.sentence, joined(*of_line(line)), line.version) for line in lines]
    is_refused = refused is not None and refused.former.data == str(former or "")
    form = refused if is_refused and refused is not None else former_form(people, former)
    helper = left if left and left.kind == CircleKind.HELPER else None
    return Group(title, rows, named(form, f"adrift-{number}"), helper)
