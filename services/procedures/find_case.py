"""Of which case something is: for the audit, which writes with every page whose case was read."""

from uuid import UUID

from infra.piccolo_conf import DB
from tenants.access import Access

# By the name that addresses give an id; PostgreSQL shows only what was opened for who asks.
PLACES = {
    "case_id": 'select id from "case" where id = $1',
    "consultation_id": 'select "case" from consultation where id = $1',
    "item_id": 'select "case" from agenda_item where id = $1',
    "invitation_id": 'select "case" from invitation where id = $1',
    "participant_id": 'select "case" from participant where id = $1',
    "wish_id": 'select "case" from wish where id = $1',
    "signal_id": 'select "case" from signal_origin where signal = $1',
    "referral_id": "select led_to from referral where id = $1",
}


async def find_case(access: Access, place: str, subject: UUID) -> UUID | None:
    """The case of what this id names; None where it has none, or none for who asks."""
    _ = access.home
    found: UUID | None = await DB.connection.fetchval(PLACES[place], subject)
    return found
