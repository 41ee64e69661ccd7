"""What the phone sheet shows: one line per person, whoever is still to be phoned first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from services.absences.queries import absences
from services.calls.queries import calls, wants_no_call
from services.calls.rules import dialled, is_call_unwelcome
from services.calls.tables import Outcome, PhoneCall
from services.cases.queries import get_case
from services.cases.tables import CircleKind
from services.consents.queries import consents
from services.consultations.queries import get_consultation
from services.consultations.rules import stage
from services.invitations.guests import Host, host_of
from services.invitations.queries import Asked, asked_to
from services.invitations.rules import State
from services.invitations.tables import MailState
from services.polls.queries import Option, board, find_open, moments
from services.preparations.overview import progress
from services.preparations.rules import has_kit
from services.procedures.note_talk import OWN_YES, stamp
from tenants.access import Access
from tenants.members import names
from tenants.words.calls import CALLS, text_message
from tenants.words.dates import moment, short_day, when
from tenants.words.invitations import ANSWERS, STATES
from tenants.words.polls import CAN
from tenants.words.refusals import REFUSALS
from web.calls.forms import CallForm
from web.meetings.forms import named

SILENT = frozenset({State.NOT_ASKED, State.ASKED, State.BOUNCED, State.MISDIRECTED})


@dataclass(frozen=True)
class Line:
    """One person: how to reach them, what came of it, what is still open."""

    seat: UUID
    person: UUID
    name: str
    does: str
    phone: str
    dial: str
    hint: str
    is_call_unwelcome: bool
    ban: str
    refusal: str
    state: tuple[str, str]
    answer: str
    reason: str
    note: str
    stamp: str
    must_sign: bool
    has_signed: bool
    own_yes: bool | None
    email: str
    is_bounced: bool
    calls: tuple[str, ...]
    back_at: datetime | None
    is_open: bool
    is_client: bool
    has_kit: bool
    is_prepared: bool = False
    said: Mapping[UUID, str] = field(default_factory=dict)


async def sheet(
    access: Access, consultation_id: UUID, *, refused: tuple[UUID, CallForm] | None = None
) -> dict[str, Any]:
    """Plain values for the page, its fragment per person and the paper."""
    consultation = await get_consultation(access, consultation_id)
    poll = await find_open(access, consultation_id)
    lines = await lines_of(access, consultation_id)
    if poll is not None:
        options = (await board(access, poll)).options
        lines = [_polled(one, options) for one in lines]
    host = await host_of(access, consultation.case)
    still = [one for one in lines if one.is_open]
    return {
        "consultation": consultation,
        "case": await get_case(access, consultation.case),
        "when": when(consultation.starts_at, consultation.ends_at),
        "place": f"/overleggen/{consultation_id}",
        "lines": [*still, *(one for one in lines if not one.is_open)],
        "still": [one.name for one in still],
        "answered": sum(bool(one.said if poll else one.answer) for one in lines),
        "moments": await moments(access, poll.id) if poll is not None else [],
        "cans": CAN,
        "is_open": stage(consultation) in ("planned", "underway"),
        "answers": {**ANSWERS, "online": "Op het scherm"},
        "host": host,
        "forms": {one.seat: _form(one, refused) for one in lines},
        "texts": {one.seat: message(access, one, consultation.starts_at, host) for one in lines},
    }


async def lines_of(access: Access, consultation_id: UUID) -> list[Line]:
    """Everybody at one table, in its order."""
    consultation = await get_consultation(access, consultation_id)
    asked = await asked_to(access, consultation)
    phoned = await calls(access, consultation_id)
    wanted = await wants_no_call(access, consultation.case)
    yes = await consents(access, consultation.case)
    people = await names(access)
    away = {seat for seat, one in (await absences(access, consultation_id)).items() if one.phoned_at}
    ready = await progress(access, consultation_id)
    found = [
        _line(one, phoned.get(one.person.id, []), wanted.get(one.person.id, []), yes.keys(), people)
        for one in asked
    ]
    return [
        replace(
            one,
            is_open=one.is_open and not (one.answer == "no" and one.seat in away),
            is_prepared=ready.get(one.person) == "ready",
        )
        for one in found
    ]


def message(access: Access, one: Line, starts_at: datetime | None, host: Host) -> str:
    """The text message to this person, ready to send."""
    return text_message(one.name, starts_at, host.first_name, access.home.name, host.phone)


def _polled(one: Line, options: Sequence[Option]) -> Line:
    """While a date is looked for, open means: has not said when."""
    said = {option.moment.id: option.said[one.seat] for option in options if one.seat in option.said}
    state = ("zei wanneer", "good") if said else ("zei nog niet wanneer", "ask")
    state = one.state if one.refusal else state
    return replace(one, said=said, state=state, is_open=not one.refusal and not said)


def _form(one: Line, refused: tuple[UUID, CallForm] | None) -> CallForm:
    """What was refused keeps what was typed; every other form shows what is kept now."""
    if refused is not None and refused[0] == one.seat:
        return named(refused[1], f"b{one.seat}")
    form = CallForm(data={"note": one.note, "reason": one.reason, "seen": one.stamp})
    form.chosen = dict(one.said)
    return named(form, f"b{one.seat}")


def _line(
    one: Asked,
    phoned: Sequence[PhoneCall],
    wanted: Sequence[PhoneCall],
    yes: Any,
    people: Mapping[UUID, str],
) -> Line:
    person, asked = one.person, one.invitation
    is_unwelcome = is_call_unwelcome(person.safe_contact, wanted)
    is_lived = asked is not None and asked.withdrawn_at is None
    answer = asked.answer if asked is not None and is_lived else ""
    note = asked.note if asked is not None else ""
    has_own = person.id in yes if person.kind in {CircleKind.CLIENT, *OWN_YES} else None
    is_open = not one.refusal and (one.state in SILENT or (answer == "no" and not note))
    return Line(
        seat=one.participant.id,
        person=person.id,
        name=person.first_name,
        does=one.does,
        phone=person.phone,
        dial=dialled(person.phone),
        hint=person.safe_contact,
        is_call_unwelcome=is_unwelcome,
        ban="Niet bellen" if is_unwelcome and not is_call_unwelcome(person.safe_contact, []) else "",
        refusal=REFUSALS[one.refusal] if one.refusal else "",
        state=STATES[one.state],
        answer=answer,
        reason=asked.answer_note if asked is not None else "",
        note=note,
        stamp=stamp(asked if is_lived else None),
        must_sign=one.must_sign,
        has_signed=one.has_signed,
        own_yes=has_own,
        email=person.email,
        is_bounced=asked is not None and asked.mail_state == MailState.BOUNCED,
        calls=tuple(_told(call, person.first_name, people) for call in phoned),
        back_at=_back(phoned) if is_open else None,
        is_open=is_open,
        is_client=person.kind == CircleKind.CLIENT,
        has_kit=has_kit(person.kind),
    )


def _told(call: PhoneCall, name: str, people: Mapping[UUID, str]) -> str:
    """One call in words: `An sprak Leen, di 12 mei, 14.05 uur: ze is er`."""
    who = people.get(call.called_by, "Iemand").split()[0]
    back = f" ({moment(call.call_back_at)})" if call.call_back_at else ""
    at = f"{short_day(call.called_at)}, {moment(call.called_at).rpartition(', ')[2]}"
    return f"{who} {CALLS[call.outcome]} {name}{back}, {at}" + (f": {call.words}" if call.words else "")


def _back(phoned: Sequence[PhoneCall]) -> datetime | None:
    last = next((one for one in reversed(phoned) if one.outcome != Outcome.DO_NOT_CALL), None)
    return last.call_back_at if last is not None else None


def clash(one: Line) -> str:
    """What somebody else wrote while this was typed; both stay readable until one of them is sent."""
    theirs = [f"“{words}”" for words in (one.note, one.reason) if words]
    told = f" Dit staat er nu: {' en '.join(theirs)}." if theirs else " Er staat nu niets meer."
    return f"Iemand anders schreef intussen ook.{told} Jouw tekst staat hieronder. Maak er één van en bewaar."
