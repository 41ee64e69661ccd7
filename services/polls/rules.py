"""What may and may not while a date is looked for, and which moment is best."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from infra.clock import BRUSSELS
from services.consultations.rules import Moment, Sitting, check_moment
from services.errors import Refused
from services.polls.tables import Can, Poll, PollMoment

FEWEST, MOST = 2, 10
BEFORE_DEADLINE = timedelta(days=2)
SHORTEST_WAIT = timedelta(hours=20)
MORNING = time(8, 30)
# How much an answer says for a moment; nothing yet stands between a hesitating yes and a no.
WEIGHTS: Mapping[str, int] = {Can.YES: 3, Can.IF_NEEDED: 2, "": 1, Can.NO: 0}


@dataclass(frozen=True)
class Proposal:
    """One moment, and whose diary it comes from."""

    moment: Moment
    proposed_by: str


@dataclass(frozen=True)
class Voices:
    """Whose answer weighs most: the client, then the key worker; participants."""

    client: UUID | None
    key_worker: UUID | None


def check_proposals(proposals: Sequence[Proposal], now: datetime) -> None:
    """Two to ten different moments, each of which can be."""
    if len(proposals) < FEWEST:
        raise Refused("poll.too-few-moments")
    if len(proposals) > MOST:
        raise Refused("poll.too-many-moments")
    if len({one.moment.starts_at for one in proposals}) < len(proposals):
        raise Refused("poll.same-moment-twice")
    for one in proposals:
        check_moment(Sitting(one.moment.starts_at, one.moment.ends_at, ""), now)
        if one.moment.starts_at <= now:
            raise Refused("poll.moment-is-past")


def check_deadline(answer_by: date, proposals: Sequence[Proposal], now: datetime) -> None:
    """Not before today, and before the first moment."""
    first = min(one.moment.starts_at for one in proposals).astimezone(BRUSSELS).date()
    if answer_by < now.astimezone(BRUSSELS).date():
        raise Refused("poll.deadline-is-past")
    if answer_by >= first and first != now.astimezone(BRUSSELS).date():
        raise Refused("poll.deadline-too-late")


def check_can_fix(poll: Poll, moment: PollMoment, now: datetime) -> None:
    """Nothing was fixed meanwhile, and the moment still lies ahead."""
    if poll.closed_at is not None:
        raise Refused("poll.is-closed")
    if moment.starts_at <= now:
        raise Refused("poll.moment-is-past")


def is_complete(answers: Mapping[UUID, str], moments: Sequence[PollMoment]) -> bool:
    """Something was said to each moment, in words that we know, and to nothing else."""
    known = {one.id for one in moments}
    return set(answers) == known and all(said in tuple(Can) for said in answers.values())


def remind_at(answer_by: date, now: datetime) -> datetime | None:
    """Two days before the deadline, in the morning; sooner when there is less time, never where there is too little."""
    deadline = datetime.combine(answer_by, MORNING, BRUSSELS)
    for at in (deadline - BEFORE_DEADLINE, deadline):
        if at - now >= SHORTEST_WAIT:
            return at
    return None


def goodness(
    said: Mapping[UUID, str], everybody: Sequence[UUID], voices: Voices, starts_at: datetime
) -> tuple[float, ...]:
    """The best moment has the largest: the client's answer, the key worker's, fewest no, most yes, then the soonest."""
    told = [said.get(one, "") for one in everybody]
    first = [WEIGHTS[said.get(one, "")] if one else 0 for one in (voices.client, voices.key_worker)]
    return (
        *first,
        -told.count(Can.NO),
        told.count(Can.YES),
        told.count(Can.IF_NEEDED),
        -starts_at.timestamp(),
    )
