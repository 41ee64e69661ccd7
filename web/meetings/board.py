"""What stands round the texts of the table: the clock, what comes next, who goes out for it, the story, the help."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.bundles.home import for_table
from services.consultations.tables import ItemKind
from services.meetings import own, rules, texts, timing, turns
from services.meetings.queries import Chair, Item, Room
from services.meetings.tables import Story
from services.meetings.timing import Clock
from tenants.access import Access, Kind
from tenants.words.packs import PACKS
from tenants.words.tips import CUES, DISTURBANCES, STOP_STEPS, TABLE_TIPS
from web.meetings.forms import named, people
from web.meetings.own_forms import StoryForm
from web.meetings.texts import TextView, own_view, text_view

SPOKEN = ("closing", "next-date", "evaluation")


@dataclass(frozen=True)
class Doors:
    """Who goes out before this point begins and who may come in again, by first name."""

    out: str
    back: str
    are_many: bool


async def board(
    access: Access, room: Room, item: Item, values: dict[str, Any], now: datetime
) -> dict[str, Any]:
    """The values of the page beside those of web/meetings/view.py."""
    following, ticking = turns.following(room, item), clock_of(room, item, now)
    on_table = room.on_table
    is_now = on_table is not None and on_table.row.id == item.row.id
    client = values["client"]
    coordinator = PACKS[access.home.vocabulary].coordinator
    story = await own.find_story(access, room.consultation.id)
    words = await own.private_words(access, room.consultation.id)
    return {
        "clock": ticking,
        "now_ms": _milliseconds(now),
        "from_ms": _milliseconds(ticking.counted_from),
        "ends_ms": _milliseconds(ticking.ends_at) if ticking.ends_at else "",
        "is_live": _is_live(room, now),
        "is_before": _is_before(room, now),
        "following": following,
        "on_table": on_table,
        "is_now": is_now,
        "doors": Doors("", "", are_many=False) if is_now else _doors(room, item),
        "next_doors": _doors(room, following) if following else None,
        "is_ending": item.row.kind in SPOKEN or following is None,
        "away": _names(chair for chair in item.chairs if not chair.is_there),
        "story": story,
        "story_form": _story_form(room, story, values["people"]),
        "story_texts": await _story_texts(access, room, story),
        "may_write_privately": access.actor.kind is Kind.MEMBER and access.may("plans.write"),
        "private_text": own_view(access, room.consultation.id, words),
        "told_back": await _told_back(access, room, item),
        "cues": [cue.format(client=client) for cue in CUES.get(item.row.kind, ())],
        "stop_steps": [one.format(client=client, companion=coordinator.The) for one in STOP_STEPS],
        "disturbances": DISTURBANCES,
        "table_tips": [one.format(client=client) for one in TABLE_TIPS],
    }


async def _told_back(access: Access, room: Room, item: Item) -> list[str]:
    """Beside what was agreed before: what became of a bottleneck that was given along."""
    is_looking_back = item.row.kind == ItemKind.PREVIOUS_AGREEMENTS
    return await for_table(access, room.consultation.case) if is_looking_back else []


def minutes_of(room: Room) -> dict[Any, int]:
    """Planned minutes per point that is talked about."""
    sitting = room.consultation
    total = sitting.ends_at - sitting.starts_at if sitting.starts_at and sitting.ends_at else None
    return timing.planned([one.row for one in room.items if not one.point.is_struck], total)


def clock_of(room: Room, item: Item, now: datetime) -> Clock:
    """What the clock says for this point."""
    return timing.clock(item.row, minutes_of(room).get(item.row.id, 0), room.consultation.ends_at, now)


def _doors(room: Room, item: Item) -> Doors:
    out = turns.who_goes_out(room, item)
    return Doors(_names(out), _names(turns.who_comes_in(room, item)), are_many=len(out) > 1)


def _names(chairs: Iterable[Chair]) -> str:
    names = [chair.name for chair in chairs]
    return " en ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _is_live(room: Room, now: datetime) -> bool:
    """Whether people sit together now: that day, not closed, and in no break."""
    course, sitting = room.course, room.consultation
    is_over = course.closed_at or course.suspended_at or course.client_left_at
    is_day = course.began_at is not None or rules.begins(sitting.starts_at, now)
    return is_day and not is_over and rules.may_write(course, sitting.cancelled_at)


def _is_before(room: Room, now: datetime) -> bool:
    """Whether the day has yet to come: what is typed now prepares it."""
    course, sitting = room.course, room.consultation
    is_open = rules.may_write(course, sitting.cancelled_at)
    return is_open and course.began_at is None and not rules.begins(sitting.starts_at, now)


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


async def _story_texts(access: Access, room: Room, story: Story | None) -> list[TextView]:
    if story is None:
        return []
    fields = {"verhaal": texts.STORY, "geprobeerd": texts.TRIED}
    return [
        text_view(access, name, room.consultation.id, story.id, await texts.as_written(field, story))
        for name, field in fields.items()
    ]


def _story_form(room: Room, story: Story | None, members: dict[Any, str]) -> StoryForm:
    """Until somebody is named: the client, or who speaks for a client who is not there."""
    sitting = room.consultation
    usual = room.client.id if room.client and sitting.is_client_coming else sitting.spokesperson
    teller = (story.told_by if story else None) or usual
    form = StoryForm(data={"told_by": str(teller or "")})
    people(form, "told_by", among=members)
    return named(form, "story")
