"""What is still to do before one table: asked of every service, in a fixed number of questions."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from infra.piccolo_conf import DB
from services.absences.queries import absences
from services.agendas.queries import readers
from services.cases.queries import client, get_case, require_reader
from services.consents.queries import find_consent
from services.consultations.queries import agenda, get_consultation
from services.consultations.tables import AgendaItem, Consultation
from services.invitations.queries import Asked
from services.invitations.rules import State
from services.preparations.overview import progress
from services.preparations.queries import proposals
from services.preparations.tables import Threshold
from services.readiness import rules
from services.readiness.rules import Step, Todo
from services.readiness.tables import PracticalNeed
from tenants.access import Access

PRINTED = """
select exists (select from audit_line where action = 'attendance-sheet.printed' and subject = $1 and "case" = $2)
"""
ADDRESS = frozenset({State.BOUNCED, State.MISDIRECTED})


async def steps(access: Access, consultation_id: UUID, *, now: datetime) -> list[Step]:
    """Next step first; what is done stays on the list, at its place."""
    access.require("cases.edit")
    sitting = await get_consultation(access, consultation_id)
    case = await get_case(access, sitting.case)
    who = await client(access, case.id)
    ready = await progress(access, consultation_id)
    people = await readers(access, consultation_id)
    asked = [one.asked for one in people]
    points = await agenda(access, consultation_id)
    untold = [one.asked.person.first_name for one in people if one.is_to_get_it and not one.has_it]
    return [
        rules.step(Todo.CONSENT, is_done=await find_consent(access, case.id) is not None),
        rules.step(Todo.DATE, is_done=sitting.starts_at is not None),
        rules.step(Todo.GOAL, is_done=bool(sitting.goal)),
        rules.step(Todo.PREPARED, is_done=ready.get(who.id) == "ready"),
        *await _in_the_way(consultation_id),
        *_asking(asked, await _phoned(access, consultation_id)),
        *await _agenda(access, sitting, points),
        _practical(sitting, await needs(access, consultation_id), now),
        rules.in_time(
            rules.step(Todo.AGENDA, is_done=not untold and bool(people), names=untold),
            sitting.starts_at,
            rules.AGENDA_GOES,
            now,
        ),
        rules.step(Todo.KEY_WORKER, is_done=case.key_worker is not None),
        rules.in_time(
            rules.step(Todo.SHEET, is_done=await _is_printed(sitting)), sitting.starts_at, rules.PRINTED, now
        ),
    ]


async def needs(access: Access, consultation_id: UUID) -> list[PracticalNeed]:
    """What was written down about what this table needs."""
    require_reader(access)
    return await PracticalNeed.objects().where(PracticalNeed.consultation == consultation_id)


def _asking(asked: Sequence[Asked], phoned: Collection[UUID]) -> list[Step]:
    """Who is to be asked, to be reached, to be heard."""
    able = [one for one in asked if not one.refusal]
    to_ask = [one.person.first_name for one in able if one.state is State.NOT_ASKED]
    lost = [one.person.first_name for one in able if one.state in ADDRESS]
    silent = [one.person.first_name for one in able if one.state is State.ASKED]
    absent = [
        one.person.first_name
        for one in able
        if one.state is State.NO and one.invitation and not one.invitation.note
        if one.participant.id not in phoned
    ]
    return [
        rules.step(Todo.ASK, is_done=not to_ask and bool(able), names=to_ask),
        *([rules.step(Todo.ADDRESS, is_done=False, names=lost)] if lost else []),
        *([rules.step(Todo.ANSWERS, is_done=not silent, names=silent)] if silent or not to_ask else []),
        *([rules.step(Todo.ABSENT, is_done=False, names=absent)] if absent else []),
    ]


async def _phoned(access: Access, consultation_id: UUID) -> set[UUID]:
    """Who is absent and was phoned about it."""
    return {seat for seat, one in (await absences(access, consultation_id)).items() if one.phoned_at}


async def _in_the_way(consultation_id: UUID) -> list[Step]:
    """What holds client or family back from coming, and is not solved yet (rows 46 and 58)."""
    where = Threshold.kit.consultation == consultation_id
    open_ones = await Threshold.count().where(where & Threshold.settled_at.is_null())
    return [rules.step(Todo.IN_THE_WAY, is_done=False, count=open_ones)] if open_ones else []


async def _agenda(access: Access, sitting: Consultation, points: Sequence[AgendaItem]) -> list[Step]:
    """Points that wait for a talk with the client, and what was proposed and stands nowhere yet."""
    waiting = [one.title for one in points if one.is_to_discuss_first and one.struck_at is None]
    there = {one.proposal for one in points}
    open_ones = [one for one in await proposals(access, sitting.id) if one.id not in there]
    return [
        *([rules.step(Todo.DISCUSS_FIRST, is_done=False, count=len(waiting))] if waiting else []),
        *([rules.step(Todo.PROPOSED, is_done=False, count=len(open_ones))] if open_ones else []),
    ]


def _practical(sitting: Consultation, found: Sequence[PracticalNeed], now: datetime) -> Step:
    left = rules.unsettled(found)
    made = rules.step(Todo.PRACTICAL, is_done=not left, names=[str(kind) for kind in left])
    return rules.in_time(made, sitting.starts_at, rules.PRACTICAL, now)


async def _is_printed(sitting: Consultation) -> bool:
    """The log knows: nothing else keeps that a sheet was made."""
    return bool(await DB.connection.fetchval(PRINTED, sitting.id, sitting.case))
