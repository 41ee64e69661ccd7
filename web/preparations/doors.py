"""What a guest's page offers to prepare: the own kit, the client's with the key worker, or three minutes."""

from dataclasses import dataclass

from services.cases.queries import get_case
from services.cases.tables import CircleKind
from services.preparations import contributions, kits, rules
from services.preparations.desks import contribution_desk, kit_desk
from web.guests.entrance import Visit


@dataclass(frozen=True)
class Doors:
    """`kit` and `minutes` are how far somebody is, or None where it is not theirs; `together_with` is the client."""

    kit: str | None = None
    minutes: str | None = None
    together_with: str = ""


NONE = Doors()


async def doors(visit: Visit, *, must_sign: bool, is_over: bool) -> Doors:
    """Nothing before the code of conduct was agreed with, nor after the sitting."""
    if must_sign or is_over:
        return NONE
    person = visit.seat.circle_member
    if rules.has_kit(person.kind):
        desk = await kit_desk(visit.access)
        return Doors(kit=rules.state(await kits.find_kit(desk.consultation.id, desk.person.id)))
    own = rules.state(await contributions.find(await contribution_desk(visit.access)))
    case = await get_case(visit.access, person.case)
    if case.key_worker != person.id or person.kind != CircleKind.HELPER:
        return Doors(minutes=own)
    desk = await kit_desk(visit.access)
    kit = rules.state(await kits.find_kit(desk.consultation.id, desk.person.id))
    return Doors(kit=kit, minutes=own, together_with=desk.person.first_name)
