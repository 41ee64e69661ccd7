"""The next date, set at the table: what is in the way is told, and nothing is forbidden."""

from datetime import date, datetime, timedelta

import pytest

from infra import clock
from infra.clock import BRUSSELS
from services.cases.actions import begin_case
from services.consultations.actions import plan_consultation
from services.consultations.holidays import easter, holiday
from services.consultations.rooms import add_room
from services.consultations.rules import Sitting
from services.consultations.tables import Consultation
from services.demonstration.cast import Cast
from services.procedures.next_date import Clash, Way, clashes
from tenants import door, own_doors
from tenants.access import Role, member_access
from tests.conftest import Browser
from tests.followups.laid import Laid, lay
from tests.workdays import workday


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (date(2026, 4, 6), "easter-monday"),
        (date(2027, 5, 6), "ascension"),
        (date(2028, 6, 5), "whit-monday"),
        (date(2026, 12, 25), "christmas"),
        (date(2026, 7, 11), "flanders"),
        (date(2028, 2, 29), ""),
    ],
)
def test_the_holidays_of_flanders(on: date, code: str) -> None:
    assert holiday(on) == code


def test_easter_over_a_few_years() -> None:
    assert [easter(year) for year in (2000, 2024, 2026, 2038)] == [
        date(2000, 4, 23),
        date(2024, 3, 31),
        date(2026, 4, 5),
        date(2038, 4, 25),
    ]


@pytest.fixture
async def laid(world: Cast) -> Laid:
    found = await lay(world)
    await found.plans()
    return found


def at(on: date, hour: int = 10) -> datetime:
    return datetime(on.year, on.month, on.day, hour, tzinfo=BRUSSELS)


async def test_a_room_that_a_colleague_took_is_told_and_nothing_else(laid: Laid, world: Cast) -> None:
    fien = member_access(world.pelt, world.members["fien", "pelt"], "Fien", (Role.ADMINISTRATOR,))
    bram = member_access(world.pelt, world.bram, "Bram", (Role.COORDINATOR,))
    async with door.enter(fien) as access:
        room = await add_room(access, "Zaal 1", "")
    begins = at(workday(21))
    async with door.enter(bram) as access:
        case = await begin_case(access, "Betty", now=clock.now())
        planned = Sitting(begins, begins + timedelta(hours=1), "Zaal 1", room=room.id)
        await plan_consultation(access, case.id, planned, [], now=clock.now())
    async with door.enter(laid.an) as access:
        assert await clashes(access, laid.consultation, begins) == []  # type: ignore[arg-type]
        await Consultation.update({Consultation.room: room.id}).where(Consultation.id == laid.consultation)
        assert await clashes(access, laid.consultation, begins) == [Clash(Way.ROOM)]  # type: ignore[arg-type]
        assert await clashes(access, laid.consultation, begins + timedelta(hours=3)) == []  # type: ignore[arg-type]
    celia = member_access(world.genk, world.members["celia", "genk"], "Celia", (Role.COORDINATOR,))
    async with door.enter(celia):
        assert not await own_doors.room_taken(room.id, begins, begins + timedelta(hours=1))
    async with door.lobby():
        assert not await own_doors.room_taken(room.id, begins, begins + timedelta(hours=1))


async def test_at_the_close_a_holiday_is_told_and_one_may_still_choose_it(laid: Laid, an: Browser) -> None:
    place = f"/overleggen/{laid.consultation}/afsluiting"
    christmas = date(clock.today().year + 1, 12, 25)
    said = {"result": "tasks", "next_on": christmas.isoformat(), "next_time": "14.00"}
    refused = await an.post(place, said)
    assert refused.status_code == 422
    assert "Dat is een feestdag: Kerstmis." in refused.text
    assert "Toch die dag" in refused.text
    assert (await an.post(place, {**said, "is_sure": "y"})).status_code == 303
    async with door.enter(laid.an):
        coming = await Consultation.objects().where(Consultation.held_at.is_null()).first()
    assert coming is not None
    assert coming.starts_at == at(christmas, 14)
