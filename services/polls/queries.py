"""What there is of a date that is looked for: the question, the answers per moment with the best first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.cases.queries import get_case
from services.cases.tables import CircleKind
from services.consultations.queries import get_consultation, participants
from services.consultations.rules import Moment
from services.consultations.tables import Consultation, Participant
from services.errors import NotAllowed, NotFound
from services.invitations.tables import Invitation
from services.polls import rules
from services.polls.rules import Voices
from services.polls.tables import Can, Poll, PollAnswer, PollMoment
from services.referrals.tables import Referral
from tenants.access import Access

READERS = ("cases.open", "guest.reply", "job")


@dataclass(frozen=True)
class Option:
    """One moment with what each participant said; `said` has no line for who did not answer."""

    moment: PollMoment
    said: Mapping[UUID, str]

    def names(self, people: Sequence[Participant], answer: str) -> list[str]:
        """Who said so, by first name; "" for who said nothing yet."""
        return [one.circle_member.first_name for one in people if self.said.get(one.id, "") == answer]


@dataclass(frozen=True)
class Board:
    """The whole question: the best moment first."""

    poll: Poll
    options: Sequence[Option]
    people: Sequence[Participant]
    voices: Voices
    through: Mapping[UUID, str]

    @property
    def waiting(self) -> list[Participant]:
        """Who has not answered."""
        return [one for one in self.people if one.id not in self.through]

    @property
    def best(self) -> Option | None:
        """The first, once anybody answered."""
        return self.options[0] if self.through and self.options else None

    @property
    def fixed(self) -> PollMoment | None:
        """What was chosen."""
        return next((one.moment for one in self.options if one.moment.fixed_at), None)


@dataclass(frozen=True)
class Asking:
    """What a mail says of it; `moved` is the moment that no longer holds."""

    poll: Poll
    moments: Sequence[PollMoment]
    answered: frozenset[UUID]
    moved: Moment | None


async def find_open(access: Access, consultation_id: UUID) -> Poll | None:
    """The question that still stands; a date that was set otherwise, or a sitting called off, ends it."""
    _require_reader(access)
    sitting: Consultation | None = (
        await Consultation.objects().where(Consultation.id == consultation_id).first()
    )
    if sitting is None or sitting.starts_at is not None or sitting.cancelled_at is not None:
        return None
    return (
        await Poll.objects().where((Poll.consultation == consultation_id) & Poll.closed_at.is_null()).first()
    )


async def find_asking(access: Access, consultation_id: UUID) -> Asking | None:
    """For mails: the question while it stands, its moments, and who answered."""
    poll = await find_open(access, consultation_id)
    if poll is None:
        return None
    return Asking(
        poll=poll,
        moments=await moments(access, poll.id),
        answered=frozenset(row.participant for row in await _answers(access, poll.id)),
        moved=moved_of(poll),
    )


async def get_poll(access: Access, poll_id: UUID) -> Poll:
    """One question."""
    _require_reader(access)
    found = await Poll.objects().where(Poll.id == poll_id).first()
    if found is None:
        raise NotFound
    return found


async def find_latest(access: Access, consultation_id: UUID) -> Poll | None:
    """The last question that was asked about this sitting, closed or not."""
    _require_reader(access)
    rows = Poll.objects().where(Poll.consultation == consultation_id)
    return await rows.order_by(Poll.asked_at, ascending=False).first()


async def get_moment(access: Access, moment_id: UUID) -> PollMoment:
    """One moment with the question it belongs to."""
    _require_reader(access)
    found = await PollMoment.objects(PollMoment.poll).where(PollMoment.id == moment_id).first()
    if found is None:
        raise NotFound
    return found


async def lock_poll(access: Access, poll_id: UUID) -> Poll:
    """The question, held until the end of this transaction, so that decisions follow each other."""
    _require_reader(access)
    found = await Poll.objects().where(Poll.id == poll_id).lock_rows("UPDATE").first()
    if found is None:
        raise NotFound
    return found


async def moments(access: Access, poll_id: UUID) -> list[PollMoment]:
    """What is proposed, the soonest first."""
    _require_reader(access)
    return await PollMoment.objects().where(PollMoment.poll == poll_id).order_by(PollMoment.starts_at)


async def answers_of(access: Access, poll_id: UUID, participant: UUID) -> dict[UUID, str]:
    """What one person said, per moment."""
    return {
        row.poll_moment: row.answer
        for row in await _answers(access, poll_id)
        if row.participant == participant
    }


async def board(access: Access, poll: Poll) -> Board:
    """Everything, for the coordinator."""
    access.require("cases.open")
    sitting = await get_consultation(access, poll.consultation)
    people = await participants(access, sitting.id)
    case = await get_case(access, sitting.case)
    seats = {one.circle_member.id: one.id for one in people}
    client = next((one.id for one in people if one.circle_member.kind == CircleKind.CLIENT), None)
    voices = Voices(client, seats.get(case.key_worker) if case.key_worker else None)
    rows = await _answers(access, poll.id)
    people = await _asked(people, {row.participant for row in rows})
    said: dict[UUID, dict[UUID, str]] = {}
    for row in rows:
        said.setdefault(row.poll_moment, {})[row.participant] = row.answer
    options = [Option(one, said.get(one.id, {})) for one in await moments(access, poll.id)]
    return Board(
        poll=poll,
        options=ranked(options, [one.id for one in people], voices),
        people=people,
        voices=voices,
        through={row.participant: row.answered_by for row in rows},
    )


def ranked(options: Sequence[Option], everybody: Sequence[UUID], voices: Voices) -> list[Option]:
    """The best moment first."""
    return sorted(
        options,
        key=lambda one: rules.goodness(one.said, everybody, voices, one.moment.starts_at),
        reverse=True,
    )


async def yeses(access: Access, moment_id: UUID) -> list[PollAnswer]:
    """Who said a plain yes to it: they need not be asked again."""
    _require_reader(access)
    where = (PollAnswer.poll_moment == moment_id) & (PollAnswer.answer == Can.YES)
    return await PollAnswer.objects().where(where)


async def said_yes_before(access: Access, consultation_id: UUID) -> dict[UUID, datetime]:
    """When participants said yes to the moment that was chosen."""
    poll = await find_latest(access, consultation_id)
    chosen = [one for one in await moments(access, poll.id) if one.fixed_at] if poll else []
    return {row.participant: row.answered_at for one in chosen for row in await yeses(access, one.id)}


async def availability(access: Access, case_id: UUID) -> str:
    """What the requester said of the own diary, in their words."""
    access.require("cases.open")
    rows = await Referral.select(Referral.availability).where(Referral.led_to == case_id)
    return " ".join(row["availability"] for row in rows if row["availability"])


async def moved_from(access: Access, consultation_id: UUID, invited_at: datetime) -> Moment | None:
    """The moment in the calendar of who was invited before a new date was looked for; None when there was none."""
    poll = await find_latest(access, consultation_id)
    return moved_of(poll) if poll and invited_at < poll.asked_at else None


def moved_of(poll: Poll) -> Moment | None:
    """The moment that this question took away."""
    if poll.moved_from is None or poll.moved_until is None:
        return None
    return Moment(poll.moved_from, poll.moved_until)


async def _asked(people: Sequence[Participant], answered: Collection[UUID]) -> list[Participant]:
    """Who was asked; who cannot be asked yet is not waited for."""
    ids = [one.id for one in people]
    where = Invitation.participant.is_in(ids) & Invitation.withdrawn_at.is_null()
    rows = await Invitation.select(Invitation.participant).where(where) if ids else []
    asked = {row["participant"] for row in rows} | set(answered)
    return [one for one in people if one.id in asked]


async def _answers(access: Access, poll_id: UUID) -> list[PollAnswer]:
    _require_reader(access)
    own = await PollMoment.select(PollMoment.id).where(PollMoment.poll == poll_id)
    ids = [row["id"] for row in own]
    return await PollAnswer.objects().where(PollAnswer.poll_moment.is_in(ids)) if ids else []


def _require_reader(access: Access) -> None:
    if not any(access.may(right) for right in READERS):
        raise NotAllowed("polls.read")
