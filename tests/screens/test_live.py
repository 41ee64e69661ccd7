"""From a saved keystroke to the screens: soon, to all of them, also after Redis died; and a server that stops."""

import asyncio
import os
from pathlib import Path
from uuid import uuid4

import pytest

from infra.live import Bus
from services.demonstration.cast import Cast
from tenants import door, live
from tests.bench.live import live as measured_live
from tests.figures import Figure
from tests.tenants.test_wall import access_of


async def test_every_screen_hears_every_save_also_when_redis_was_away(
    world: Cast, tmp_path: Path, figure: Figure
) -> None:
    found = await measured_live(4, 3, saves=16, per_second=20, folder=tmp_path, world=world)
    figure("saves that a screen did not hear of", found.missed, of=16 * 3)
    figure("screens behind after Redis died", found.behind, of=found.screens)
    assert (found.missed, found.behind) == (0, 0)
    assert sorted(found.arrivals)[len(found.arrivals) // 2] < 2_000
    assert found.stopped < 8


async def test_a_change_is_told_after_the_commit_and_not_when_it_fails(world: Cast) -> None:
    told: list[object] = []
    one, other = uuid4(), uuid4()
    stop = live.tell_with(told.extend)
    try:
        async with door.enter(access_of(world, "an")) as access:
            live.changed(access, one)
            assert told == []
        assert told == [one]
        with pytest.raises(ZeroDivisionError):
            async with door.enter(access_of(world, "an")) as access:
                live.changed(access, other)
                _ = 1 / 0
        assert told == [one]
    finally:
        stop()


async def test_who_is_slow_gets_one_message_for_all_that_was_missed() -> None:
    """While Redis is away the listeners of this process hear of it all the same."""
    bus, one = Bus("redis://127.0.0.1:1/0"), uuid4()
    with bus.listening(one) as slow:
        for _ in range(1_000):
            bus.tell([one])
        bus.tell([uuid4()])
        assert [await slow.wait(0.01), await slow.wait(0.01)] == [True, False]
        assert bus.listeners == 1
    assert bus.listeners == 0


async def test_what_is_told_does_not_say_how_busy_it_is_elsewhere() -> None:
    bus, one = Bus("redis://127.0.0.1:1/0"), uuid4()
    with bus.listening(one) as quiet:
        for _ in range(50):
            bus.tell([uuid4()])
        bus.tell([one])
    assert quiet.version == 1


async def test_nothing_but_ids_goes_over_the_channel_and_nonsense_on_it_is_nothing() -> None:
    one = uuid4()
    bus, hearer = Bus(os.environ["REDIS_URL"]), Bus(os.environ["REDIS_URL"])
    work = [asyncio.create_task(bus.run()), asyncio.create_task(hearer.run())]
    with hearer.listening(one) as listener:
        assert await listener.wait(5)
        bus.tell([one])
        assert await listener.wait(5)
    for task in work:
        task.cancel()
    await asyncio.gather(*work, return_exceptions=True)
