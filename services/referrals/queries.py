"""What there is of requests: the list, one request with everything, and what asks for attention today."""

from datetime import date
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.errors import NotFound
from services.referrals import rules
from services.referrals.rules import Stage
from services.referrals.tables import Referral, ReferralPerson
from services.referrals.views import Attention, FullReferral, ReferralLine, Weighed
from tenants import audit
from tenants.access import Access

PAGE = 20

LINES = """
select r.id, r.requester_kind, r.requester_name, r.requester_organisation, r.client_name,
       r.is_client_informed, r.urgency, r.channel, r.asked_on, r.received_at, r.led_to,
       w.outcome, w.next_step, w.next_step_on
from referral r
left join lateral (
  select outcome, next_step, next_step_on from weighing w
  where w.tenant = r.tenant and w.referral = r.id order by w.noted_at desc, w.id desc limit 1
) w on true
"""
IS_OPEN = (
    "r.led_to is null and (w.outcome is null or w.outcome = 'consultation' or w.next_step_on is not null)"
)
OPEN = f"{LINES} where {IS_OPEN} order by r.received_at"
FINISHED = (
    f"{LINES} where not ({IS_OPEN}) and ($1::uuid is null or r.id < $1) order by r.id desc limit {PAGE + 1}"
)
WEIGHINGS = """
select w.*, m.name as noted_by_name from weighing w join member m on m.tenant = w.tenant and m.id = w.noted_by
where w.referral = $1 order by w.noted_at desc, w.id desc
"""
WAIT = "select pg_advisory_xact_lock(hashtextextended($1, 0))"
UNREAD = """
select r.id from referral r where r.id = $1 and r.led_to is null
  and not exists (select from weighing w where w.tenant = r.tenant and w.referral = r.id)
"""


async def open_referrals(access: Access, today: date) -> list[ReferralLine]:
    """What is not finished: first what asks for the coordinator, the soonest wanted on top."""
    access.require("referrals.handle")
    lines = [_line(row, today) for row in await DB.connection.fetch(OPEN)]
    return sorted(lines, key=lambda line: (not line.is_asking, _due(line), line.received_at))


async def finished_referrals(
    access: Access, today: date, *, before: UUID | None = None
) -> tuple[list[ReferralLine], UUID | None]:
    """What led to a case or ended, newest first, with the id after which the next page starts."""
    access.require("referrals.handle")
    rows = await DB.connection.fetch(FINISHED, before)
    lines = [_line(row, today) for row in rows[:PAGE]]
    return lines, lines[-1].id if len(rows) > PAGE else None


async def get_referral(access: Access, referral_id: UUID, *, is_to_change: bool = False) -> Referral:
    """One request; who is about to decide on it waits for who came first.

    They wait before reading: a row that changed hands while it was read would be judged by the openings
    of before, and seem not to exist.
    """
    access.require("referrals.handle")
    if is_to_change:
        await DB.connection.execute(WAIT, str(referral_id))
    found: Referral | None = await Referral.objects().where(Referral.id == referral_id).first()
    if found is None:
        raise NotFound
    return found


async def read_referral(access: Access, referral_id: UUID, today: date) -> FullReferral:
    """One request with everything; that it was read is noted."""
    referral = await get_referral(access, referral_id)
    people = await people_of(access, referral_id)
    found = await weighings(access, referral_id)
    audit.record(access, "referral.read", referral_id, case=referral.led_to)
    newest = found[0] if found else None
    how_far = rules.stage(
        is_client_informed=referral.is_client_informed,
        led_to=referral.led_to,
        outcome=newest.outcome if newest else None,
        next_step_on=newest.next_step_on if newest else None,
        today=today,
    )
    wanted = rules.wanted_by(
        referral.urgency, referral.asked_on, is_client_informed=referral.is_client_informed
    )
    return FullReferral(referral, tuple(people), tuple(found), how_far, wanted)


async def people_of(access: Access, referral_id: UUID) -> list[ReferralPerson]:
    """Who is named in a request, in the order of the form."""
    access.require("referrals.handle")
    found: list[ReferralPerson] = (
        await ReferralPerson.objects()
        .where(ReferralPerson.referral == referral_id)
        .order_by(ReferralPerson.position)
    )
    return found


async def weighings(access: Access, referral_id: UUID) -> list[Weighed]:
    """The weighings of a request, newest first."""
    access.require("referrals.handle")
    names = Weighed.__dataclass_fields__
    rows = await DB.connection.fetch(WEIGHINGS, referral_id)
    return [Weighed(**{name: row[name] for name in names}) for row in rows]


async def attention(access: Access, today: date) -> list[Attention]:
    """What asks for the coordinator, most urgent first; empty for who handles no requests."""
    if not access.may("referrals.handle"):
        return []
    lines = await open_referrals(access, today)
    return [
        Attention(f"referral.{line.stage}", _from(line), line.received_at, line.urgency, _by(line), line.id)
        for line in lines
        if line.is_asking
    ]


async def find_unread(access: Access, referral_id: UUID) -> UUID | None:
    """For the mail to the coordinator: the request, while nobody weighed it or began a case."""
    access.require("job")
    found: UUID | None = await DB.connection.fetchval(UNREAD, referral_id)
    return found


def _line(row: Any, today: date) -> ReferralLine:
    known = dict(row)
    how_far = rules.stage(
        is_client_informed=known["is_client_informed"],
        led_to=known.pop("led_to"),
        outcome=known["outcome"],
        next_step_on=known["next_step_on"],
        today=today,
    )
    wanted = rules.wanted_by(
        known["urgency"], known["asked_on"], is_client_informed=known["is_client_informed"]
    )
    return ReferralLine(**known, stage=how_far, wanted_by=wanted)


def _by(line: ReferralLine) -> date | None:
    return line.next_step_on if line.stage in {Stage.NEXT_STEP, Stage.WAITING} else line.wanted_by


def _due(line: ReferralLine) -> date:
    return _by(line) or date.max


def _from(line: ReferralLine) -> str:
    return line.requester_organisation or line.requester_name
