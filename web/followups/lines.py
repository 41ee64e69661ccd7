"""What the pages of follow-up show, as plain rows in Dutch."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from services.followups.history import Event
from services.followups.queries import CLIENTS, Board, Question
from services.followups.tables import Told
from services.plans.queries import AgreementLine
from tenants.words import followups as words
from web.shared import dates

SOON_DAYS = 7
OFTEN = 2


@dataclass(frozen=True)
class Row:
    """One agreement on a sheet: what, the rest, a word in a tag; `ask` is what there is to choose."""

    id: UUID
    what: str
    detail: str
    version: int
    tag: str = ""
    kind: str = ""
    question: UUID | None = None
    offer: str = ""
    who: str = ""
    phone: str = ""


def asks(board: Board, now: datetime) -> list[Row]:
    """Gentle questions: what the client and owners ask, then what is past its date."""
    clients = [one for one in board.questions if one.kind in CLIENTS]
    owners = [one for one in board.questions if one.kind not in CLIENTS]
    return [
        *(_asked(one, board) for one in [*clients, *owners]),
        *(_stalled(line, board, now) for line in board.stalled),
    ]


def running(board: Board, today: date) -> list[Row]:
    """What still has time, by date."""
    return [_running(line, board, today) for line in board.running]


def own_step(line: AgreementLine) -> Row:
    """A step of the client's own: its sentence and its day, never whether it is late."""
    return Row(line.id, line.sentence, joined(*of_line(line)), line.version)


def events(found: Sequence[Event]) -> list[Row]:
    """History, newest first."""
    return [_event(event) for event in found]


def asked(board: Board, questions: Sequence[Question]) -> list[Row]:
    """What is asked, on the page of that one agreement: without its sentence."""
    return [replace(_asked(one, board), detail=f"“{one.reason}”" if one.reason else "") for one in questions]


def of_line(line: AgreementLine) -> list[str]:
    """`tegen vrijdag 8 mei`, `één keer verschoven`."""
    by = f"tegen {dates.day(line.due_on)}" if line.due_on else "zonder datum"
    return [by, words.moved_times(len(line.moves))]


def joined(*parts: str) -> str:
    """With a dot between, without what is empty."""
    return " · ".join(part for part in parts if part)


def _asked(one: Question, board: Board) -> Row:
    line, who = one.agreement, one.agreement.owner_name
    teller = board.people.get(one.told_by) if one.told_by else None
    why = f"“{one.reason}”" if one.reason else ""
    row = Row(line.id, "", joined(line.sentence, why), line.version, question=one.id)
    if one.kind in CLIENTS:
        no = "zegt hier nu nee op" if one.kind == Told.REFUSED else "weet dit nog niet zeker"
        return replace(row, what=f"{board.client or 'De cliënt'} {no}", kind=one.kind)
    via = f", zegt {teller.first_name}" if teller is not None and teller.id != line.owner else ""
    row = _with_phone(row, line, board)
    if one.kind == Told.ASKS_DATE and one.to_on is not None:
        outside = f", op vraag van {one.asked_outside}" if one.asked_outside else ""
        what = f"{who} vraagt een andere dag: {dates.day(one.to_on)}{outside}{via}"
        return replace(row, what=what, offer="Verschuif")
    return replace(row, what=f"Het lukt {who} niet{via}")


def _stalled(line: AgreementLine, board: Board, now: datetime) -> Row:
    detail = joined(line.sentence, *of_line(line))
    return _with_phone(Row(line.id, stalled_question(line, board, now), detail, line.version), line, board)


def stalled_question(line: AgreementLine, board: Board, now: datetime) -> str:
    """What one could do about it, as a question; never how bad it is."""
    who = line.owner_name
    if line.id in board.unreached:
        return f"De herinnering aan {who} kwam niet aan. Bel je even?"
    if len(line.moves) >= OFTEN:
        return f"Dit schoof al {words.TIMES[min(len(line.moves), 5)]} op. Is er iets anders nodig?"
    reminded_at = board.reminded.get(line.id)
    if reminded_at is not None and (now - reminded_at).days >= SOON_DAYS:
        return f"{who} antwoordde {words.some_weeks((now - reminded_at).days)} niet. Bel je even?"
    return f"Lukte dit al voor {who}?"


def _with_phone(row: Row, line: AgreementLine, board: Board) -> Row:
    owner = board.people.get(line.owner) if line.owner else None
    return replace(row, who=owner.first_name, phone=owner.phone) if owner and owner.phone else row


def _running(line: AgreementLine, board: Board, today: date) -> Row:
    unreached = "de herinnering kwam niet aan: bel even" if line.id in board.unreached else ""
    asked_at = board.asked_after.get(line.id)
    asked = f"nagevraagd op {dates.day(asked_at)}" if asked_at else ""
    days = (line.due_on - today).days if line.due_on else None
    return Row(
        line.id,
        line.sentence,
        joined(line.owner_name, *of_line(line), unreached, asked),
        line.version,
        words.days_ahead(days) if days is not None and days >= 0 else "",
        "ask" if days is not None and 0 <= days <= SOON_DAYS else "",
    )


def _event(event: Event) -> Row:
    return Row(event.agreement.id, event.agreement.sentence, _story(event), event.agreement.version)


def _story(event: Event) -> str:
    """How and when: `Verschoven op 8 mei 2027, van do 30 apr naar vr 8 mei, op vraag van de woonmaatschappij`."""
    said = f"{words.TOLD[event.kind].capitalize()} op {dates.day_year(event.at)}"
    why = f": {event.reason}" if event.reason else ""
    if event.kind == Told.MOVED and event.to_on is not None:
        former = f"van {dates.short_day(event.from_on)} " if event.from_on else ""
        asked = f", op vraag van {event.asked_by}" if event.asked_by else ""
        return f"{said}, {former}naar {dates.short_day(event.to_on)}{asked}{why}"
    if event.kind == Told.HANDED_OVER:
        return f"{said}: {event.new_owner}"
    told = f", zegt {event.told_by}" if event.told_by else ""
    return f"{said}{told}{why}"
