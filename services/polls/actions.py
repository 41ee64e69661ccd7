"""Decisions about a date that is looked for: ask, answer, choose. Who is told, services/procedures decide."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from services.consultations.rules import Moment
from services.consultations.tables import Consultation
from services.errors import Refused
from services.invitations.actions import require_hand, through
from services.polls import queries, rules
from services.polls.rules import Proposal
from services.polls.tables import Poll, PollAnswer, PollMoment
from tenants import audit, outbox
from tenants.access import Access


async def ask(
    access: Access,
    consultation: Consultation,
    proposals: Sequence[Proposal],
    answer_by: date,
    *,
    moved: Moment | None,
    now: datetime,
) -> Poll:
    """A new question; an older one ends, and what was said to the same moment still counts."""
    access.require("cases.edit")
    former = await queries.find_latest(access, consultation.id)
    told = moved or await _unfinished(access, former, now)
    poll = Poll(
        case=consultation.case,
        consultation=consultation.id,
        asked_at=now,
        asked_by=access.actor.id,
        answer_by=answer_by,
        moved_from=told.starts_at if told else None,
        moved_until=told.ends_at if told else None,
    )
    await poll.save()
    await _propose(poll, proposals)
    await _carry_over(access, None if moved else former, poll)
    await plan_reminder(access, poll, now=now)
    audit.record(access, "poll.asked", poll.id, case=poll.case)
    return poll


async def plan_reminder(access: Access, poll: Poll, *, now: datetime) -> None:
    """One look at who has not answered, some days before the deadline."""
    at = rules.remind_at(poll.answer_by, now)
    if at is not None:
        await outbox.add(access, "polls.remind-all", dedupe=f"poll:{poll.id}", not_before=at, poll=poll.id)


async def answer(
    access: Access, poll_id: UUID, participant: UUID, said: Mapping[UUID, str], *, now: datetime
) -> None:
    """Who can when: by the guest, or by the coordinator on their behalf. The last answer counts."""
    require_hand(access)
    poll = await queries.lock_poll(access, poll_id)
    open_now = await queries.find_open(access, poll.consultation)
    if open_now is None or open_now.id != poll_id:
        raise Refused("poll.is-closed")
    if not rules.is_complete(said, await queries.moments(access, poll_id)):
        raise Refused("poll.not-all-answered")
    earlier = {row.poll_moment: row for row in await _rows(participant, said)}
    for moment, word in said.items():
        row = earlier.get(moment) or PollAnswer(case=poll.case, poll_moment=moment, participant=participant)
        row.answer, row.answered_at, row.answered_by = word, now, through(access)
        await row.save()
    audit.record(access, "poll.answered", poll_id, case=poll.case, on_behalf_of=participant)


async def fix(access: Access, moment_id: UUID, *, now: datetime) -> PollMoment:
    """This one; refused when somebody else chose meanwhile."""
    access.require("cases.edit")
    poll = await queries.lock_poll(access, (await queries.get_moment(access, moment_id)).poll.id)
    moment = await queries.get_moment(access, moment_id)
    rules.check_can_fix(poll, moment, now)
    moment.fixed_at = now
    await moment.save()
    await _close(access, poll, now)
    audit.record(access, "poll.fixed", poll.id, case=poll.case)
    return moment


async def _close(access: Access, poll: Poll, now: datetime) -> None:
    poll.closed_at, poll.closed_by = now, access.actor.id
    await poll.save()
    await outbox.cancel(access, f"poll:{poll.id}")


async def _unfinished(access: Access, former: Poll | None, now: datetime) -> Moment | None:
    """End a question that was still open; what it took out of calendars is told once more."""
    if former is None or former.closed_at is not None:
        return None
    await _close(access, former, now)
    return queries.moved_of(former)


async def _propose(poll: Poll, proposals: Sequence[Proposal]) -> None:
    for one in proposals:
        await PollMoment(
            case=poll.case,
            poll=poll.id,
            starts_at=one.moment.starts_at,
            ends_at=one.moment.ends_at,
            proposed_by=one.proposed_by,
        ).save()


async def _carry_over(access: Access, former: Poll | None, poll: Poll) -> None:
    """Only where every moment of the new question stood in the old one: else everybody is asked anew."""
    if former is None:
        return
    old = {one.id: (one.starts_at, one.ends_at) for one in await queries.moments(access, former.id)}
    new = {(one.starts_at, one.ends_at): one.id for one in await queries.moments(access, poll.id)}
    if not set(new) <= set(old.values()) or not old:
        return
    for row in await PollAnswer.objects().where(PollAnswer.poll_moment.is_in(list(old))):
        if (moment := new.get(old[row.poll_moment])) is not None:
            await PollAnswer(
                case=row.case,
                poll_moment=moment,
                participant=row.participant,
                answer=row.answer,
                answered_at=row.answered_at,
                answered_by=row.answered_by,
            ).save()


async def _rows(participant: UUID, said: Mapping[UUID, str]) -> list[PollAnswer]:
    where = (PollAnswer.participant == participant) & PollAnswer.poll_moment.is_in(list(said))
    return await PollAnswer.objects().where(where)
