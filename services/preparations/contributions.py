"""Each participant's three minutes: read by its author and the coordinator alone, written by either."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.errors import Conflict, NotFound
from services.preparations import rules
from services.preparations.desks import Desk, hold
from services.preparations.tables import Contribution, RaisedTopic
from tenants import audit
from tenants.access import Access


@dataclass(frozen=True)
class Written:
    """What runs well, what somebody may decide, what the client can do themself; `version` stood on the page."""

    goes_well: str
    mandate: str
    client_can: str
    version: int = 0


@dataclass(frozen=True)
class Topic:
    """What somebody wants to talk about, why the table needs to know, and whether the client knows."""

    title: str
    why: str
    domain: str = ""
    is_talked_through: bool = False
    is_far_reaching: bool = False


async def find(desk: Desk) -> Contribution | None:
    """The three minutes of this person, if somebody began."""
    return await find_of(desk.consultation.id, desk.person.id)


async def find_of(consultation: UUID, person: UUID) -> Contribution | None:
    """The same, by ids."""
    where = (Contribution.consultation == consultation) & (Contribution.circle_member == person)
    return await Contribution.objects().where(where).first()


async def topics(found: Contribution | None) -> Sequence[RaisedTopic]:
    """What stands, in the order in which it was raised."""
    if found is None:
        return []
    rows = RaisedTopic.objects().where(
        RaisedTopic.contribution == found.id, RaisedTopic.taken_back_at.is_null()
    )
    return await rows.order_by(RaisedTopic.raised_at, RaisedTopic.id)


async def read(access: Access, desk: Desk) -> tuple[Contribution | None, Sequence[RaisedTopic]]:
    """Both; the page was read."""
    found = await find(desk)
    audit.record(access, "contribution.read", desk.person.id, case=desk.case.id)
    return found, await topics(found)


async def write(
    access: Access, desk: Desk, written: Written, topic: Topic | None, *, is_ready: bool, now: datetime
) -> None:
    """Keep it, with one more topic where there is one; Conflict when somebody else wrote meanwhile."""
    if topic is not None:
        rules.check_topic(topic.title, topic.why)
    await hold(access, desk)
    found = await find(desk)
    if found is not None and found.version != written.version and not _is_same(found, written):
        raise Conflict
    if topic is not None:
        rules.check_topics(len(await topics(found)))
    kept = await _keep(desk, found, written, is_ready=is_ready, now=now)
    if topic is not None:
        await _raise(desk, kept, topic, now)
        audit.record(access, "topic.raised", desk.person.id, case=desk.case.id, on_behalf_of=desk.chair)
    audit.record(
        access,
        "contribution.ready" if is_ready else "contribution.written",
        desk.person.id,
        case=desk.case.id,
        on_behalf_of=desk.chair,
    )


async def talk_through(access: Access, desk: Desk, topic_id: UUID, *, now: datetime) -> None:
    """It was talked through with the client, so it may go on the agenda."""
    topic = await _own_topic(access, desk, topic_id)
    if topic.talked_through_at is None:
        topic.talked_through_at = now
        await topic.save([RaisedTopic.talked_through_at])
        audit.record(access, "topic.talked-through", topic.id, case=desk.case.id, on_behalf_of=desk.chair)


async def take_back(access: Access, desk: Desk, topic_id: UUID, *, now: datetime) -> None:
    """It need not be talked about after all."""
    topic = await _own_topic(access, desk, topic_id)
    if topic.taken_back_at is None:
        topic.taken_back_at = now
        await topic.save([RaisedTopic.taken_back_at])
        audit.record(access, "topic.taken-back", topic.id, case=desk.case.id, on_behalf_of=desk.chair)


async def _own_topic(access: Access, desk: Desk, topic_id: UUID) -> RaisedTopic:
    await hold(access, desk)
    found = await find(desk)
    rows = RaisedTopic.objects().where(RaisedTopic.id == topic_id).lock_rows("UPDATE")
    topic = await rows.first() if found else None
    if topic is None or found is None or topic.contribution != found.id:
        raise NotFound("topic")
    return topic


def _is_same(found: Contribution, written: Written) -> bool:
    kept = (found.goes_well, found.mandate, found.client_can)
    return kept == (written.goes_well, written.mandate, written.client_can)


async def _keep(
    desk: Desk, found: Contribution | None, written: Written, *, is_ready: bool, now: datetime
) -> Contribution:
    """Ready stays ready when somebody adds a word."""
    kept = found or Contribution(
        case=desk.case.id,
        consultation=desk.consultation.id,
        circle_member=desk.person.id,
        began_at=now,
        version=0,
    )
    kept.goes_well, kept.mandate, kept.client_can = written.goes_well, written.mandate, written.client_can
    kept.changed_at, kept.written_by, kept.version = now, desk.hand, kept.version + 1
    kept.ready_at = kept.ready_at or (now if is_ready else None)
    await kept.save()
    return kept


async def _raise(desk: Desk, kept: Contribution, topic: Topic, now: datetime) -> None:
    await RaisedTopic(
        case=desk.case.id,
        contribution=kept.id,
        title=topic.title,
        why=topic.why,
        domain=topic.domain,
        talked_through_at=now if topic.is_talked_through else None,
        far_reaching_at=now if topic.is_far_reaching else None,
        raised_at=now,
        written_by=desk.hand,
    ).save()
