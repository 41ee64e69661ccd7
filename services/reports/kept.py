"""From whom something is kept: by the client's words, or because it was said when they were sent out.

It goes with an agreement or a goal to every later report, where the point at which it was made is no longer on the
agenda. What hangs on no point by its row belongs to what was on the table when it was written down.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.piccolo_conf import DB
from services.cases.tables import CircleKind
from services.consents.queries import restrictions
from services.consents.rules import may_know
from services.consents.tables import Restriction
from services.consultations.tables import AgendaItem
from services.meetings.queries import Room
from services.meetings.timing import points_about
from services.plans.queries import AgreementLine
from tenants.access import Access

# Who missed a whole sitting was not sent out: what they were to hear then is theirs to read.
OUT = """
select a.agenda_item, t.circle_member from attendance a
join participant t on (t.tenant, t.id) = (a.tenant, a.participant)
where a."case" = $1 and a.is_present is not true and (not a.is_planned or (a.is_present is false and exists (
  select from attendance b where (b.tenant, b.participant) = (a.tenant, a.participant) and b.is_present)))
"""


@dataclass(frozen=True)
class Kept:
    """The seats of this table by person, never the client's; what the client said; who was out at which point."""

    seats: Mapping[UUID, UUID]
    said: Sequence[Restriction]
    points: Sequence[AgendaItem]
    out: frozenset[tuple[UUID, UUID]]

    def from_whom(
        self, words: str, domain: str, item: UUID | None, at: datetime, reworded_at: datetime | None = None
    ) -> list[str]:
        """The participants who may not read this: when it was said, or when other words were found, they were out."""
        return [
            str(seat)
            for person, seat in self.seats.items()
            if self._is_kept(person, words, domain, item, at)
            or (reworded_at is not None and self._is_kept(person, words, domain, None, reworded_at))
        ]

    def of_agreements(self, lines: Iterable[AgreementLine]) -> Mapping[UUID, list[str]]:
        """Per agreement; never from its owner."""
        return {
            line.id: [
                seat
                for seat in self.from_whom(
                    line.sentence, line.domain, line.agenda_item, line.noted_at, line.reworded_at
                )
                if seat != str(self.seats.get(line.owner) if line.owner else None)
            ]
            for line in lines
        }

    def _is_kept(self, person: UUID, words: str, domain: str, item: UUID | None, at: datetime) -> bool:
        return not may_know(self.said, person, words, domain) or any(
            (point.id, person) in self.out or not may_know(self.said, person, point.title, point.domain)
            for point in points_about(self.points, item, at)
        )


async def kept(access: Access, room: Room) -> Kept:
    """What is needed to tell it, of the whole case."""
    case = room.consultation.case
    chairs = {c.circle_member: c.participant for item in room.items for c in item.chairs}
    people = [one.id for one in room.people if one.kind != CircleKind.CLIENT and one.id in chairs]
    return Kept(
        seats={one: chairs[one] for one in people},
        said=await restrictions(access, case),
        points=await AgendaItem.objects().where(AgendaItem.case == case),
        out=frozenset(
            (row["agenda_item"], row["circle_member"]) for row in await DB.connection.fetch(OUT, case)
        ),
    )
