"""Another mail address for somebody whose invitation did not arrive: noted in the circle, and sent again at once."""

from dataclasses import fields
from datetime import datetime
from uuid import UUID

from services.cases.rules import Person
from services.invitations import actions
from services.invitations.queries import get_invitation, seat_of
from services.procedures.edit_person import edit_person
from tenants.access import Access


async def correct_address(access: Access, invitation_id: UUID, email: str, *, now: datetime) -> None:
    """Who reads the old mailbox has no way in left. The same address once more is one more try."""
    access.require("cases.edit")
    invitation = await get_invitation(access, invitation_id)
    person = (await seat_of(invitation.participant)).circle_member
    known = {one.name: getattr(person, one.name) for one in fields(Person)} | {"email": email.strip()}
    if person.email.strip().casefold() != email.strip().casefold():
        corrected = Person(**{**known, "roles": tuple(known["roles"])})
        await edit_person(access, invitation.case, person.id, corrected, version=person.version, now=now)
    await actions.send_again(access, invitation_id, is_new_link=False, now=now)
