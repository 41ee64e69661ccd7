"""Change what is written about somebody in the circle, and what follows from another mailbox or a secret address."""

from datetime import datetime
from uuid import UUID

from services.cases import actions as cases
from services.cases.queries import get_case, get_circle_member_to_edit
from services.cases.rules import Person
from services.invitations.mailboxes import change_mailbox
from services.referrals.actions import forget_addresses
from tenants.access import Access


async def edit_person(
    access: Access,
    case_id: UUID,
    member_id: UUID,
    person: Person,
    *,
    version: int,
    duty_reason: str = "",
    now: datetime,
) -> None:
    """A secret address stands in one place; who has the old mailbox has no way in left. Raises Conflict."""
    before = (await get_circle_member_to_edit(access, case_id, member_id)).email
    await cases.edit_circle_member(
        access, case_id, member_id, person, version=version, duty_reason=duty_reason, now=now
    )
    case = await get_case(access, case_id)
    if person.is_address_secret and case.referral is not None:
        await forget_addresses(access, case.referral)
    if before.strip().casefold() != person.email.strip().casefold():
        await change_mailbox(access, case_id, member_id, now=now)
