"""What in a text may lead back to somebody of this case or this municipality."""

from uuid import UUID

from services.cases.queries import circle, get_case
from services.signals import rules
from services.signals.rules import Found
from services.signals.tables import SignalOrigin
from tenants.access import Access


async def marks_in(access: Access, signal_id: UUID, text: str) -> list[Found]:
    """Each piece once, in the order of the text."""
    origin = await SignalOrigin.objects().where(SignalOrigin.signal == signal_id).first()
    names = await names_of_case(access, origin.case) if origin else []
    return [Found(one, "name", is_certain=True) for one in rules.known_names(text, names)]


async def names_of_case(access: Access, case_id: UUID) -> list[str]:
    """Every name in the circle of this case: what may not stand in a bottleneck."""
    case = await get_case(access, case_id)
    people = await circle(access, case_id, with_left=True)
    return [case.name, *(f"{person.first_name} {person.last_name}" for person in people)]
