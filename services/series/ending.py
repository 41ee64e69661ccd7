"""The end of a series: what it brought, who is thanked, what goes on; and that it was opened again."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from infra.piccolo_conf import DB
from services.cases.queries import circle, require_reader
from services.cases.tables import CircleKind, CircleMember
from services.errors import NotFound
from services.followups.reminders import may_be_written_to, own_path, phone
from services.series.tables import Ending, Thanks
from tenants import audit, outbox
from tenants.access import Access

# Whoever was mailed before, and whose address did not come back twice, may be thanked by mail.
MAILABLE = """
select distinct p.id from circle_member p
join participant t on (t.tenant, t.circle_member) = (p.tenant, p.id) and t.removed_at is null
join invitation i on (i.tenant, i.participant) = (t.tenant, t.id)
  and i.channel = 'mail' and i.mail_state in ('sent', 'in-doubt') and i.withdrawn_at is null
where p."case" = $1 and p.left_at is null and p.email <> '' and p.bounces < 2
"""


@dataclass(frozen=True)
class End:
    """What is said at the end; all of it optional."""

    results: tuple[str, ...] = ()
    words: str = ""
    contact: UUID | None = None
    contact_words: str = ""
    watcher: UUID | None = None
    thanks: str = ""
    mailed: frozenset[UUID] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Thanked:
    """One person, and whether the thanks left, came back, or are somebody's to say."""

    id: UUID
    person: CircleMember
    is_mailed: bool
    thanked_at: datetime | None
    bounced_at: datetime | None


@dataclass(frozen=True)
class ThankYou:
    """A mail without content: to whom, their own word, and where their page is."""

    email: str
    first_name: str
    keyword: str
    path: str
    phone: str


async def note(access: Access, case_id: UUID, end: End, *, now: datetime) -> Ending:
    """Write it down, and whom to thank how; mails leave as later work."""
    people = {one.id: one for one in await circle(access, case_id)}
    for one in {end.contact, end.watcher} - {None}:
        if one not in people:
            raise NotFound("circle member")
    ending = Ending(
        case=case_id,
        results=list(dict.fromkeys(end.results)),
        words=end.words,
        contact=end.contact,
        contact_words=end.contact_words,
        watcher=end.watcher,
        thanks=end.thanks,
        ended_at=now,
        ended_by=access.member,
    )
    await ending.save()
    may = await mailable(access, case_id)
    for person in people.values():
        is_mailed = person.id in may and person.id in end.mailed
        row = Thanks(case=case_id, ending=ending.id, circle_member=person.id, is_mailed=is_mailed)
        await row.save()
        if is_mailed:
            await outbox.add(access, "series.thank", dedupe=f"thanks:{case_id}:{row.id}", thanks=row.id)
    audit.record(access, "series.ended", ending.id, case=case_id)
    return ending


async def note_reopened(access: Access, case_id: UUID, reason: str, *, now: datetime) -> None:
    """It goes on after all; thanks that wait do not leave any more."""
    await outbox.cancel(access, f"thanks:{case_id}:")
    await Ending.update(
        {
            Ending.reopened_at: now,
            Ending.reopened_by: access.member,
            Ending.reopening_reason: reason,
        }
    ).where((Ending.case == case_id) & Ending.reopened_at.is_null())


async def find_ending(access: Access, case_id: UUID) -> Ending | None:
    """The end that counts now, with contact and watcher; None while it runs."""
    require_reader(access)
    rows = Ending.objects(Ending.contact, Ending.watcher)
    return await rows.where((Ending.case == case_id) & Ending.reopened_at.is_null()).first()


async def endings(access: Access, case_id: UUID) -> list[Ending]:
    """Every end, also those after which it went on, oldest first."""
    require_reader(access)
    return await Ending.objects().where(Ending.case == case_id).order_by(Ending.ended_at)


async def thanked(access: Access, ending: UUID) -> list[Thanked]:
    """Whom to thank, and how far that is; the client first."""
    require_reader(access)
    rows = await Thanks.objects(Thanks.circle_member).where(Thanks.ending == ending)
    found = [Thanked(r.id, r.circle_member, r.is_mailed, r.thanked_at, r.bounced_at) for r in rows]
    return sorted(found, key=lambda one: (one.person.kind != CircleKind.CLIENT, one.person.first_name))


async def note_thanked(access: Access, case_id: UUID, thanks_id: UUID, *, now: datetime) -> None:
    """Somebody was thanked in person, by phone or on paper; a second time changes nothing."""
    access.require("cases.edit")
    where = (Thanks.id == thanks_id) & (Thanks.case == case_id)
    if not await Thanks.exists().where(where):
        raise NotFound("thanks")
    if (
        await Thanks.update({Thanks.thanked_at: now})
        .where(where & Thanks.thanked_at.is_null())
        .returning(Thanks.id)
    ):
        audit.record(access, "thanks.said", thanks_id, case=case_id)


async def mailable(access: Access, case_id: UUID) -> Collection[UUID]:
    """Who may be thanked by mail; everybody else is thanked by a person."""
    require_reader(access)
    found = [row["id"] for row in await DB.connection.fetch(MAILABLE, case_id)]
    return {one for one in found if await may_be_written_to(access, case_id, one)}


async def find_thank_you(access: Access, thanks_id: UUID, *, now: datetime) -> ThankYou | None:
    """For jobs: the mail, if it is still over and this person may still be written to."""
    access.require("job")
    row = await Thanks.objects(Thanks.ending, Thanks.circle_member).where(Thanks.id == thanks_id).first()
    if row is None or row.thanked_at is not None or row.ending.reopened_at is not None:
        return None
    person: CircleMember = row.circle_member
    if person.left_at is not None or not person.email:
        return None
    if not await may_be_written_to(access, row.case, person.id):
        return None
    path = await own_path(access, person.id, now=now)
    way = f"{path}/bedankt" if path else ""
    return ThankYou(person.email, person.first_name, person.keyword, way, await phone())


async def note_mailed(access: Access, thanks_id: UUID, *, now: datetime) -> None:
    """The mail server has it."""
    access.require("job")
    await Thanks.update({Thanks.thanked_at: now}).where(Thanks.id == thanks_id)


async def note_bounced(access: Access, thanks_id: UUID, *, now: datetime) -> None:
    """It came back: this person is somebody's to thank."""
    access.require("job")
    await Thanks.update({Thanks.bounced_at: now, Thanks.thanked_at: None}, force=True).where(
        Thanks.id == thanks_id
    )


async def own_ending(access: Access) -> Ending | None:
    """For who was there, through the own link: thanks, and whom to call; None while it runs."""
    access.require("guest.reply")
    rows = Ending.objects(Ending.contact)
    return await rows.where((Ending.case == UUID(access.cases)) & Ending.reopened_at.is_null()).first()
