"""Of which case something is: for the audit, which writes with every page whose case was read."""

from collections.abc import Mapping, Sequence
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
    "attachment_id": 'select "case" from attachment where id = $1',
    "threshold_id": 'select "case" from threshold where id = $1',
    "signal_id": 'select "case" from signal_origin where signal = $1',
    "referral_id": "select led_to from referral where id = $1",
}


WANTED = "unnest($1::uuid[]) wanted (id)"

# By the name under which later work keeps an id.
OF_WORK = {
    "poll": 'select "case" from poll where id = $1',
    "invitation": 'select "case" from invitation where id = $1',
    "consultation": 'select "case" from consultation where id = $1',
    "code": 'select "case" from access_code where id = $1',
    "opening": 'select "case" from case_opening where id = $1',
    "delivery": 'select "case" from report_delivery where id = $1',
    "version": 'select "case" from report_version where id = $1',
    "debrief": 'select "case" from debrief where id = $1',
    "talk": 'select "case" from neutral_talk where id = $1',
    "agreement": 'select "case" from agreement where id = $1',
    "referral": "select led_to from referral where id = $1",
}


async def find_cases_of_work(access: Access, works: Sequence[Mapping[str, UUID]]) -> list[UUID | None]:
    """The case that each of these mails was about, in their order; None for mails of no case."""
    access.require("job")
    cases: dict[UUID, UUID] = {}
    for name, statement in OF_WORK.items():
        if wanted := [ids[name] for ids in works if name in ids]:
            asked = statement.replace("$1", "wanted.id")
            rows = await DB.connection.fetch(f"select wanted.id, ({asked}) from {WANTED}", wanted)  # noqa: S608 - ours
            cases |= {row[0]: row[1] for row in rows if row[1] is not None}
    return [next((cases[one] for one in ids.values() if one in cases), None) for ids in works]


async def find_case(access: Access, place: str, subject: UUID) -> UUID | None:
    """The case of what this id names; None where it has none, or none for who asks."""
    _ = access.home
    found: UUID | None = await DB.connection.fetchval(PLACES[place], subject)
    return found
