"""The agenda as it will be: which point is struck and at whose wish, who is in the room for which point.

A restriction counts here at once, whatever was planned before it: nothing of it is stored.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.consents.rules import concerns, may_know
from services.consents.tables import Restriction
from services.consultations.tables import AgendaItem


@dataclass(frozen=True)
class Point:
    """One point; `absent` are the participants who are not in the room, `kept_from` those by restriction.

    `unaware` may not know of it at all, also where it was struck and the others may read what it was.
    """

    item: AgendaItem
    is_struck: bool
    struck_by: UUID | None
    may_show_title: bool
    absent: frozenset[UUID]
    kept_from: frozenset[UUID]
    unaware: frozenset[UUID] = frozenset()

    @property
    def title(self) -> str | None:
        """The title as others may read it: None when it was struck and the client wants it unnamed (X13)."""
        return None if self.is_struck and not self.may_show_title else str(self.item.title)


def lay_out(
    items: Sequence[AgendaItem],
    people: Mapping[UUID, UUID],
    planned_out: Mapping[UUID, set[UUID]],
    restrictions: Sequence[Restriction],
) -> list[Point]:
    """Each point with what is decided about it; `people` gives per participant the circle member."""
    return [_point(item, people, planned_out.get(item.id, set()), restrictions) for item in items]


def brings(points: Iterable[Point]) -> dict[UUID, str]:
    """Per person the part of life that they bring to this table, where it may be named."""
    named = [one.item for one in points if not one.is_struck and not one.item.is_to_discuss_first]
    return {one.brought_by: one.domain for one in reversed(named) if one.brought_by and one.domain}


def _point(
    item: AgendaItem, people: Mapping[UUID, UUID], out: set[UUID], restrictions: Sequence[Restriction]
) -> Point:
    striking = next(
        (r for r in restrictions if r.kept_from is None and concerns(r, item.title, item.domain)), None
    )
    kept = frozenset(
        participant
        for participant, person in people.items()
        if not may_know(restrictions, person, item.title, item.domain)
    )
    secrets = [one for one in restrictions if one.kept_from is not None]
    unaware = frozenset(
        participant
        for participant, person in people.items()
        if not may_know(secrets, person, item.title, item.domain)
    )
    is_struck = item.struck_at is not None or striking is not None
    return Point(
        item=item,
        is_struck=is_struck,
        struck_by=item.struck_by or (striking.said_by if striking else None),
        may_show_title=item.may_show_title or bool(striking and striking.may_show_title),
        absent=frozenset(out) | kept if not is_struck else frozenset(),
        kept_from=kept if not is_struck else frozenset(),
        unaware=unaware,
    )
