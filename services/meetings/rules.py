"""What may and may not at the table. The guards help the method; what has happened may always be recorded."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any

from infra.clock import BRUSSELS
from services.cases.tables import CircleKind
from services.consultations.rules import Moment
from services.errors import Refused
from services.meetings.tables import FactKind, MeetingFact

EARLY = timedelta(hours=1)
OVERRUN = timedelta(hours=1)


class Route(StrEnum):
    """What becomes of a topic that was on nobody's agenda."""

    OPEN = "open"
    PARK = "park"


@dataclass(frozen=True)
class Course:
    """How far a meeting is, read from its facts."""

    began_at: datetime | None = None
    suspended_at: datetime | None = None
    suspended_because: str = ""
    is_clients_stop: bool = False
    client_left_at: datetime | None = None
    without_client: str = ""
    not_held_at: datetime | None = None
    closed_at: datetime | None = None
    sealed_at: datetime | None = None


def course(facts: Iterable[MeetingFact]) -> Course:
    """One after the other; a later fact answers an earlier one."""
    known = Course()
    for fact in facts:
        known = replace(known, **_change(FactKind(fact.kind), fact.noted_at, fact.words))
    return known


def _change(kind: FactKind, at: datetime, words: str) -> dict[str, Any]:
    changes: dict[FactKind, dict[str, Any]] = {
        FactKind.BEGAN: {"began_at": at},
        FactKind.SUSPENDED: {"suspended_at": at, "suspended_because": words, "is_clients_stop": False},
        FactKind.STOPPED: {"suspended_at": at, "suspended_because": words, "is_clients_stop": True},
        FactKind.RESUMED: {"suspended_at": None, "suspended_because": "", "is_clients_stop": False},
        FactKind.CLIENT_LEFT: {"client_left_at": at},
        FactKind.CLIENT_BACK: {"client_left_at": None},
        FactKind.WITHOUT_CLIENT: {"without_client": words},
        FactKind.NOT_HELD: {"not_held_at": at},
        FactKind.CLOSED: {"closed_at": at, "suspended_at": None},
        FactKind.SEALED: {"sealed_at": at},
    }
    return changes[kind]


def check_may_write(course: Course, cancelled_at: datetime | None) -> None:
    """Until the report is final everything may still be mended."""
    if course.not_held_at is not None:
        raise Refused("meeting.not-held")
    if cancelled_at is not None:
        raise Refused("meeting.is-cancelled")
    if course.sealed_at is not None:
        raise Refused("meeting.report-is-final")


def check_may_begin(course: Course, starts_at: datetime | None, now: datetime, *, is_struck: bool) -> None:
    """A point begins while the meeting is on; what the client does not want talked about never does."""
    if is_struck:
        raise Refused("meeting.point-is-struck")
    if course.closed_at is not None:
        raise Refused("meeting.is-closed")
    if course.suspended_at is not None or course.client_left_at is not None:
        raise Refused("meeting.is-suspended")
    if course.began_at is None and not begins(starts_at, now):
        raise Refused("meeting.not-yet")


def may_write(course: Course, cancelled_at: datetime | None) -> bool:
    """Whether the page offers anything to type."""
    return course.not_held_at is None and cancelled_at is None and course.sealed_at is None


def table_lasts_until(course: Course, ends_at: datetime | None) -> datetime | None:
    """Until when who sits silent at the table stays signed in: an hour past the planned end, also in a break."""
    is_over = course.closed_at or course.not_held_at or ends_at is None
    return None if course.began_at is None or ends_at is None or is_over else ends_at + OVERRUN


def begins(starts_at: datetime | None, now: datetime) -> bool:
    """Whoever writes before the day itself prepares; from that day on the meeting has begun.

    Without a date they sit together all the same: then it begins now.
    """
    if starts_at is None:
        return True
    is_that_day = now.astimezone(BRUSSELS).date() >= starts_at.astimezone(BRUSSELS).date()
    return is_that_day or now >= starts_at - EARLY


def is_open_to_note_taker(began_at: datetime | None, starts_at: datetime | None, now: datetime) -> bool:
    """Who writes along by link does so at the table: from an hour before, and for as long as it is mended."""
    return began_at is not None or (starts_at is not None and now >= starts_at - EARLY)


def check_open_to_note_taker(began_at: datetime | None, starts_at: datetime | None, now: datetime) -> None:
    """Refused while it is too early to write along."""
    if not is_open_to_note_taker(began_at, starts_at, now):
        raise Refused("meeting.not-yet")


def check_has_come(began_at: datetime | None, starts_at: datetime | None, now: datetime) -> None:
    """What lies days ahead cannot be over: a slip of a tired hand would end it for everybody."""
    if began_at is None and not begins(starts_at, now):
        raise Refused("meeting.not-yet")


def check_may_close(
    *, is_client_there: bool, is_client_choice: bool, has_agreements: bool, result: str
) -> None:
    """Without the client only by the client's own choice; without agreements with its other result named."""
    if not is_client_there and not is_client_choice:
        raise Refused("meeting.client-not-there")
    if not has_agreements and not result:
        raise Refused("meeting.no-result")


def route(kind: str, *, has_clients_yes: bool) -> Route:
    """The client's own topic opens at once, a relative's with the client's yes, a helper's is parked (X14)."""
    if kind == CircleKind.CLIENT:
        return Route.OPEN
    if kind in {CircleKind.FAMILY, CircleKind.NETWORK} and has_clients_yes:
        return Route.OPEN
    return Route.PARK


def check_may_open(kind: str, *, has_clients_yes: bool) -> None:
    """What was parked opens when the client says so; nobody else can."""
    if kind != CircleKind.CLIENT and not has_clients_yes:
        raise Refused("topic.without-yes")


def is_there(*, is_planned: bool, noted: bool | None) -> bool:
    """What was noted counts; before that, what was planned."""
    return is_planned if noted is None else noted


def held_at(planned: Moment, now: datetime) -> datetime:
    """When it was over: now, or, when this is noted on another day, when it was planned to be."""
    is_same_day = now.astimezone(BRUSSELS).date() == planned.ends_at.astimezone(BRUSSELS).date()
    return now if is_same_day or now < planned.starts_at else planned.ends_at


def fingerprint(words: str) -> str:
    """What a page says of the text it showed, so that a later save can tell whether it is still that one."""
    return sha256(words.encode()).hexdigest()[:16]


def tidy(words: str, *, is_line: bool = False) -> str:
    """Without the white space round it, line ends as one character: so the marks of a page fit what is kept."""
    return " ".join(words.split()) if is_line else words.replace("\r\n", "\n").strip()


def is_rival(present: str, typed: str, seen: Collection[str]) -> bool:
    """Whether somebody else wrote here since this page was read, and something else."""
    return present not in {"", typed} and fingerprint(present) not in seen


def joined(texts: Sequence[str]) -> str:
    """Both texts under each other, each once."""
    return "\n\n".join(dict.fromkeys(text.strip() for text in texts if text.strip()))
