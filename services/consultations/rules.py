"""What may and may not around one sitting: its moment, the client's place at it, its agenda."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from infra.clock import BRUSSELS
from services.consultations.tables import Consultation, ItemKind, PlaceKind
from services.errors import Refused

USUAL_LENGTH = timedelta(minutes=90)
LONGEST = timedelta(hours=8)
FURTHEST = timedelta(days=550)
FOLLOWS_ONLY_PREVIOUS = (ItemKind.PREVIOUS_REPORT, ItemKind.PREVIOUS_AGREEMENTS)


class Stage(StrEnum):
    """How far a sitting is; computed from dated facts."""

    PLANNED = "planned"
    UNDERWAY = "underway"
    HELD = "held"
    CANCELLED = "cancelled"


class Change(StrEnum):
    """What changed of when and where."""

    NONE = "none"
    PLACE = "place"
    MOMENT = "moment"


@dataclass(frozen=True)
class Moment:
    """From when until when."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Sitting:
    """What is planned: the moment (none: the date is looked for), the place, the goal, the client's place."""

    starts_at: datetime | None
    ends_at: datetime | None
    place: str
    place_kind: str = PlaceKind.OFFICE
    goal: str = ""
    is_client_coming: bool = True
    client_absence_reason: str = ""
    spokesperson: UUID | None = None
    reporter_back: UUID | None = None
    note_taker: UUID | None = None
    room: UUID | None = None


def moment_of(sitting: Consultation | Sitting) -> Moment | None:
    """When it is; None while the date is being looked for."""
    if sitting.starts_at is None or sitting.ends_at is None:
        return None
    return Moment(sitting.starts_at, sitting.ends_at)


def dated(sitting: Consultation | Sitting) -> Moment:
    """When it is, for what makes no sense without a date."""
    found = moment_of(sitting)
    if found is None:
        raise Refused("consultation.no-date")
    return found


def sitting_at(planned: Consultation, moment: Moment) -> Sitting:
    """The same sitting at that moment."""
    told = {name: getattr(planned, name) for name in Sitting.__dataclass_fields__}
    return Sitting(**{**told, "starts_at": moment.starts_at, "ends_at": moment.ends_at})


def check_moment(sitting: Sitting, now: datetime) -> None:
    """A sitting ends after it begins, within eight hours, and lies ahead."""
    if sitting.starts_at is None or sitting.ends_at is None:
        return
    if sitting.ends_at <= sitting.starts_at:
        raise Refused("consultation.ends-before-start")
    if sitting.ends_at - sitting.starts_at > LONGEST:
        raise Refused("consultation.too-long")
    if sitting.starts_at.astimezone(BRUSSELS).date() < now.astimezone(BRUSSELS).date():
        raise Refused("consultation.in-the-past")
    if sitting.starts_at - now > FURTHEST:
        raise Refused("consultation.too-far")


def check_can_lose_date(consultation: Consultation) -> None:
    """A new date is looked for until they sit together."""
    check_open(consultation)
    if consultation.began_at is not None:
        raise Refused("consultation.is-underway")


def check_client_place(sitting: Sitting, client_presence: str) -> None:
    """Who is absent at their own table needs a reason, a voice there and somebody who tells it back (X1)."""
    if sitting.is_client_coming:
        return
    if client_presence == "required":
        raise Refused("consultation.client-required")
    if not sitting.client_absence_reason:
        raise Refused("consultation.absence-without-reason")
    if sitting.spokesperson is None or sitting.reporter_back is None:
        raise Refused("consultation.absence-without-voice")


def check_open(consultation: Consultation) -> None:
    """What was held or cancelled stays as it was."""
    if consultation.cancelled_at is not None:
        raise Refused("consultation.is-cancelled")
    if consultation.held_at is not None:
        raise Refused("consultation.is-held")


def stage(consultation: Consultation) -> Stage:
    """How far it is."""
    if consultation.cancelled_at is not None:
        return Stage.CANCELLED
    if consultation.held_at is not None:
        return Stage.HELD
    return Stage.UNDERWAY if consultation.began_at is not None else Stage.PLANNED


def change(before: Consultation, after: Sitting) -> Change:
    """What calendars must know: another moment, which asks for a new answer, or only another place."""
    if (before.starts_at, before.ends_at) != (after.starts_at, after.ends_at):
        return Change.MOMENT
    if after.starts_at is None:
        return Change.NONE
    is_same_place = (before.place, before.place_kind, before.room) == (
        after.place,
        after.place_kind,
        after.room,
    )
    return Change.NONE if is_same_place else Change.PLACE


def template_kinds(*, is_followup: bool) -> list[ItemKind]:
    """The nine points, without what only makes sense after an earlier sitting; topics come after GOALS."""
    kinds = [kind for kind in ItemKind if kind is not ItemKind.TOPIC]
    return [kind for kind in kinds if is_followup or kind not in FOLLOWS_ONLY_PREVIOUS]


def check_still_struck(*, is_struck: bool, stays_struck: bool) -> None:
    """A point that the client does not want talked about comes back by the client's word, not by another title."""
    if is_struck and not stays_struck:
        raise Refused("agenda-item.struck-by-client")


def moved(order: list[UUID], item: UUID, places: int) -> list[UUID]:
    """The same items with one of them so many places later (or earlier, when negative)."""
    here = order.index(item)
    rest = [other for other in order if other != item]
    there = max(0, min(len(rest), here + places))
    return [*rest[:there], item, *rest[there:]]


def grouped(items: Sequence[tuple[UUID, str, str]]) -> list[UUID]:
    """Topics (id, kind, domain) of one part of life after each other, in the order in which each part first comes.

    A topic without a domain stays by itself, and whatever is no topic keeps its place.
    """
    topics = [(one, domain or str(one)) for one, kind, domain in items if kind == ItemKind.TOPIC]
    parts = list(dict.fromkeys(part for _, part in topics))
    queue = iter(sorted(topics, key=lambda topic: parts.index(topic[1])))
    return [next(queue)[0] if kind == ItemKind.TOPIC else one for one, kind, _ in items]
