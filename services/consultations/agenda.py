"""Decisions about the agenda: the nine points, topics, striking, order, and who is in the room per point."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.cases.tables import CircleMember
from services.consultations import queries, rules
from services.consultations.tables import AgendaItem, Attendance, Consultation, ItemKind, Participant
from services.errors import Conflict
from tenants import audit, live
from tenants.access import Access
from tenants.words.agendas import TEMPLATE


@dataclass(frozen=True)
class Further:
    """What else is known of a topic: too far-reaching to decide here, and who goes on about it with the client
    (row 124); who outside is asked something (row 161); from which proposal it came.
    """

    is_far_reaching: bool = False
    continues_with: UUID | None = None
    outside_party: str = ""
    proposal: UUID | None = None


PLAIN = Further()


async def fill(consultation: Consultation) -> None:
    """The nine points; after the client's own words the goal of this meeting as a topic."""
    teller = await _teller(consultation)
    points: list[tuple[ItemKind, str]] = []
    for kind in rules.template_kinds(is_followup=consultation.previous is not None):
        points.append((kind, TEMPLATE[kind].format(teller=teller)))
        if kind is ItemKind.GOALS and consultation.goal:
            points.append((ItemKind.TOPIC, consultation.goal))
    for position, (kind, title) in enumerate(points):
        await _new(consultation, kind, title, position).save()


async def add_topic(
    access: Access,
    consultation_id: UUID,
    title: str,
    *,
    domain: str = "",
    brought_by: UUID | None = None,
    is_to_discuss_first: bool = False,
    further: Further = PLAIN,
) -> AgendaItem:
    """One more topic, after the other topics. The client's own opens at once, also through a link (X14)."""
    if not access.may("guest.answer"):
        access.require("cases.edit")
    consultation = await queries.lock_consultation(access, consultation_id)
    rules.check_open(consultation)
    items = await queries.agenda(access, consultation_id)
    if same := next((one for one in items if further.proposal and one.proposal == further.proposal), None):
        return same
    after = max((number for number, item in enumerate(items) if item.kind in ("goals", "topic")), default=-1)
    item = _new(consultation, ItemKind.TOPIC, title, after + 1)
    item.domain, item.brought_by, item.is_to_discuss_first = domain, brought_by, is_to_discuss_first
    item.proposal = further.proposal
    _put(item, further)
    await item.save()
    order = [other.id for other in items]
    await _renumber([*order[: after + 1], item.id, *order[after + 1 :]])
    audit.record(access, "agenda-item.added", item.id, case=consultation.case)
    live.changed(access, consultation_id)
    return item


async def change_item(
    access: Access,
    item_id: UUID,
    title: str,
    *,
    domain: str,
    is_to_discuss_first: bool,
    further: Further = PLAIN,
    version: int,
) -> AgendaItem:
    """Other words, another domain, or first to be talked through with the client.

    Other words do not lift what the client said: who was kept out of it stays out until somebody plans otherwise,
    and what the client does not want talked about is changed with the client's own words alone.
    """
    access.require("cases.edit")
    item = await _open_item(access, item_id)
    if item.version != version:
        raise Conflict
    before = await queries.decided(access, item)
    item.title, item.domain, item.is_to_discuss_first = title, domain, is_to_discuss_first
    _put(item, further)
    after = await queries.decided(access, item)
    rules.check_still_struck(is_struck=before.is_struck, stays_struck=after.is_struck)
    item.version += 1
    await item.save()
    for seat in before.kept_from - after.kept_from:
        await _plan(item, await queries.get_participant(access, seat), is_planned=False)
    audit.record(access, "agenda-item.changed", item_id, case=item.case)
    return item


async def strike_item(
    access: Access, item_id: UUID, *, struck_by: UUID | None, may_show_title: bool, now: datetime
) -> AgendaItem:
    """Not to be talked about; it stays visible as struck, its title only with the client's yes (X13)."""
    access.require("cases.edit")
    item = await _open_item(access, item_id)
    item.struck_at, item.struck_by, item.may_show_title = now, struck_by, may_show_title
    item.version += 1
    await item.save()
    audit.record(access, "agenda-item.struck", item_id, case=item.case)
    return item


async def restore_item(access: Access, item_id: UUID) -> AgendaItem:
    """Back on the agenda."""
    access.require("cases.edit")
    item = await _open_item(access, item_id)
    item.struck_at = item.struck_by = None
    item.version += 1
    await item.save()
    audit.record(access, "agenda-item.restored", item_id, case=item.case)
    return item


async def talk_through(access: Access, item_id: UUID) -> AgendaItem:
    """It was talked through with the client: from now on everybody reads it who may."""
    access.require("cases.edit")
    item = await _open_item(access, item_id)
    if item.is_to_discuss_first:
        item.is_to_discuss_first = False
        item.version += 1
        await item.save()
        audit.record(access, "agenda-item.talked-through", item_id, case=item.case)
    return item


async def move_item(access: Access, item_id: UUID, places: int) -> None:
    """One or more places later; negative: earlier. Two who move at once follow each other."""
    access.require("cases.edit")
    item = await _open_item(access, item_id)
    await queries.lock_consultation(access, item.consultation)
    order = [other.id for other in await queries.agenda(access, item.consultation)]
    await _renumber(rules.moved(order, item_id, places))
    audit.record(access, "agenda-item.moved", item_id, case=item.case)


async def group_topics(access: Access, consultation_id: UUID) -> None:
    """Topics about the same part of life after each other; all else keeps its place."""
    access.require("cases.edit")
    consultation = await queries.lock_consultation(access, consultation_id)
    rules.check_open(consultation)
    items = await queries.agenda(access, consultation_id)
    await _renumber(rules.grouped([(one.id, one.kind, one.domain) for one in items]))
    audit.record(access, "agenda.grouped", consultation_id, case=consultation.case)
    live.changed(access, consultation_id)


async def give_time(access: Access, item_id: UUID, minutes: int) -> None:
    """How many minutes a point may take; 0: as usual."""
    access.require("cases.edit")
    item = await _open_item(access, item_id)
    await AgendaItem.update({AgendaItem.planned_minutes: minutes}).where(AgendaItem.id == item_id)
    audit.record(access, "agenda-item.timed", item_id, case=item.case)


async def plan_presence(access: Access, item_id: UUID, absent: Collection[UUID]) -> None:
    """Who is not in the room for this point; everybody else is (participant ids)."""
    access.require("cases.edit")
    item = await _open_item(access, item_id)
    for participant in await queries.participants(access, item.consultation):
        await _plan(item, participant, is_planned=participant.id not in absent)
    audit.record(access, "agenda-item.presence-planned", item_id, case=item.case)


async def _plan(item: AgendaItem, participant: Participant, *, is_planned: bool) -> None:
    where = (Attendance.agenda_item == item.id) & (Attendance.participant == participant.id)
    row = await Attendance.objects().where(where).first()
    if row is None and is_planned:
        return
    row = row or Attendance(case=item.case, agenda_item=item.id, participant=participant.id)
    row.is_planned = is_planned
    await row.save()


async def _open_item(access: Access, item_id: UUID) -> AgendaItem:
    item = await queries.get_item(access, item_id)
    rules.check_open(await queries.get_consultation(access, item.consultation))
    live.changed(access, item.consultation)
    return item


def _put(item: AgendaItem, further: Further) -> None:
    item.is_far_reaching = further.is_far_reaching
    item.continues_with = further.continues_with if further.is_far_reaching else None
    item.outside_party = further.outside_party


def _new(consultation: Consultation, kind: ItemKind, title: str, position: int) -> AgendaItem:
    return AgendaItem(
        case=consultation.case, consultation=consultation.id, kind=kind, title=title, position=position
    )


async def _renumber(order: list[UUID]) -> None:
    for position, item in enumerate(order):
        await AgendaItem.update({AgendaItem.position: position}).where(AgendaItem.id == item)


async def _teller(consultation: Consultation) -> str:
    """Who tells: the client, or who speaks for the client."""
    where = (CircleMember.case == consultation.case) & (CircleMember.kind == "client")
    if not consultation.is_client_coming and consultation.spokesperson is not None:
        where = CircleMember.id == consultation.spokesperson
    found = await CircleMember.objects().where(where).order_by(CircleMember.joined_at).first()
    return found.first_name if found else "De cliënt"
