"""What a report says, as plain data: gathered from the table, the plan and the accepted comments."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from services.cases import discretion
from services.cases.queries import get_case
from services.cases.tables import Case, CircleMember
from services.consents.rules import plain
from services.consultations.rules import dated
from services.consultations.tables import Consultation, ItemKind
from services.meetings import queries as meetings
from services.meetings.course import next_after
from services.meetings.own import told_at
from services.meetings.queries import Item, Room
from services.meetings.rules import joined
from services.meetings.tables import Topic
from services.plans.helps import helps
from services.plans.queries import AgreementLine, agreements, goals
from services.plans.tables import Answer
from services.referrals.tables import Referral
from services.reports.extracts import Chair, Content, readers
from services.reports.kept import Kept, kept
from services.reports.queries import readers as readers_of
from services.reports.tables import Outcome, Report, ReportComment
from tenants.access import Access
from tenants.tables import Member

GROUPS = ("family", "key-worker", "confidant", "helper", "network")


async def compose(access: Access, report: Report, *, number: int, is_final: bool) -> Content:
    """The whole content as it stands now."""
    room = await meetings.room(access, report.consultation)
    case = await get_case(access, report.case)
    remarks = await _remarks(report.id)
    following = await next_after(access, room.consultation)
    away = await kept(access, room)
    return {
        "number": number,
        "is_final": is_final,
        "head": await _head(access, room, case),
        "goal": _goal(room),
        "people": await _people(access, report, room, case),
        "items": await _items(room, remarks),
        "strengths": await _strengths(access, report.consultation, away),
        "goals": await _goals(access, case.id, away),
        "agreements": await _agreements(access, room, away),
        "done": await _done(access, room, away),
        "helps": await _helps(access, room),
        "far": await _far(access, report.consultation, away),
        "result": room.consultation.result,
        "conclusion": report.conclusion,
        "bottlenecks": report.bottlenecks,
        "remarks": remarks[None],
        "next": _moment(following.starts_at) if following and following.starts_at else None,
        "previous": await _previous(room),
    }


async def _head(access: Access, room: Room, case: Case) -> dict[str, Any]:
    """Requester, coordinator and date (row 147)."""
    coordinator = await Member.objects().where(Member.id == case.coordinator).first()
    asked = await Referral.objects().where(Referral.led_to == case.id).first()
    note_taker = next((p.first_name for p in room.people if p.id == room.consultation.note_taker), "")
    return {
        "client": room.client.first_name if room.client else case.name,
        "held_at": _moment(room.consultation.held_at or dated(room.consultation).starts_at),
        "coordinator": coordinator.name if coordinator else "",
        "note_taker": note_taker,
        "requester": _requester(asked, room.people) if asked else None,
    }


def _requester(asked: Referral, people: Sequence[CircleMember]) -> dict[str, str]:
    organisation = discretion.named(asked.requester_organisation, people)
    day = asked.asked_on.isoformat()
    return {"name": asked.requester_name, "organisation": organisation, "asked_on": day}


async def _people(access: Access, report: Report, room: Room, case: Case) -> dict[str, dict[str, Any]]:
    """Everybody who was asked or came, by participant; of whom the client did not want there nothing stands here."""
    attended = meetings.attended(room.items)
    asked = {one.participant for one in await readers_of(access, report) if one.is_eligible}
    points = sum(not item.point.is_struck for item in room.items)
    seats = {chair.circle_member: chair.participant for item in room.items for chair in item.chairs}
    found = {}
    for person in room.people:
        there = attended.get(seats.get(person.id, person.id), frozenset())
        if not there and seats.get(person.id, person.id) not in asked:
            continue
        found[str(seats.get(person.id, person.id))] = {
            "person": str(person.id),
            "name": f"{person.first_name} {person.last_name}".strip(),
            "detail": discretion.in_full(person),
            "group": _group(person, case),
            "is_client": person.kind == "client",
            "came": bool(there),
            "in_part": 0 < len(there) < points,
        }
    return found


def _group(person: CircleMember, case: Case) -> str:
    """The lists of the template (row 148)."""
    if person.id == case.key_worker:
        return "key-worker"
    if person.id == case.confidant:
        return "confidant"
    return {"client": "family", "family": "family", "network": "network"}.get(person.kind, "helper")


async def _items(room: Room, remarks: dict[UUID | None, list[dict[str, str]]]) -> list[dict[str, Any]]:
    """Every point in order; a struck one without what was said, unnamed unless everybody at the table may read it."""
    names = {person.id: person.first_name for person in room.people}
    rows = await Topic.select(Topic.agenda_item).where(Topic.consultation == room.consultation.id)
    fresh = {row["agenda_item"] for row in rows if row["agenda_item"]}
    story = await told_at(room.consultation.id)
    came = frozenset(meetings.attended(room.items))
    clients = frozenset(c.participant for item in room.items for c in item.chairs if c.kind == "client")
    return [
        {
            "id": str(item.row.id),
            "kind": item.row.kind,
            "title": None if item.point.is_struck and item.point.unaware else item.point.title,
            "notes": "" if item.point.is_struck else _said(item, story),
            "is_struck": item.point.is_struck,
            "struck_for": names.get(item.point.struck_by, "") if item.point.struck_by else "",
            "readers": readers(_chairs(item), came, clients, is_new=item.row.id in fresh),
            "remarks": [] if item.point.is_struck else remarks[item.row.id],
        }
        for item in room.items
    ]


def _said(item: Item, story: str) -> str:
    return joined([story, item.row.notes]) if item.row.kind == ItemKind.GOALS else item.row.notes


def _chairs(item: Item) -> list[Chair]:
    return [
        Chair(
            chair.participant,
            is_there=chair.is_there,
            is_planned=chair.participant not in item.point.absent,
            is_kept_from=chair.is_kept_from,
        )
        for chair in item.chairs
    ]


async def _strengths(access: Access, consultation_id: UUID, away: Kept) -> list[dict[str, Any]]:
    return [
        {
            "sentence": row.sentence,
            "item": _text(row.agenda_item),
            "kept_from": away.from_whom(row.sentence, "", row.agenda_item, row.noted_at),
        }
        for row in await meetings.strengths(access, consultation_id)
    ]


async def _goals(access: Access, case_id: UUID, away: Kept) -> list[dict[str, Any]]:
    """Goals that still stand, save those the client said no to (row 136)."""
    return [
        {
            "sentence": goal.sentence,
            "whose": goal.whose_name,
            "steps": [
                {
                    "sentence": step.sentence,
                    "help": step.help_needed,
                    "kept_from": away.from_whom(step.sentence, "", None, step.noted_at, step.reworded_at),
                }
                for step in goal.steps
            ],
            "item": None,
            "kept_from": away.from_whom(goal.sentence, "", None, goal.noted_at, goal.reworded_at),
        }
        for goal in await goals(access, case_id)
        if goal.assent != Answer.NO
    ]


def _goal(room: Room) -> str:
    """The goal of this meeting; when its point was struck and may not be named, it is not named here either."""
    goal = plain(room.consultation.goal)
    is_unnamed = any(item.point.title is None and plain(item.row.title) == goal for item in room.items)
    return "" if is_unnamed else room.consultation.goal


async def _agreements(access: Access, room: Room, away: Kept) -> list[dict[str, Any]]:
    """What was agreed here, and what still runs from before; nothing that the client said no to."""
    consultation_id, case_id = room.consultation.id, room.consultation.case
    lines = [line for line in await agreements(access, case_id) if line.assent != Answer.NO]
    hidden = away.of_agreements(lines)
    here = sorted((line for line in lines if line.consultation == consultation_id), key=lambda a: a.noted_at)
    earlier = [line for line in lines if line.consultation != consultation_id and line.is_open]
    made = [_agreement(line, hidden[line.id], is_earlier=False) for line in here if line.dropped_at is None]
    return made + [_agreement(line, hidden[line.id], is_earlier=True) for line in earlier]


async def _done(access: Access, room: Room, away: Kept) -> list[dict[str, Any]]:
    """What was agreed earlier and done since the previous sitting (row 117); what was not done is not told here."""
    earlier = await Consultation.objects().where(Consultation.id == room.consultation.previous).first()
    since = earlier.held_at if earlier is not None else None
    lines = [
        line
        for line in await agreements(access, room.consultation.case)
        if line.done_at is not None
        and line.assent != Answer.NO
        and line.consultation not in {None, room.consultation.id}
        and (since is None or line.done_at > since)
    ]
    hidden = away.of_agreements(lines)
    return [_agreement(line, hidden[line.id], is_earlier=True) for line in lines]


async def _helps(access: Access, room: Room) -> list[dict[str, Any]]:
    """What becomes of each one's help, as it was said since this sitting began (row 143)."""
    began = room.consultation.began_at or room.consultation.held_at
    return [
        {
            "owner": str(line.person),
            "name": line.name,
            "kind": line.change.kind,
            "sentence": line.change.words,
            "taker": line.taker,
            "item": None,
        }
        for line in await helps(access, room.consultation.case)
        if line.change.kind and began is not None and line.since is not None and line.since >= began
    ]


async def _previous(room: Room) -> dict[str, Any] | None:
    """The report of the sitting before this one (row 117)."""
    if room.consultation.previous is None:
        return None
    rows = Report.objects(Report.consultation).where(Report.consultation == room.consultation.previous)
    found = await rows.first()
    if found is None or found.consultation.held_at is None:
        return None
    return {"held_at": _moment(found.consultation.held_at), "is_final": found.final_at is not None}


def _agreement(line: AgreementLine, kept: list[str], *, is_earlier: bool) -> dict[str, Any]:
    return {
        "kept_from": kept,
        "sentence": line.sentence,
        "owner": str(line.owner) if line.owner else "",
        "owner_name": line.owner_name,
        "due_on": line.due_on.isoformat() if line.due_on else "",
        "domain": line.domain,
        "price": line.price,
        "kind": line.kind,
        "is_earlier": is_earlier,
        "item": None if is_earlier else _text(line.agenda_item),
    }


async def _far(access: Access, consultation_id: UUID, away: Kept) -> list[dict[str, Any]]:
    rows = await meetings.far_reaching(access, consultation_id)
    return [
        {
            "title": row.title,
            "views": row.views,
            "continues_with": row.continues_with.first_name if row.continues_with.id else "",
            "item": _text(row.agenda_item),
            "kept_from": away.from_whom(row.title, "", row.agenda_item, row.noted_at),
        }
        for row in rows
    ]


async def _remarks(report_id: UUID) -> dict[UUID | None, list[dict[str, str]]]:
    """Accepted comments, by the point they are about; under None those about the whole."""
    rows = ReportComment.objects(ReportComment.said_by).where(
        (ReportComment.report == report_id) & (ReportComment.outcome == Outcome.ACCEPTED)
    )
    found: dict[UUID | None, list[dict[str, str]]] = defaultdict(list)
    for row in await rows.order_by(ReportComment.said_at, ReportComment.id):
        found[row.agenda_item].append({"who": row.said_by.first_name, "words": row.words})
    return found


def _moment(at: datetime) -> str:
    return at.isoformat()


def _text(row_id: UUID | None) -> str | None:
    return str(row_id) if row_id else None
