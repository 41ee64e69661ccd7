"""The mail to who asked on the public page: it came in, and who calls when. Nothing of the request."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from services.referrals.tables import Channel, Referral
from tenants import outbox, throttle
from tenants.access import Access

DAY = timedelta(days=1)
MOST = 5


@dataclass(frozen=True)
class Confirmation:
    """Where it goes, and how soon the coordinator calls."""

    to: str
    urgency: str | None


async def ask(access: Access, referral: Referral, *, now: datetime) -> None:
    """Write the mail down for later; nobody's mailbox is filled from here."""
    to = referral.requester_email
    if not to or referral.channel != Channel.PUBLIC:
        return
    place = f"{access.home.id} {to.casefold()}"
    try:
        await throttle.count("confirmation", place, most=MOST, within=DAY, now=now)
    except throttle.TooMany:
        return
    key = f"confirmation:{referral.id}"
    await outbox.add(access, "referrals.confirm", dedupe=key, referral=referral.id)


async def find(access: Access, referral_id: UUID) -> Confirmation | None:
    """For jobs: None when the request was let go meanwhile."""
    access.require("job")
    row = await Referral.objects().where(Referral.id == referral_id).first()
    if row is None or not row.requester_email:
        return None
    return Confirmation(row.requester_email, row.urgency)
