"""How it was: asked, answered, taken back. The client's own hand, the coordinator's, or a neutral person's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from infra.piccolo_conf import DB
from services.cases.queries import circle, get_case
from services.cases.tables import Case, CircleMember
from services.consultations.queries import get_consultation, participants
from services.consultations.tables import Consultation
from services.errors import Conflict, NotAllowed, NotFound, Refused
from services.evaluations import rules
from services.evaluations.tables import Aspect, Feedback, Hand, NeutralTalk, Readers, Way
from services.invitations.queries import seat_of
from tenants import audit
from tenants.access import Access, Kind

BEGIN = """
insert into feedback ("case", consultation, circle_member, way, asked_at, asked_by, relevance, impact, fulfilment,
  coordination, came_because, words, readers, written_by, told_to, version)
values ($1, $2, $3, $4, $5, $6, '', '', '', '', '', '', 'coordinator', '', '', 0)
on conflict (tenant, consultation, circle_member) do nothing
"""


@dataclass(frozen=True)
class Desk:
    """Whose answer about which sitting, and whose hand writes; `chair` is the seat of this person, if any."""

    case: Case
    consultation: Consultation
    person: CircleMember
    hand: Hand
    chair: UUID | None = None

    @property
    def variant(self) -> str:
        """In which words this person is asked."""
        held_at = self.consultation.held_at or self.consultation.planned_at
        return rules.variant(self.person.kind, self.person.born_on, held_at.date())


@dataclass(frozen=True)
class Said:
    """What was answered; `version` is the one that stood on the page, `told_to` who asked and listened."""

    faces: Mapping[str, str] = field(default_factory=dict)
    came_because: str = ""
    words: str = ""
    readers: str = Readers.COORDINATOR
    way: str = Way.OWN
    told_to: str = ""
    version: int = 0


async def desk(access: Access, consultation_id: UUID | None = None, person: UUID | None = None) -> Desk:
    """For the coordinator: of this person; for a guest: the own one."""
    if consultation_id is None:
        found = await _own(access)
    else:
        access.require("cases.edit")
        consultation = await get_consultation(access, consultation_id)
        case = await get_case(access, consultation.case)
        people = {one.id: one for one in await circle(access, case.id)}
        if person not in people:
            raise NotFound("person")
        seats = {one.circle_member.id: one.id for one in await participants(access, consultation_id)}
        found = Desk(case, consultation, people[person], Hand.COORDINATOR, seats.get(person))
    rules.check_has_voice(found.person.kind)
    return found


async def find(desk: Desk) -> Feedback | None:
    """What was asked or said before."""
    where = (Feedback.consultation == desk.consultation.id) & (Feedback.circle_member == desk.person.id)
    return await Feedback.objects().where(where).first()


async def ask(access: Access, desk: Desk, way: Way, *, now: datetime) -> Feedback:
    """Note that somebody was asked, and how; who answered already is not asked again."""
    access.require("cases.edit")
    row = await hold(access, desk, way, now=now)
    if row.answered_at is None:
        row.way, row.asked_at, row.asked_by = way, now, access.member
        row.declined_at, row.withdrawn_at = None, None
        await row.save()
        _note(access, "evaluation.asked", desk)
    return row


async def answer(access: Access, desk: Desk, said: Said, *, now: datetime) -> None:
    """Keep what was said; Conflict when somebody else wrote meanwhile, and nothing is lost."""
    _check_hand(access, desk)
    rules.check_something(*said.faces.values(), *words_of(said))
    row = await hold(access, desk, Way(said.way), now=now)
    if desk.hand is Hand.COORDINATOR and row.answered_at is not None and is_closed(row):
        raise Refused("evaluation.for-nobody")
    write(row, said, desk.hand, now)
    row.noted_by = access.member if desk.hand is Hand.COORDINATOR else None
    await row.save()
    await end_talks(row.id, now)
    _note(access, "evaluation.answered", desk)


async def decline(access: Access, desk: Desk, *, now: datetime) -> None:
    """Rather not; nobody asks again. Saying so twice changes nothing, and an answer stays an answer."""
    _check_hand(access, desk)
    row = await hold(access, desk, Way.OWN, now=now)
    if row.answered_at is None and row.declined_at is None:
        row.declined_at = now
        row.version += 1
        await row.save()
        await end_talks(row.id, now)
        _note(access, "evaluation.declined", desk)


async def withdraw(access: Access, desk: Desk, *, now: datetime) -> None:
    """Take it back: faces and words are gone, only that something was taken back stays."""
    _check_hand(access, desk)
    row = await find(desk)
    if row is None or row.answered_at is None:
        return
    row = await hold(access, desk, Way(row.way), now=now)
    for name in ("came_because", "words", "written_by", "told_to", *Aspect):
        setattr(row, name, "")
    row.answered_at, row.noted_by, row.seen_at = None, None, None
    row.withdrawn_at, row.readers = now, Readers.COORDINATOR
    row.version += 1
    await row.save()
    _note(access, "evaluation.withdrawn", desk)


async def note_seen(access: Access, rows: list[Feedback], *, now: datetime) -> None:
    """The coordinator looked: Vandaag is silent about it."""
    access.require("cases.edit")
    unseen = [row.id for row in rows if row.answered_at is not None and row.seen_at is None]
    if unseen:
        await Feedback.update({Feedback.seen_at: now}).where(Feedback.id.is_in(unseen))


async def hold(access: Access, desk: Desk, way: Way, *, now: datetime) -> Feedback:
    """The row, held until the end of this transaction; a new one when nobody asked yet."""
    rules.check_was_held(desk.consultation.held_at)
    by = access.actor.id if access.actor.kind is Kind.MEMBER else None
    ids = (desk.case.id, desk.consultation.id, desk.person.id)
    await DB.connection.execute(BEGIN, *ids, way, now, by)
    where = (Feedback.consultation == ids[1]) & (Feedback.circle_member == ids[2])
    row = await Feedback.objects().where(where).lock_rows("UPDATE").first()
    if row is None:
        raise NotFound("feedback")
    return row


def write(row: Feedback, said: Said, hand: Hand, now: datetime) -> None:
    """What was said, on the row; Conflict when the page showed an older one, unless it says the same.

    Words that are for nobody are not kept: only what counts is.
    """
    if row.version != said.version and row.answered_at is not None and not is_same(row, said):
        raise Conflict
    for aspect in Aspect:
        setattr(row, aspect, said.faces.get(aspect, ""))
    row.came_because, row.words = (
        (said.came_because, said.words) if rules.is_readable(said.readers) else ("", "")
    )
    row.readers = said.readers
    row.way, row.told_to, row.written_by = said.way, said.told_to, hand
    row.answered_at, row.declined_at, row.withdrawn_at = now, None, None
    row.seen_at = now if hand is Hand.COORDINATOR else None
    row.version += 1


def words_of(said: Said) -> tuple[str, ...]:
    """The words that are kept: none when they are for nobody."""
    return (said.words, said.came_because) if rules.is_readable(said.readers) else ()


def is_same(row: Feedback, said: Said) -> bool:
    """Whether this was said already."""
    faces = all(getattr(row, aspect) == said.faces.get(aspect, "") for aspect in Aspect)
    if not rules.is_readable(said.readers):
        return faces and row.readers == said.readers
    return faces and (row.came_because, row.words, row.readers) == (
        said.came_because,
        said.words,
        said.readers,
    )


def is_closed(row: Feedback) -> bool:
    """Whether the coordinator may not read this: it was not their own hand, and it is for nobody."""
    return not rules.is_readable(row.readers) and row.written_by != Hand.COORDINATOR


async def end_talks(feedback: UUID, now: datetime) -> None:
    """Nobody needs to ask any more."""
    where = (NeutralTalk.feedback == feedback) & NeutralTalk.ended_at.is_null()
    await NeutralTalk.update({NeutralTalk.ended_at: now}).where(where)


async def _own(access: Access) -> Desk:
    access.require("guest.answer")
    if access.actor.kind is not Kind.GUEST or access.actor.id is None:
        raise NotAllowed("guests only")
    seat = await seat_of(access.actor.id)
    case = await get_case(access, seat.case)
    return Desk(case, seat.consultation, seat.circle_member, Hand.SELF, seat.id)


def _check_hand(access: Access, desk: Desk) -> None:
    access.require("cases.edit" if desk.hand is Hand.COORDINATOR else "guest.answer")


def _note(access: Access, action: str, desk: Desk) -> None:
    audit.record(access, action, desk.person.id, case=desk.case.id, on_behalf_of=desk.chair)
