"""What each participant may read of an agenda, and who got which one."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from services.agendas.tables import AgendaCopy
from services.cases.queries import require_reader
from services.cases.tables import CircleKind
from services.consultations.queries import get_consultation, points_of
from services.invitations.queries import Asked, asked_to
from services.invitations.reading import Line, goal_for, lines_for
from services.invitations.rules import State
from services.invitations.tables import Channel
from tenants.access import Access

NOT_BY_MAIL = frozenset({State.BOUNCED, State.MISDIRECTED})


@dataclass(frozen=True)
class Reader:
    """One participant with the agenda as this person may read it now, and what was told before.

    Who did not sign reads when, where and how many points (X7): `goal` and `lines` are empty.
    """

    asked: Asked
    goal: str
    lines: tuple[Line, ...]
    points: int
    copy: AgendaCopy | None

    @property
    def told(self) -> str:
        """A hash of all that this person can read: another one means another agenda."""
        return sha256(repr((self.goal, self.lines, self.points)).encode()).hexdigest()

    @property
    def has_it(self) -> bool:
        """Whether this very agenda was told or printed."""
        return self.copy is not None and self.copy.told == self.told

    @property
    def is_client(self) -> bool:
        """The client's own sheet speaks of the own meeting."""
        return self.asked.person.kind == CircleKind.CLIENT

    @property
    def is_to_get_it(self) -> bool:
        """Who was asked and did not say no; who may not be asked any more gets nothing."""
        lives = self.asked.invitation is not None and self.asked.invitation.withdrawn_at is None
        return lives and not self.asked.refusal and self.asked.state is not State.NO

    @property
    def gets_mail(self) -> bool:
        """A mail where there is an address that works; else paper."""
        asked = self.asked
        has_address = asked.invitation is not None and asked.invitation.channel == Channel.MAIL
        return has_address and bool(asked.person.email) and asked.state not in NOT_BY_MAIL


async def readers(access: Access, consultation_id: UUID) -> list[Reader]:
    """Everybody at one table, in its order."""
    require_reader(access)
    sitting = await get_consultation(access, consultation_id)
    asked = await asked_to(access, sitting)
    seats = [one.participant for one in asked]
    points = await points_of(access, sitting, seats)
    copies = await _copies([seat.id for seat in seats])
    found = []
    for one in asked:
        lines = lines_for(points, one.participant, seats)
        goal = "" if one.must_sign else await goal_for(sitting, one.participant, points)
        shown = () if one.must_sign else lines
        found.append(Reader(one, goal, shown, len(lines), copies.get(one.participant.id)))
    return found


async def _copies(seats: list[UUID]) -> Mapping[UUID, AgendaCopy]:
    if not seats:
        return {}
    rows = await AgendaCopy.objects().where(AgendaCopy.participant.is_in(seats))
    return {row.participant: row for row in rows}
