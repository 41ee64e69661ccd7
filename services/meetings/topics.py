"""What was on nobody's agenda: new topics, and decisions that are too far-reaching for a table."""

from datetime import datetime
from uuid import UUID

from services.consultations import agenda
from services.errors import NotFound
from services.meetings import queries, rules
from services.meetings.course import at_table
from services.meetings.queries import Room
from services.meetings.rules import Route
from services.meetings.tables import FarReaching, Topic
from services.plans.rules import checked_sentence
from tenants import audit
from tenants.access import Access


async def bring_topic(
    access: Access,
    consultation_id: UUID,
    title: str,
    brought_by: UUID,
    *,
    has_clients_yes: bool = False,
    talks_first: UUID | None = None,
    now: datetime,
) -> Topic:
    """Something that was on nobody's agenda: it opens at once, or is parked with who talks it through first."""
    consultation = await at_table(access, consultation_id, now=now)
    person = await queries.get_person(consultation.case, brought_by)
    if talks_first is not None:
        await queries.get_person(consultation.case, talks_first)
    topic = Topic(
        case=consultation.case,
        consultation=consultation_id,
        title=checked_sentence(title),
        brought_by=brought_by,
        talks_first=talks_first,
        brought_at=now,
        brought_noted_by=access.actor.id,
    )
    if rules.route(person.kind, has_clients_yes=has_clients_yes) is Route.OPEN:
        await _open(access, topic, consultation_id, now)
    await topic.save()
    audit.record(access, "topic.brought", topic.id, case=consultation.case)
    return topic


async def open_topic(
    access: Access, consultation_id: UUID, topic_id: UUID, *, has_clients_yes: bool, now: datetime
) -> Topic:
    """What was parked is talked about after all, now that the client says so."""
    consultation = await at_table(access, consultation_id, now=now)
    topic = await queries.get_topic(access, consultation_id, topic_id)
    person = await queries.get_person(consultation.case, topic.brought_by)
    rules.check_may_open(person.kind, has_clients_yes=has_clients_yes)
    if topic.opened_at is None:
        await _open(access, topic, consultation_id, now)
        await topic.save()
    audit.record(access, "topic.opened", topic_id, case=consultation.case)
    return topic


async def settle_topic(access: Access, consultation_id: UUID, topic_id: UUID, *, now: datetime) -> None:
    """It needs no table any more: it was talked through elsewhere."""
    access.require("plans.write")
    topic = await queries.get_topic(access, consultation_id, topic_id)
    topic.settled_at = now
    await topic.save()
    audit.record(access, "topic.settled", topic_id, case=topic.case)


async def note_far_reaching(
    access: Access,
    consultation_id: UUID,
    title: str,
    views: str,
    continues_with: UUID | None,
    *,
    agenda_item: UUID | None = None,
    now: datetime,
) -> FarReaching:
    """Not decided here: the views that were given, and who goes on about it with the client (row 124)."""
    consultation = await at_table(access, consultation_id, now=now)
    await queries.check_item(access, consultation, agenda_item)
    if continues_with is not None:
        await queries.get_person(consultation.case, continues_with)
    noted = FarReaching(
        case=consultation.case,
        consultation=consultation_id,
        agenda_item=agenda_item,
        title=checked_sentence(title),
        views=views,
        continues_with=continues_with,
        noted_at=now,
        noted_by=access.actor.id,
    )
    await noted.save()
    audit.record(access, "far-reaching.noted", noted.id, case=consultation.case)
    return noted


async def erase_far_reaching(access: Access, consultation_id: UUID, noted_id: UUID, *, now: datetime) -> None:
    """It was a slip of the pen."""
    consultation = await at_table(access, consultation_id, now=now)
    where = (FarReaching.id == noted_id) & (FarReaching.consultation == consultation_id)
    if not await FarReaching.delete().where(where).returning(FarReaching.id):
        raise NotFound
    audit.record(access, "far-reaching.erased", noted_id, case=consultation.case)


async def _open(access: Access, topic: Topic, consultation_id: UUID, now: datetime) -> None:
    """Who waits outside now did not hear it brought: by plan they stay out, until somebody plans otherwise."""
    out = _outside(await queries.room(access, consultation_id))
    item = await agenda.add_topic(access, consultation_id, topic.title, brought_by=topic.brought_by)
    topic.agenda_item, topic.opened_at = item.id, now
    if out:
        await agenda.plan_presence(access, item.id, out)


def _outside(room: Room) -> set[UUID]:
    """Who came, and is not there for what is on the table."""
    chairs, came = room.on_table.chairs if room.on_table else (), queries.attended(room.items)
    return {
        one.participant
        for one in chairs
        if not one.is_there and one.participant in came and one.kind != "client"
    }
