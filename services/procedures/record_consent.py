"""Record a consent: who is no longer welcome, or may no longer be asked, is not asked any more.

A yes that comes back wakes the reminders that were skipped without it.
"""

from datetime import datetime
from uuid import UUID

from services.cases.queries import client
from services.consents import actions as consents
from services.consents.queries import find_consent
from services.consents.rules import Yes
from services.consents.tables import Consent
from services.consultations.queries import consultations, lock_consultation
from services.errors import NotAllowed
from services.evaluations.stopping import end_open_talks
from services.invitations.actions import withdraw_invitations
from services.invitations.leaving import end_ways_in
from services.invitations.queries import refusals
from services.plans.reminders import plan_again
from services.procedures.leave_circle import unseat
from services.procedures.own_consent import by_right, check_own
from services.procedures.stop_mails import stop_mails
from tenants.access import Access, Kind


async def record_consent(
    access: Access, case_id: UUID, yes: Yes, *, former: UUID | None, now: datetime
) -> Consent:
    """A yes with its three answers; what the client's answers no longer carry stops in the same moment.

    Sittings are locked first: who is inviting now finishes before, or waits and is refused.
    """
    await check_own(access, case_id, yes.given_for)
    if access.actor.kind is Kind.GUEST and yes.given_by != yes.given_for:
        raise NotAllowed("a yes by somebody else")
    had_yes = await find_consent(access, case_id, yes.given_for) is not None
    consent = await consents.record_consent(access, case_id, yes, former=former, now=now)
    if yes.given_for != (await client(access, case_id)).id:
        return consent
    if not had_yes:
        await plan_again(access, case_id, consent.id, now=now)
    for consultation in await consultations(access, case_id):
        await lock_consultation(access, consultation.id)
    refused = {person for person, code in (await refusals(access, case_id)).items() if code}
    await withdraw_invitations(access, case_id, circle_members=refused, now=now)
    await stop_mails(access, case_id, refused)
    await end_ways_in(by_right(access), case_id, yes.unwelcome, now=now)
    await end_open_talks(by_right(access), case_id, yes.unwelcome, now=now)
    await unseat(by_right(access), case_id, set(yes.unwelcome), now=now)
    return consent
