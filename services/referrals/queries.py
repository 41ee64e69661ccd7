"""What there is of requests: the list, one request with everything, and what asks for attention today."""

from datetime import date
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.errors import NotFound
from services.referrals import rules
from services.referrals.doubles import Double, Told
from services.referrals.doubles import doubles as find_doubles
from services.referrals.tables import Referral, ReferralPerson
from services.referrals.views import (
    Asked,
    Attention,
    FullReferral,
    Handler,
    Joined,
    ReferralLine,
    Weighed,
)
from tenants import audit
from tenants.access import Access

PAGE = 20
MOST_ASKED = 5

LINES = """
select r.id, r.requester_kind, r.requester_name, r.requester_organisation, r.client_name,
       r.is_client_informed, r.urgency, r.channel, r.asked_on, r.received_at, r.led_to,
       w.outcome, w.next_step, w.next_step_on, w.told_at, a.member as handler, a.name as handler_name,
       exists (select from referral_return b where b.tenant = r.tenant and b.referral = r.id) as is_returned,
       j.other as joined_to, array(
         select o.requester_name from referral_match m join referral o on (o.tenant, o.id) = (m.tenant, m.referral)
         where m.tenant = r.tenant and m.other = r.id and m.is_same order by o.asked_on, o.id) as also
from referral r
left join lateral (
  select outcome, next_step, next_step_on, told_at from weighing w
  where w.tenant = r.tenant and w.referral = r.id order by w.noted_at desc, w.id desc limit 1
) w on true
left join lateral (
  select a.member, m.name from referral_assignment a join member m on (m.tenant, m.id) = (a.tenant, a.member)
  where a.tenant = r.tenant and a.referral = r.id and a.ended_at is null
) a on true
left join lateral (
  select m.other from referral_match m where m.tenant = r.tenant and m.referral = r.id and m.is_same limit 1
) j on true
"""
IS_OPEN = """r.led_to is null and j.other is null and (
  w.outcome is null or w.outcome = 'consultation' or w.told_at is null or w.next_step_on is not null)"""
OPEN = f"{LINES} where {IS_OPEN} order by r.received_at"
FINISHED = (
    f"{LINES} where not ({IS_OPEN}) and ($1::uuid is null or r.id < $1) order by r.id desc limit {PAGE + 1}"
)
WEIGHINGS = """
select w.*, m.name as noted_by_name from weighing w join member m on m.tenant = w.tenant and m.id = w.noted_by
where w.referral = $1 order by w.noted_at desc, w.id desc
"""
HANDLERS = """
select a.member, m.name, a.assigned_at, a.ended_at, coalesce(b.words, '') as words
from referral_assignment a join member m on (m.tenant, m.id) = (a.tenant, a.member)
left join referral_return b on (b.tenant, b.assignment) = (a.tenant, a.id)
where a.referral = $1 order by a.assigned_at desc, a.id desc
"""
JOINED = """
select o.id, o.requester_name, o.requester_organisation, o.asked_on, m.other = o.id as is_main
from referral_match m
join referral o on o.tenant = m.tenant and o.id = case m.referral when $1 then m.other else m.referral end
where $1 in (m.referral, m.other) and m.is_same order by o.asked_on, o.id
"""
# A year back: what is older than that is another question.
TOLD = """
select r.id, r.client_name, r.client_address, r.client_phone, r.requester_name, r.requester_phone, r.requester_email,
       r.asked_on, r.led_to is null and (w.id is null or w.outcome = 'consultation' or w.told_at is null
         or w.next_step_on is not null) as is_open
from referral r
left join lateral (
  select w.id, w.outcome, w.told_at, w.next_step_on from weighing w
  where w.tenant = r.tenant and w.referral = r.id order by w.noted_at desc, w.id desc limit 1
) w on true
where r.asked_on > current_day() - 366
  and not exists (select from referral_match m where m.tenant = r.tenant and m.referral = r.id and m.is_same)
"""
DECIDED = "select referral, other from referral_match"
WAIT = "select pg_advisory_xact_lock(hashtextextended($1, 0))"
UNREAD = """
select r.id from referral r where r.id = $1 and r.led_to is null
  and not exists (select from weighing w where w.tenant = r.tenant and w.referral = r.id)
"""


async def open_referrals(access: Access, today: date) -> list[ReferralLine]:
    """What is not finished: first what asks for somebody here, what is latest on top."""
    access.require("referrals.handle")
    lines = [_line(row, today, has_pool=has_pool(access)) for row in await DB.connection.fetch(OPEN)]
    return sorted(lines, key=lambda line: (not line.is_asking, line.by_on or date.max, line.received_at))


async def finished_referrals(
    access: Access, today: date, *, before: UUID | None = None
) -> tuple[list[ReferralLine], UUID | None]:
    """What led to a case or ended, newest first, with the id after which the next page starts."""
    access.require("referrals.handle")
    rows = await DB.connection.fetch(FINISHED, before)
    lines = [_line(row, today, has_pool=has_pool(access)) for row in rows[:PAGE]]
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
    handlers, joined = await handlers_of(referral_id), await joined_to(referral_id)
    how_far = rules.stage(
        _weight(found[0]) if found else rules.Weight(),
        today,
        is_client_informed=referral.is_client_informed,
        led_to=referral.led_to,
        is_joined=any(one.is_main for one in joined),
        is_to_assign=has_pool(access) and not any(one.ended_at is None for one in handlers),
    )
    wanted = rules.wanted_by(
        referral.urgency, referral.asked_on, is_client_informed=referral.is_client_informed
    )
    return FullReferral(
        referral, tuple(people), tuple(found), tuple(handlers), tuple(joined), how_far, wanted
    )


async def people_of(access: Access, referral_id: UUID) -> list[ReferralPerson]:
    """Who is named in a request, in the order of the form."""
    access.require("referrals.handle")
    found: list[ReferralPerson] = (
        await ReferralPerson.objects()
        .where(ReferralPerson.referral == referral_id)
        .order_by(ReferralPerson.position)
    )
    return found


async def handlers_of(referral_id: UUID) -> list[Handler]:
    """Who handled a request, the last one first, with why it was handed back."""
    return [Handler(**dict(row)) for row in await DB.connection.fetch(HANDLERS, referral_id)]


async def joined_to(referral_id: UUID) -> list[Joined]:
    """The other requests about the same client."""
    return [Joined(**dict(row)) for row in await DB.connection.fetch(JOINED, referral_id)]


async def doubles(access: Access) -> list[Asked]:
    """Pairs that look like one request and were not asked about yet: of each the likeliest, a few at a time."""
    access.require("referrals.handle")
    told = {row["id"]: Told(**dict(row)) for row in await DB.connection.fetch(TOLD)}
    decided = [frozenset(dict(row).values()) for row in await DB.connection.fetch(DECIDED)]
    best: dict[UUID, Double] = {}
    for one in find_doubles(told.values(), decided):
        if one.newer not in best or len(one.because) > len(best[one.newer].because):
            best[one.newer] = one
    return [Asked(one, told[one.newer], told[one.older]) for one in list(best.values())[:MOST_ASKED]]


async def weighings(access: Access, referral_id: UUID) -> list[Weighed]:
    """The weighings of a request, newest first."""
    access.require("referrals.handle")
    names = Weighed.__dataclass_fields__
    rows = await DB.connection.fetch(WEIGHINGS, referral_id)
    return [Weighed(**{name: row[name] for name in names}) for row in rows]


async def attention(access: Access, today: date) -> list[Attention]:
    """What asks for who is here, most urgent first; what a colleague took up asks only that colleague."""
    if not access.may("referrals.handle"):
        return []
    lines = [line for line in await open_referrals(access, today) if line.is_asking]
    return [
        Attention(
            f"referral.{line.stage}",
            _from(line),
            line.received_at,
            line.urgency,
            line.by_on,
            line.id,
            is_returned=line.is_returned and line.handler is None,
        )
        for line in lines
        if line.handler in {None, access.member}
    ]


async def find_unread(access: Access, referral_id: UUID) -> UUID | None:
    """For the mail to the coordinator: the request, while nobody weighed it or began a case."""
    access.require("job")
    found: UUID | None = await DB.connection.fetchval(UNREAD, referral_id)
    return found


def has_pool(access: Access) -> bool:
    """Whether requests go to a chair of a pool here, as the youth pack does (row 26)."""
    return access.home.vocabulary == "jeugdhulp"


def _weight(weighed: Weighed) -> rules.Weight:
    return rules.Weight(weighed.outcome, weighed.next_step_on, is_told=weighed.told_at is not None)


def _line(row: Any, today: date, *, has_pool: bool) -> ReferralLine:
    known = dict(row)
    how_far = rules.stage(
        rules.Weight(known["outcome"], known["next_step_on"], is_told=known.pop("told_at") is not None),
        today,
        is_client_informed=known["is_client_informed"],
        led_to=known.pop("led_to"),
        is_joined=known.pop("joined_to") is not None,
        is_to_assign=has_pool and known["handler"] is None,
    )
    wanted = rules.wanted_by(
        known["urgency"], known["asked_on"], is_client_informed=known["is_client_informed"]
    )
    known["also"] = tuple(known["also"])
    return ReferralLine(**known, stage=how_far, wanted_by=wanted)


def _from(line: ReferralLine) -> str:
    return line.requester_organisation or line.requester_name
