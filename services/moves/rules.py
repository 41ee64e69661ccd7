"""When a case may be offered to another municipality. Plain functions, no database, no clock."""

from dataclasses import dataclass
from datetime import date, timedelta

from services.cases.tables import Case
from services.consultations.tables import Consultation
from services.errors import Refused
from services.moves.tables import Along

LONGEST_AGO = timedelta(days=92)


@dataclass(frozen=True)
class Consented:
    """The client's yes to the move: who said it, when, how, and what may go along."""

    agreed_by: str
    agreed_on: date
    manner: str
    goes_along: str = Along.EVERYTHING


def check_consented(said: Consented, today: date, *, is_held: bool) -> None:
    """A yes to this move, given lately; a duty to keep forbids that the past is left behind, and so erased."""
    if is_held and said.goes_along != Along.EVERYTHING:
        raise Refused("move.is-held")
    if said.agreed_on > today:
        raise Refused("consent.in-the-future")
    if today - said.agreed_on > LONGEST_AGO:
        raise Refused("move.asked-long-ago")


def check_may_offer(case: Case, coming: Consultation | None, *, is_waiting: bool) -> None:
    """Once at a time; and what is planned here is held or called off first: nothing leaves after a move."""
    if case.closed_at is not None:
        raise Refused("move.case-is-closed")
    if is_waiting:
        raise Refused("move.is-offered")
    if coming is not None:
        raise Refused("move.sitting-first")
