"""Which point is on the table, who is asked to wait outside first, who comes later or leaves half-way."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from infra import clock
from services.consultations.agenda import plan_presence
from services.consultations.queries import agenda, get_consultation
from services.consultations.tables import AgendaItem
from services.demonstration.cast import Cast
from services.errors import Refused
from services.meetings import course, presence, queries, timing, turns
from services.meetings.queries import Room
from services.meetings.tables import FactKind, Result
from tenants import door
from tests.conftest import Browser
from tests.meetings.laid import Laid, laid_table, this_afternoon
from tests.tenants.test_wall import access_of


async def begin(world: Cast, laid: Laid, kind: str, minutes: int = 0, *, is_ready: bool = False) -> None:
    async with door.enter(access_of(world, "an")) as access:
        now = this_afternoon() + timedelta(minutes=minutes)
        item = laid.points[kind]
        await turns.begin_item(access, laid.consultation, item, is_room_ready=is_ready, now=now)


async def table(world: Cast, laid: Laid) -> Room:
    async with door.enter(access_of(world, "an")) as access:
        return await queries.room(access, laid.consultation)


async def there(world: Cast, laid: Laid, name: str) -> set[str]:
    room = await table(world, laid)
    return {
        item.row.kind for item in room.items for chair in item.chairs if chair.name == name and chair.is_there
    }


async def without(world: Cast, laid: Laid, kind: str, *names: str) -> None:
    async with door.enter(access_of(world, "an")) as access:
        await plan_presence(access, laid.points[kind], [laid.seats[name] for name in names])


async def on_table(world: Cast, laid: Laid) -> str:
    now_at = (await table(world, laid)).on_table
    return now_at.row.kind if now_at else ""


async def test_one_point_at_a_time_and_time_is_added_up(world: Cast) -> None:
    laid = await laid_table(world)
    await begin(world, laid, "welcome")
    await begin(world, laid, "goals", 10)
    await begin(world, laid, "welcome", 15)
    assert await on_table(world, laid) == "welcome"
    async with door.enter(access_of(world, "an")) as access:
        rows = {one.kind: one for one in await agenda(access, laid.consultation)}
    later = this_afternoon() + timedelta(minutes=20)
    assert timing.spent(rows["welcome"], later) == timedelta(minutes=15)
    assert timing.spent(rows["goals"], later) == timedelta(minutes=5)


async def test_who_may_not_hear_it_is_asked_out_first(world: Cast) -> None:
    laid = await laid_table(world)
    await without(world, laid, "topic", "Ward", "Koen")
    await begin(world, laid, "goals")
    with pytest.raises(Refused, match=r"meeting\.somebody-goes-out"):
        await begin(world, laid, "topic")
    room = await table(world, laid)
    item = room.item(laid.points["topic"])
    assert {chair.name for chair in turns.who_goes_out(room, item)} == {"Ward", "Koen"}
    await begin(world, laid, "topic", is_ready=True)
    room = await table(world, laid)
    following = turns.following(room, item)
    assert following is not None
    assert {chair.name for chair in turns.who_comes_in(room, following)} == {"Ward", "Koen"}


async def test_a_break_puts_the_point_away_and_takes_it_up_again(world: Cast) -> None:
    laid = await laid_table(world)
    await begin(world, laid, "goals")
    for stop, on in (
        (FactKind.STOPPED, FactKind.RESUMED),
        (FactKind.SUSPENDED, FactKind.RESUMED),
        (FactKind.CLIENT_LEFT, FactKind.CLIENT_BACK),
    ):
        async with door.enter(access_of(world, "an")) as access:
            await course.note_fact(access, laid.consultation, stop, now=clock.now())
        assert await on_table(world, laid) == ""
        with pytest.raises(Refused, match=r"meeting\.is-suspended"):
            await begin(world, laid, "topic")
        async with door.enter(access_of(world, "an")) as access:
            await course.note_fact(access, laid.consultation, on, now=clock.now())
        assert await on_table(world, laid) == "goals"


async def test_closing_clears_the_table(world: Cast) -> None:
    laid = await laid_table(world)
    await begin(world, laid, "goals")
    async with door.enter(access_of(world, "an")) as access:
        await course.close(access, laid.consultation, Result.UNDERSTANDING, now=clock.now())
    assert await on_table(world, laid) == ""
    with pytest.raises(Refused, match=r"meeting\.is-closed"):
        await begin(world, laid, "topic")


async def test_nothing_begins_before_the_day(world: Cast) -> None:
    laid = await laid_table(world)
    async with door.enter(access_of(world, "an")) as access:
        before = this_afternoon() - timedelta(days=2)
        with pytest.raises(Refused, match=r"meeting\.not-yet"):
            await turns.begin_item(access, laid.consultation, laid.points["welcome"], now=before)
        assert (await get_consultation(access, laid.consultation)).began_at is None


async def move(world: Cast, laid: Laid, name: str, note: object) -> None:
    ways = {"leaves": presence.note_leaving, "comes": presence.note_coming}
    async with door.enter(access_of(world, "an")) as access:
        await ways[str(note)](access, laid.consultation, laid.seats[name], now=clock.now())


async def test_who_leaves_half_way_heard_what_was_and_nothing_after_it(world: Cast) -> None:
    laid = await laid_table(world)
    await begin(world, laid, "welcome")
    await begin(world, laid, "goals")
    await move(world, laid, "Leen", "leaves")
    assert await there(world, laid, "Leen") == {"welcome", "goals"}
    await begin(world, laid, "topic", is_ready=True)
    await move(world, laid, "Leen", "comes")
    assert await there(world, laid, "Leen") >= {"welcome", "goals", "topic", "closing"}


async def test_who_comes_late_missed_what_was(world: Cast) -> None:
    laid = await laid_table(world)
    await without(world, laid, "varia", "Koen")
    for kind in ("welcome", "goals", "topic"):
        await begin(world, laid, kind)
    await move(world, laid, "Koen", "comes")
    heard = await there(world, laid, "Koen")
    assert {"welcome", "goals", "varia"} & heard == set()
    assert {"topic", "agreements", "closing"} <= heard


def test_topics_share_what_is_left() -> None:
    kinds = (("welcome", 0), ("goals", 0), ("topic", 20), ("topic", 0), ("topic", 0))
    rows = [AgendaItem(id=UUID(int=n), kind=kind, planned_minutes=m) for n, (kind, m) in enumerate(kinds)]
    shared = timing.planned(rows, timedelta(minutes=95))
    assert [shared[row.id] for row in rows] == [10, 15, 20, 25, 25]
    assert timing.planned(rows, None)[rows[3].id] == timing.SHORTEST


async def test_who_comes_or_goes_is_asked_when_nobody_is_chosen(
    world: Cast, an: Browser, nobody: Browser
) -> None:
    laid = await laid_table(world)
    way, leen = f"{laid.place}/tafel/komen-en-gaan", str(laid.seats["Leen"])
    for typed in ({}, {"weg": "uit"}, {"weg": "uit", "deelnemer": "a\x00b"}, {"deelnemer": leen}):
        found = await an.post(way, typed)
        assert (found.status_code, "Kies eerst wie" in found.text) == (422, True)
    assert (await an.post(way, {"weg": "uit", "deelnemer": str(uuid4())})).status_code == 404
    assert "Niet bij dit punt" not in (await an.get(f"{laid.place}/tafel")).text
    assert (await an.post(way, {"weg": "uit", "deelnemer": leen})).status_code == 303
    assert "Niet bij dit punt: <b>Leen</b>" in (await an.get(f"{laid.place}/tafel")).text
    assert (await nobody.post(way)).status_code == 303
