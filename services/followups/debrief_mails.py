"""The mails that ask who talks with the client: on the day itself, and once more some days later."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from infra.clock import BRUSSELS
from infra.piccolo_conf import DB
from services.consultations.queries import get_consultation
from services.followups import debriefs, rules
from services.followups.reminders import may_be_written_to, own_path, phone
from services.followups.tables import Debrief
from tenants import outbox
from tenants.access import Access

WRITTEN = """
select exists (
  select from reminder r join circle_member p on (p.tenant, p.id) = (r.tenant, r.circle_member)
  where lower(p.email) = lower($1) and r.made_at >= $2 and r.bounced_at is null)
"""


@dataclass(frozen=True)
class DebriefMail:
    """The question to go through a consultation with the client, without a word of whom."""

    to: str
    to_name: str
    phone: str
    keyword: str
    due_on: date
    path: str


async def find_debrief_mail(
    access: Access, debrief_id: UUID, *, is_nudge: bool, now: datetime
) -> DebriefMail | None:
    """To who talks with the client, as long as that did not happen; a nudge waits a day for another mail."""
    access.require("job")
    debrief = await Debrief.objects().where(Debrief.id == debrief_id, Debrief.talked_on.is_null()).first()
    if debrief is None:
        return None
    talker = await debriefs.find_talker(access, await get_consultation(access, debrief.consultation))
    if talker is None or not talker.email:
        await _ask_the_coordinator(debrief, now)
        return None
    if not await may_be_written_to(access, debrief.case, talker.id):
        return None
    if is_nudge and await _had_mail_today(talker.email, now):
        await _nudge_tomorrow(access, debrief_id, now)
        return None
    path = await own_path(access, talker.id, now=now)
    path = f"{path}/terugkoppeling" if path else ""
    return DebriefMail(talker.email, talker.first_name, await phone(), talker.keyword, debrief.due_on, path)


async def _ask_the_coordinator(debrief: Debrief, now: datetime) -> None:
    """Whoever would talk with the client left since, or has no address: the coordinator is asked from today on."""
    today = rules.day(now)
    if debrief.ask_again_on > today:
        await Debrief.update({Debrief.ask_again_on: today}).where(Debrief.id == debrief.id)


async def note_bounced(debrief_id: UUID, *, now: datetime) -> None:
    """The key worker was not reached: the coordinator is asked from today on."""
    await Debrief.update({Debrief.bounced_at: now, Debrief.ask_again_on: rules.day(now)}).where(
        Debrief.id == debrief_id
    )


async def _had_mail_today(email: str, now: datetime) -> bool:
    """Whether a reminder went to this address today: one mail a day is enough."""
    began = datetime.combine(rules.day(now), time(), BRUSSELS)
    return bool(await DB.connection.fetchval(WRITTEN, email, began))


async def _nudge_tomorrow(access: Access, debrief_id: UUID, now: datetime) -> None:
    at = rules.nudge_at(rules.day(now) + timedelta(days=1))
    key = f"debrief:{debrief_id}:nudge:{at.date()}"
    await outbox.add(access, "followups.nudge_debrief", dedupe=key, not_before=at, debrief=debrief_id)
