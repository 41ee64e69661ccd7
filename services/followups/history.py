"""What happened to agreements, told from the facts of the plan with who asked or said so beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.cases.tables import CircleMember
from services.followups.tables import FollowUp, Told
from services.plans.queries import AgreementLine

# What the plan itself does not remember.
ADDED = frozenset({Told.HANDED_OVER, Told.REFUSED, Told.DOUBTED, Told.AGREED})


@dataclass(frozen=True)
class Event:
    """One line of history: what happened to an agreement, when, and who said or asked so."""

    kind: str
    agreement: AgreementLine
    at: datetime
    from_on: date | None = None
    to_on: date | None = None
    reason: str = ""
    asked_by: str = ""
    told_by: str = ""
    new_owner: str = ""


def events(
    lines: Mapping[UUID, AgreementLine], told: Sequence[FollowUp], people: Mapping[UUID, CircleMember]
) -> list[Event]:
    """The facts of the plan, each with who told or asked it, newest first."""
    names = {member.id: member.first_name for member in people.values()}
    who = {(one.agreement, one.kind, one.noted_at): one for one in told}
    events = [event for line in lines.values() for event in _facts(line)]
    events += [
        Event(
            one.kind,
            lines[one.agreement],
            one.noted_at,
            reason=one.reason if one.kind != Told.HANDED_OVER else "",
            new_owner=names.get(one.new_owner, ""),
        )
        for one in told
        if one.kind in ADDED and one.agreement in lines
    ]
    named = [_named(event, who.get((event.agreement.id, event.kind, event.at)), names) for event in events]
    return sorted(named, key=lambda event: event.at, reverse=True)


def _facts(line: AgreementLine) -> list[Event]:
    moved = [
        Event(Told.MOVED, line, move.moved_at, from_on=move.from_on, to_on=move.to_on, reason=move.reason)
        for move in line.moves
    ]
    if line.done_at is not None:
        moved.append(Event(Told.DONE, line, line.done_at))
    if line.dropped_at is not None:
        moved.append(Event(Told.ENDED, line, line.dropped_at, reason=line.dropped_reason))
    return moved


def _named(event: Event, told: FollowUp | None, names: Mapping[UUID, str]) -> Event:
    if told is None:
        return event
    return Event(
        **{
            **vars(event),
            "asked_by": told.asked_outside or names.get(told.asked_by, ""),
            "told_by": names.get(told.told_by, ""),
        }
    )
