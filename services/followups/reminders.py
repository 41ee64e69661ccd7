"""Who is written to about agreements that come near: one mail per person and day, over all their situations.

The first row of the outbox that is composed takes along everything that is due for its person; the rows of the
others then find their reminder made, and end without a mail. Nothing of a case stands in what is handed out here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.consents.queries import find_consent, history, presence
from services.followups import rules
from services.followups.tables import Reminder
from services.invitations.queries import link_of
from services.invitations.rules import is_link_open
from services.invitations.tables import Invitation
from services.plans.reminders import reminder_days
from tenants.access import Access
from tenants.tables import Policy

# The client's and the family's own steps go to the key worker, who talks with them (X21). What the client says no
# to is no agreement: nobody is reminded of it.
WAITING = """
select a.id, a.due_on, p.kind, r.id as person, r."case" as case_id, r.first_name, r.email, r.keyword
from agreement a
join circle_member p on (p.tenant, p.id) = (a.tenant, a.owner)
join "case" c on (c.tenant, c.id) = (a.tenant, a."case")
join circle_member r on r.tenant = a.tenant
  and r.id = case when p.kind = any($1) then p.id else c.key_worker end
where a.done_at is null and a.dropped_at is null and a.due_on between $2 and $3 and c.closed_at is null
  and p.left_at is null and r.left_at is null and r.email <> ''
  and coalesce((select s.answer from assent s where s.tenant = a.tenant and s.agreement = a.id
                order by s.asked_at desc limit 1), '') <> 'no'
"""
# Not what another mail told already.
FRESH = """
  and not exists (select from reminder m where m.tenant = a.tenant and m.agreement = a.id and m.circle_member = r.id
                  and m.due_on = a.due_on and m.mail <> $5)
"""
OF_ONE = f"{WAITING} and a.id = $4 {FRESH}"
OF_PERSON = f"{WAITING} and lower(r.email) = lower($4) {FRESH} order by a.id"
MAKE = """
insert into reminder ("case", agreement, circle_member, due_on, mail, made_at)
select one."case", one.agreement, one.person, one.due_on, $5, $6
from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::date[]) one ("case", agreement, person, due_on)
on conflict (tenant, agreement, circle_member, due_on) do nothing
"""


@dataclass(frozen=True)
class Place:
    """One situation of the person written to: by keyword alone, with dates, and the way to their own page."""

    keyword: str
    dates: tuple[date, ...]
    talks: int
    path: str

    @property
    def days(self) -> tuple[date, ...]:
        """Each date once."""
        return tuple(dict.fromkeys(self.dates))


@dataclass(frozen=True)
class Digest:
    """One mail: to whom, and per situation what comes near; `talks` are steps of people whom one accompanies."""

    to: str
    to_name: str
    phone: str
    places: tuple[Place, ...]

    @property
    def has_own(self) -> bool:
        """Whether something is the person's own to do."""
        return any(place.dates for place in self.places)

    @property
    def has_link(self) -> bool:
        """Whether there is a page to answer on."""
        return any(place.path for place in self.places)


async def find_digest(access: Access, agreement: UUID, mail: UUID, *, now: datetime) -> Digest | None:
    """What this mail holds, if its agreement still is to be done by that date; None when another mail tells it."""
    access.require("job")
    today, days = rules.day(now), await reminder_days()
    window = (sorted(rules.REMINDED), today, rules.last_day(today, days))
    wanted = await DB.connection.fetchrow(OF_ONE, *window, agreement, mail)
    if wanted is None:
        return None
    found = await DB.connection.fetch(OF_PERSON, *window, wanted["email"], mail)
    places = {(row["case_id"], row["person"]) for row in found}
    open_places = {one for one in places if await may_be_written_to(access, *one)}
    rows = [row for row in found if (row["case_id"], row["person"]) in open_places]
    if agreement not in {row["id"] for row in rows}:
        return None
    columns = [[row[name] for row in rows] for name in ("case_id", "id", "person", "due_on")]
    await DB.connection.execute(MAKE, *columns, mail, now)
    mine = {
        row["agreement"] for row in await Reminder.select(Reminder.agreement).where(Reminder.mail == mail)
    }
    if agreement not in mine:
        return None
    return await _digest(access, [row for row in rows if row["id"] in mine], now)


async def note_sent(mail: UUID, *, now: datetime) -> None:
    """The mail server took it."""
    await Reminder.update({Reminder.sent_at: now}).where(Reminder.mail == mail)


async def note_bounced(mail: UUID, *, now: datetime) -> None:
    """The mail server refused it for good: the coordinator sees it at these agreements."""
    await Reminder.update({Reminder.bounced_at: now}).where(Reminder.mail == mail)


async def may_be_written_to(access: Access, case_id: UUID, person: UUID) -> bool:
    """No mail once the client took the yes back, nor to whom the client rather has not there.

    A situation that was taken over may have no yes on paper yet: that stops nobody's own agreement. Who moved
    here says yes again first.
    """
    consent = await find_consent(access, case_id)
    if consent is None:
        return not any(row.withdrawn_at or row.given_in for row in await history(access, case_id))
    return (await presence(access, consent)).get(person, True)


async def own_path(access: Access, person: UUID, *, now: datetime) -> str:
    """Where this person's newest living link leads; "" when none lives, and then there is the phone."""
    seat: Any = Invitation.participant
    rows = Invitation.objects(seat, seat.consultation).where(
        (seat.circle_member == person) & Invitation.withdrawn_at.is_null() & seat.removed_at.is_null()
    )
    for invitation in await rows.order_by(Invitation.asked_at, ascending=False):
        if is_link_open(invitation, invitation.participant.consultation, now):
            return link_of(access, invitation)
    return ""


async def _digest(access: Access, rows: Sequence[Any], now: datetime) -> Digest:
    places = []
    for person in dict.fromkeys(row["person"] for row in rows):
        theirs = [row for row in rows if row["person"] == person]
        own = [row["due_on"] for row in theirs if rules.is_reminded(row["kind"])]
        path = await own_path(access, person, now=now)
        places.append(
            Place(
                keyword=theirs[0]["keyword"],
                dates=tuple(sorted(own)),
                talks=len(theirs) - len(own),
                path=f"{path}/afspraken" if path and own else "",
            )
        )
    return Digest(rows[0]["email"], rows[0]["first_name"], await phone(), tuple(places))


async def phone() -> str:
    """Whom to call at this municipality."""
    policy = await Policy.select(Policy.phone).first()
    return policy["phone"] if policy else ""
