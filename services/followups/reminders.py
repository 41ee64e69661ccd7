"""Who is written to about agreements that come near: one mail per person and day, over all their situations.

The first row of the outbox that is composed takes along everything that is due for its person; the rows of the
others then find their reminder made, and end without a mail. Nothing of a case stands in what is handed out here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from infra.clock import BRUSSELS
from infra.piccolo_conf import DB
from services.consents.queries import find_consent, history, presence
from services.consultations.queries import get_consultation
from services.followups import debriefs, rules
from services.followups.tables import Debrief, Reminder
from services.invitations.queries import link_of
from services.invitations.rules import is_link_open
from services.invitations.tables import Invitation
from services.plans.reminders import reminder_days
from tenants import outbox
from tenants.access import Access
from tenants.tables import Policy

# The client's and the family's own steps go to the key worker, who talks with them (X21).
WAITING = """
select a.id, a.due_on, p.kind, r.id as person, r."case" as case_id, r.first_name, r.email, r.keyword
from agreement a
join circle_member p on (p.tenant, p.id) = (a.tenant, a.owner)
join "case" c on (c.tenant, c.id) = (a.tenant, a."case")
join circle_member r on r.tenant = a.tenant
  and r.id = case when p.kind = any($1) then p.id else c.key_worker end
where a.done_at is null and a.dropped_at is null and a.due_on between $2 and $3 and c.closed_at is null
  and p.left_at is null and r.left_at is null and r.email <> ''
"""
OF_ONE = f"{WAITING} and a.id = $4"
OF_PERSON = f"{WAITING} and lower(r.email) = lower($4) order by a.id"
MAKE = """
insert into reminder ("case", agreement, circle_member, due_on, mail, made_at) values ($1, $2, $3, $4, $5, $6)
on conflict (tenant, agreement, circle_member, due_on) do nothing
"""

WRITTEN = """
select exists (
  select from reminder r join circle_member p on (p.tenant, p.id) = (r.tenant, r.circle_member)
  where lower(p.email) = lower($1) and r.made_at >= $2 and r.bounced_at is null)
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


@dataclass(frozen=True)
class DebriefMail:
    """The question to go through a consultation with the client, without a word of whom."""

    to: str
    to_name: str
    phone: str
    keyword: str
    due_on: date
    path: str


async def find_digest(access: Access, agreement: UUID, mail: UUID, *, now: datetime) -> Digest | None:
    """What this mail holds, if its agreement still is to be done by that date; None when another mail tells it."""
    access.require("job")
    today, days = rules.day(now), await reminder_days()
    window = (sorted(rules.REMINDED), today, rules.last_day(today, days))
    wanted = await DB.connection.fetchrow(OF_ONE, *window, agreement)
    if wanted is None:
        return None
    rows = [
        row
        for row in await DB.connection.fetch(OF_PERSON, *window, wanted["email"])
        if await may_be_written_to(access, row["case_id"], row["person"])
    ]
    if agreement not in {row["id"] for row in rows}:
        return None
    for row in rows:
        await DB.connection.execute(MAKE, row["case_id"], row["id"], row["person"], row["due_on"], mail, now)
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
        return None
    if not await may_be_written_to(access, debrief.case, talker.id):
        return None
    if is_nudge and await _had_mail_today(talker.email, now):
        await _nudge_tomorrow(access, debrief_id, now)
        return None
    path = await own_path(access, talker.id, now=now)
    path = f"{path}/terugkoppeling" if path else ""
    return DebriefMail(talker.email, talker.first_name, await _phone(), talker.keyword, debrief.due_on, path)


async def note_debrief_bounced(debrief_id: UUID, *, now: datetime) -> None:
    """The key worker was not reached: the coordinator is asked from today on."""
    await Debrief.update({Debrief.bounced_at: now, Debrief.ask_again_on: rules.day(now)}).where(
        Debrief.id == debrief_id
    )


async def may_be_written_to(access: Access, case_id: UUID, person: UUID) -> bool:
    """No mail once the client took the yes back, nor to whom the client rather has not there.

    A situation that was taken over may have no yes on paper yet: that stops nobody's own agreement.
    """
    consent = await find_consent(access, case_id)
    if consent is None:
        return not any(row.withdrawn_at for row in await history(access, case_id))
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


async def _had_mail_today(email: str, now: datetime) -> bool:
    """Whether a reminder went to this address today: one mail a day is enough."""
    began = datetime.combine(rules.day(now), time(), BRUSSELS)
    return bool(await DB.connection.fetchval(WRITTEN, email, began))


async def _nudge_tomorrow(access: Access, debrief_id: UUID, now: datetime) -> None:
    at = rules.nudge_at(rules.day(now) + timedelta(days=1))
    key = f"debrief:{debrief_id}:nudge:{at.date()}"
    await outbox.add(access, "followups.nudge_debrief", dedupe=key, not_before=at, debrief=debrief_id)


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
    return Digest(rows[0]["email"], rows[0]["first_name"], await _phone(), tuple(places))


async def _phone() -> str:
    policy = await Policy.select(Policy.phone).first()
    return policy["phone"] if policy else ""
