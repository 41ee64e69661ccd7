"""When the owner of an agreement is reminded: some days before the date, written down with the decision itself.

The mail is composed by jobs/followups.py. Plans stand before follow-ups, so that here its job is only a name;
whether it is still wanted by then (open, the same date, whose it is) is asked when it is composed.
"""

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

from infra.clock import BRUSSELS
from services.plans.tables import Agreement
from tenants import outbox
from tenants.access import Access
from tenants.tables import Policy

JOB = "followups.remind"
MORNING = time(8, 30)
USUAL_DAYS = 3


async def plan_reminder(access: Access, agreement: Agreement, *, now: datetime, because: str = "") -> None:
    """Later work for an agreement with an owner and a date; each change of it plans anew, as does `because`."""
    if agreement.owner is None or agreement.due_on is None:
        return
    at = remind_at(agreement.due_on, await reminder_days(), now)
    if at is None:
        return
    key = f"agreement:{agreement.id}:{agreement.due_on}:{agreement.version}{because}"
    await outbox.add(access, JOB, dedupe=key, not_before=at, agreement=agreement.id, mail=uuid4())


async def plan_again(access: Access, case_id: UUID, consent: UUID, *, now: datetime) -> None:
    """After a yes that came back: what was due while there was none was skipped; what was told is told once."""
    running = Agreement.done_at.is_null() & Agreement.dropped_at.is_null()
    for agreement in await Agreement.objects().where((Agreement.case == case_id) & running):
        await plan_reminder(access, agreement, now=now, because=f":{consent}")


def remind_at(due_on: date, days: int, now: datetime) -> datetime | None:
    """In the morning, `days` before the date; the next morning when that is past; None when it is too late."""
    tomorrow = now.astimezone(BRUSSELS).date() + timedelta(days=1)
    day = max(due_on - timedelta(days=days), tomorrow)
    return datetime.combine(day, MORNING, BRUSSELS) if day <= due_on else None


async def reminder_days() -> int:
    """How many days before the date, as this municipality set it."""
    policy = await Policy.select(Policy.reminder_days).first()
    return policy["reminder_days"] if policy else USUAL_DAYS
