"""Until when a screen shows anything, and what everybody who is present now may see. Pure, no clock, no database."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from services.cases import discretion
from services.consents.rules import may_know, plain
from services.consents.tables import Restriction
from services.consultations.tables import Consultation
from services.meetings.queries import Item, Room

CODE_LIVES = timedelta(minutes=10)
AFTERWARDS = timedelta(hours=1)
# A sitting that runs late, or has no date: never longer than this after the screen was switched on.
OVERRUN = timedelta(hours=4)


class Resident(discretion.Described, Protocol):
    """Somebody of the circle, as far as a screen could betray where they are."""

    @property
    def address(self) -> str: ...
    @property
    def is_address_secret(self) -> bool: ...


def is_code_open(asked_at: datetime, now: datetime) -> bool:
    """Ten minutes from the moment that it was shown."""
    return now < asked_at + CODE_LIVES


def shows_until(consultation: Consultation, switched_on_at: datetime) -> datetime:
    """An hour after it ended; while it runs, an hour after its planned end or four hours after it was switched on."""
    if ended_at := consultation.held_at or consultation.cancelled_at:
        return ended_at + AFTERWARDS
    overrun = switched_on_at + OVERRUN
    return max(consultation.ends_at + AFTERWARDS, overrun) if consultation.ends_at else overrun


def present(room: Room) -> frozenset[UUID]:
    """The participants who can see a screen now: at the point on the table; between two points, at either of them."""
    if room.on_table is not None:
        return _there([room.on_table])
    ahead = (item for item in room.items if not item.row.begun_at and not item.point.is_struck)
    around = [item for item in (room.latest, next(ahead, None)) if item is not None]
    return _there(around or room.items)


def seen_by_all(room: Room, here: Collection[UUID]) -> frozenset[UUID]:
    """The points of which everybody present may see something: they sit it through, and nothing keeps them from it."""
    return frozenset(item.row.id for item in room.items if _is_for_all(item, here))


def may_show(
    words: str, domain: str, people: Iterable[UUID], said: Sequence[Restriction], circle: Iterable[Resident]
) -> bool:
    """Whether a sentence is kept from none of these people, and names no place that may not be known."""
    return all(may_know(said, person, words, domain) for person in people) and not _betrays(words, circle)


def is_named_elsewhere(goal: str, room: Room, shown: Collection[UUID]) -> bool:
    """The goal of a meeting may be a point as well: who may not see the one does not see the other."""
    return any(plain(item.row.title) == plain(goal) and item.row.id not in shown for item in room.items)


def _there(items: Iterable[Item]) -> frozenset[UUID]:
    return frozenset(chair.participant for item in items for chair in item.chairs if chair.is_there)


def _is_for_all(item: Item, here: Collection[UUID]) -> bool:
    if item.point.is_struck or item.row.is_to_discuss_first or not item.point.unaware.isdisjoint(here):
        return False
    heard = {one.participant for one in item.chairs if one.is_there and not one.is_kept_from}
    return heard.issuperset(here)


def _betrays(words: str, circle: Iterable[Resident]) -> bool:
    told = plain(words)
    hidden = (
        *(one.organisation for one in circle if discretion.is_sensitive(one)),
        *(one.address for one in circle if one.is_address_secret),
    )
    return any(plain(name) in told for name in hidden if plain(name))
