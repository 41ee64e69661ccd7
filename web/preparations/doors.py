"""What a guest's page offers to prepare: the own kit, the client's with the key worker, or three minutes."""

from dataclasses import dataclass

from services.cases.queries import client, get_case
from services.preparations import contributions, kits, rules
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
    person, sitting = visit.seat.circle_member, visit.seat.consultation.id
    if rules.has_kit(person.kind):
        return Doors(kit=rules.state(await kits.find_kit(sitting, person.id)))
    minutes = rules.state(await contributions.find_of(sitting, person.id))
    case = await get_case(visit.access, person.case)
    if case.key_worker != person.id:
        return Doors(minutes=minutes)
    who = await client(visit.access, case.id)
    return Doors(rules.state(await kits.find_kit(sitting, who.id)), minutes, who.first_name)
