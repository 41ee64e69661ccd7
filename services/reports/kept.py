"""From whom an agreement is kept: by the client's words, or because it was made when they were sent out.

It goes with the agreement to every later report, where the point at which it was made is no longer on the agenda.
"""

from collections.abc import Mapping
from uuid import UUID

from infra.piccolo_conf import DB
from services.cases.tables import CircleKind
from services.consents.queries import restrictions
from services.consents.rules import may_know
from services.consultations.tables import AgendaItem
from services.meetings.queries import Room
from services.plans.queries import AgreementLine
from tenants.access import Access

# Who missed a whole sitting was not sent out: what they were to hear then is theirs to read.
OUT = """
select a.agenda_item, t.circle_member from attendance a
join participant t on (t.tenant, t.id) = (a.tenant, a.participant)
where a."case" = $1 and a.is_present is not true and (not a.is_planned or (a.is_present is false and exists (
  select from attendance b where (b.tenant, b.participant) = (a.tenant, a.participant) and b.is_present)))
"""


async def kept_from(access: Access, room: Room, lines: list[AgreementLine]) -> Mapping[UUID, list[str]]:
    """Per agreement the participants of this table who may not read it; never the client, nor its owner."""
    case = room.consultation.case
    said = await restrictions(access, case)
    points = {item.id: item for item in await AgendaItem.objects().where(AgendaItem.case == case)}
    out = {(row["agenda_item"], row["circle_member"]) for row in await DB.connection.fetch(OUT, case)}
    chairs = {c.circle_member: c.participant for item in room.items for c in item.chairs}
    people = [one for one in room.people if one.kind != CircleKind.CLIENT and one.id in chairs]

    def is_kept(line: AgreementLine, person: UUID) -> bool:
        point = points.get(line.agenda_item) if line.agenda_item else None
        return (
            not may_know(said, person, line.sentence, line.domain)
            or (point is not None and not may_know(said, person, point.title, point.domain))
            or (line.agenda_item, person) in out
        )

    return {
        line.id: [str(chairs[one.id]) for one in people if one.id != line.owner and is_kept(line, one.id)]
        for line in lines
    }
