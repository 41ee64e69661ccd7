"""What the pages of follow-up show, as plain rows in Dutch."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from services.followups.history import Event
from services.followups.queries import Board, Question
from services.followups.tables import Told
from services.plans.queries import AgreementLine
from tenants.words import followups as words
from web.shared import dates

SOON_DAYS = 7


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


def asks(board: Board) -> list[Row]:
    """Gentle questions: what owners ask, what nobody carries, what is past its date."""
    return [
        *(_asked(one) for one in board.questions),
        *(_adrift(line, board) for line in board.adrift),
        *(_stalled(line, board) for line in board.stalled),
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


def asked(questions: Sequence[Question]) -> list[Row]:
    """What an owner asks, on the page of that one agreement: without its sentence."""
    return [replace(_asked(one), detail=f"“{one.reason}”" if one.reason else "") for one in questions]


def of_line(line: AgreementLine) -> list[str]:
    """`tegen vrijdag 8 mei`, `één keer verschoven`."""
    by = f"tegen {dates.day(line.due_on)}" if line.due_on else "zonder datum"
    return [by, words.moved_times(len(line.moves))]


def joined(*parts: str) -> str:
    """With a dot between, without what is empty."""
    return " · ".join(part for part in parts if part)


def _asked(one: Question) -> Row:
    line, who = one.agreement, one.agreement.owner_name
    if one.kind == Told.ASKS_DATE and one.to_on is not None:
        what = f"{who} vraagt een andere dag: {dates.day(one.to_on)}"
        offer = "Verschuif"
    else:
        what, offer = f"{who} zegt: het lukt niet", ""
    why = f"“{one.reason}”" if one.reason else ""
    return Row(line.id, what, joined(line.sentence, why), line.version, question=one.id, offer=offer)


def _adrift(line: AgreementLine, board: Board) -> Row:
    left = board.people.get(line.owner) if line.owner else None
    why = f"{left.first_name} is niet meer in de kring" if left else "nog niemand"
    return Row(
        line.id,
        "Wie neemt dit op?",
        joined(line.sentence, *of_line(line), why),
        line.version,
        "zonder trekker",
        "ask",
    )


def _stalled(line: AgreementLine, board: Board) -> Row:
    owner = board.people[line.owner] if line.owner else None
    call = f"{owner.first_name}: {owner.phone}" if owner and owner.phone else ""
    what = f"Lukte dit al voor {line.owner_name}?"
    return Row(line.id, what, joined(line.sentence, *of_line(line), call), line.version)


def _running(line: AgreementLine, board: Board, today: date) -> Row:
    unreached = "de herinnering kwam niet aan: bel even" if line.id in board.unreached else ""
    days = (line.due_on - today).days if line.due_on else None
    return Row(
        line.id,
        line.sentence,
        joined(line.owner_name, *of_line(line), unreached),
        line.version,
        words.days_ahead(days) if days is not None else "",
        "ask" if days is not None and days <= SOON_DAYS else "",
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
