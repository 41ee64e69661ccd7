"""What one participant may read of an agenda beforehand: on the own page, on paper, and to know when it changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from services.consents.rules import may_know, plain
from services.consents.tables import Restriction
from services.consultations.points import Point
from services.consultations.tables import Consultation, Participant


class LineKind(StrEnum):
    """How a point of the agenda appears to this guest."""

    OPEN = "open"
    STRUCK = "struck"
    WITHOUT_YOU = "without-you"


@dataclass(frozen=True)
class Line:
    """One point as this guest may read it; `title` is None where it may not be named.

    A far-reaching one gets views and no decision (row 124); `continues_with` is who goes on about it.
    """

    kind: LineKind
    title: str | None = None
    struck_for: str = ""
    is_far_reaching: bool = False
    continues_with: str = ""


def lines_for(points: Sequence[Point], seat: Participant, people: Sequence[Participant]) -> tuple[Line, ...]:
    """What is still to be talked through with the client stands on nobody's agenda."""
    names = {one.circle_member.id: str(one.circle_member.first_name) for one in people}
    shown = [point for point in points if not point.item.is_to_discuss_first]
    return tuple(_line(point, seat, names) for point in shown)


async def goal_for(sitting: Consultation, seat: Participant, points: Sequence[Point]) -> str:
    """The goal of this meeting is a point as well: who is not in the room for it, or may not read it, has no goal."""
    same = [point for point in points if plain(point.item.title) == plain(sitting.goal)]
    if any(seat.id in point.absent or point.title is None for point in same):
        return ""
    where = (Restriction.case == sitting.case) & Restriction.lifted_at.is_null()
    restrictions = await Restriction.objects().where(where)
    return sitting.goal if may_know(restrictions, seat.circle_member.id, sitting.goal) else ""


def _line(point: Point, seat: Participant, names: dict[UUID, str]) -> Line:
    if point.is_struck:
        is_own = point.struck_by == seat.circle_member.id
        readable = None if seat.id in point.unaware else point.title
        asker = names.get(point.struck_by, "") if point.struck_by else ""
        return Line(LineKind.STRUCK, point.item.title if is_own else readable, asker)
    if seat.id in point.absent:
        return Line(LineKind.WITHOUT_YOU)
    item = point.item
    goes_on = names.get(item.continues_with, "") if item.continues_with else ""
    return Line(LineKind.OPEN, item.title, "", item.is_far_reaching, goes_on)
