"""Fills a network for tests: Limburg's municipalities beside the cast's own, and bottlenecks of past days.

`now` of the tests is today: what should count in a period that is over is sent on a day of it.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from infra import clock
from services.demonstration import limburg
from services.demonstration.cast import Cast
from services.demonstration.limburg import Sent
from services.demonstration.registry import limburg as places
from services.demonstration.voices import VOICES
from tenants import door
from tenants.access import Municipality, job_access
from tenants.tables import Municipality as MunicipalityRow
from tenants.tables import NetworkMunicipality, Policy


async def settle(world: Cast, many: int = 12) -> dict[str, Municipality]:
    """So many municipalities of Limburg in the network, those of the cast among them; by slug."""
    found = dict(world.municipalities)
    for place in places():
        if len(found) >= many:
            break
        if place.slug in found:
            continue
        row = MunicipalityRow(
            slug=place.slug,
            name=place.name,
            nis=place.nis,
            province=place.province,
            arrondissement=place.arrondissement,
            valid_from=date(2025, 1, 1),
        )
        async with door.lobby():
            await row.save()
            await NetworkMunicipality(network=world.network, municipality=row.id).save()
        home = Municipality(row.id, place.slug, place.name)
        async with door.enter(job_access(home, "tests")):
            await Policy().save()
        found[place.slug] = home
    return found


async def send(world: Cast, home: Municipality, told: Sequence[Sent], *, is_read: bool = True) -> list[UUID]:
    """Send these from here through the real crossing; returns the contributions, accepted unless `is_read` is False."""
    member = await limburg.coordinator_of(world, home)
    made = await limburg.send_all(home, member, world.network, list(told))
    if is_read:
        await limburg.read_all(world.network, now=clock.now())
    return made


def voiced(sub_theme: str, day: date, times: int = 1, *, may_quote: bool = True) -> list[Sent]:
    """So many different bottlenecks of one sub-theme (a code of the demonstration's voices) on one day."""
    voice = next(one for one in VOICES if one.sub_theme == sub_theme)
    lines = voice.sentences
    return [Sent(day, voice, f"{lines[n % len(lines)]} ({n + 1})", may_quote) for n in range(times)]


async def fill(world: Cast, day: date, *, municipalities: int = 12, each: int = 6) -> dict[str, Municipality]:
    """Every municipality sends `each` bottlenecks on this day, over the sub-themes in turn, and all are accepted."""
    homes = await settle(world, municipalities)
    for number, home in enumerate(homes.values()):
        told = [
            sent
            for step in range(each)
            for sent in voiced(VOICES[(number // 3 + step) % len(VOICES)].sub_theme, day)
        ]
        await send(world, home, told, is_read=False)
    await limburg.read_all(world.network, now=clock.now())
    return homes
