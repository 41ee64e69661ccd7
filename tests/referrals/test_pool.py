"""The pool: who assigns, what a chair sees, and what PostgreSQL itself refuses."""

import asyncio
from uuid import UUID

import pytest
from asyncpg import InsufficientPrivilegeError

from infra import clock
from infra.piccolo_conf import DB
from services.cases.rules import check_may_lead
from services.demonstration.cast import Cast
from services.errors import NotFound, Refused
from services.referrals import handling, queries
from services.referrals.tables import Referral, ReferralPerson, Weighing
from tenants import crossings, door
from tenants.access import Role, job_access
from tests.cases.people import inside
from tests.conftest import Browser
from tests.referrals.test_pages import received
from tests.referrals.typed import CLIENT_WORD, TALK, rows


@pytest.fixture
async def youth(world: Cast) -> Cast:
    """Pelt speaks as youth help does; Bram is the contact point."""
    async with door.enter(job_access(world.pelt, "test")):
        await DB.connection.execute("update policy set vocabulary = 'jeugdhulp'")
        await DB.connection.execute(
            "update member set roles = array['contact-point'] where id = $1", world.bram
        )
    return world


def gust_of(world: Cast) -> str:
    return str(world.members["gust", "pelt"])


async def test_a_chair_sees_only_what_was_assigned(
    youth: Cast, an: Browser, bram: Browser, gust: Browser
) -> None:
    mine, other = await received(an), await received(an, {"client_name": "Ander Iemand"})
    assert (await gust.get(mine)).status_code == 404
    sent = await bram.post(f"{mine}/toewijzing", {"member": gust_of(youth)})
    assert (sent.status_code, sent.headers["location"]) == (303, mine)
    assert CLIENT_WORD in (await gust.get(mine)).text
    assert (await gust.get(other)).status_code == 404
    shown = (await gust.get("/aanvragen")).text
    assert "Niels" in shown
    assert "Ander Iemand" not in shown
    assert "noteer de aanvraag" not in shown


async def test_postgresql_shows_a_chair_no_row_of_another_request(youth: Cast, an: Browser) -> None:
    await received(an)
    async with inside(youth, "gust", "pelt", Role.COORDINATOR):  # whatever the program believes
        for table in (Referral, ReferralPerson, Weighing):
            assert await table.count() == 0
        assert await Referral.update({Referral.goal: "x"}, force=True).returning(Referral.id) == []


async def test_the_contact_point_opens_no_case_and_begins_none(
    youth: Cast, an: Browser, bram: Browser
) -> None:
    place = await received(an)
    await an.post(f"{place}/afweging", TALK)
    assert (await bram.post(f"{place}/situatie")).status_code == 404
    assert (await bram.get("/situaties")).status_code == 404
    assert "Cliëntsituaties" not in (await bram.get("/aanvragen")).text


async def test_handed_back_with_a_reason_it_is_the_contact_points_again(
    youth: Cast, an: Browser, bram: Browser, gust: Browser
) -> None:
    place = await received(an)
    await bram.post(f"{place}/toewijzing", {"member": gust_of(youth)})
    silent = await gust.post(f"{place}/teruggave", {"reason": " "})
    assert (silent.status_code, "Schrijf in enkele woorden waarom" in silent.text) == (422, True)
    await gust.post(f"{place}/teruggave", {"reason": "Ik ken de familie."})
    assert (await gust.get(place)).status_code == 404
    assert "Ik ken de familie." in (await bram.get(f"{place}/toewijzing")).text
    assert (await gust.post(f"{place}/teruggave", {"reason": "nog eens"})).status_code == 404


async def test_only_somebody_of_the_pool_is_assigned_and_a_double_click_mails_once(
    youth: Cast, an: Browser, bram: Browser
) -> None:
    place = await received(an)
    for member in (str(youth.an), "niemand", ""):
        sent = await bram.post(f"{place}/toewijzing", {"member": member})
        assert (sent.status_code, "Kies iemand uit de pool." in sent.text) == (422, True)
    for _ in range(2):
        await bram.post(f"{place}/toewijzing", {"member": gust_of(youth)})
    jobs = [row["job"] for row in await rows(youth.pelt, "outbox")]
    assert jobs == ["referrals.tell-chair"]
    assert len(await rows(youth.pelt, "referral_assignment")) == 1


async def test_the_chair_begins_the_case_and_it_counts_as_running(
    youth: Cast, an: Browser, bram: Browser, gust: Browser
) -> None:
    place = await received(an)
    await bram.post(f"{place}/toewijzing", {"member": gust_of(youth)})
    await gust.post(f"{place}/afweging", TALK)
    begun = await gust.post(f"{place}/situatie")
    assert (await gust.get(begun.headers["location"])).status_code == 200
    for person in (an, bram):
        assert (await person.get(begun.headers["location"])).status_code == 404
        assert (await person.get(place)).status_code == 404
    assert (await gust.get("/situaties/nieuw")).status_code == 404
    async with inside(youth, "bram", "pelt", Role.CONTACT_POINT) as access:
        assert [(one.running, one.waiting) for one in await handling.pool(access)] == [(1, 0)]


async def test_a_chair_hands_the_case_to_another_chair_and_a_coordinator_does_not(
    youth: Cast, an: Browser, bram: Browser, gust: Browser
) -> None:
    place = await received(an)
    await bram.post(f"{place}/toewijzing", {"member": gust_of(youth)})
    await gust.post(f"{place}/afweging", TALK)
    case = (await gust.post(f"{place}/situatie")).headers["location"]
    async with door.enter(job_access(youth.pelt, "test")):
        await DB.connection.execute("update member set roles = array['chair'] where id = $1", youth.bram)
    given = await gust.post(f"{case}/wie-mag-openen/overdracht", {"overdracht-member": str(youth.bram)})
    assert given.status_code == 303
    assert (await bram.get(case)).status_code == 200
    assert (await gust.get(case)).status_code == 404
    with pytest.raises(Refused):
        check_may_lead(["chair"], ["coordinator"])


async def test_only_who_assigns_learns_how_much_runs_with_whom(youth: Cast) -> None:
    for key in ("gust", "fien"):
        async with inside(youth, key):
            assert await crossings.running_of_chairs() == {}
    async with inside(youth, "celia", "genk"):
        assert await crossings.running_of_chairs() == {}


async def test_two_coordinators_take_one_up_and_the_last_one_has_it(
    world: Cast, an: Browser, bram: Browser
) -> None:
    place = await received(an)
    await asyncio.gather(*(person.post(f"{place}/opname") for person in (an, bram, an, bram)))
    current = [row for row in await rows(world.pelt, "referral_assignment") if row["ended_at"] is None]
    assert len(current) == 1
    has_it = next(
        person for person, key in ((an, world.an), (bram, world.bram)) if key == current[0]["member"]
    )
    assert "<b>Jij</b>" in (await has_it.get(place)).text


async def test_what_a_colleague_took_up_asks_only_that_colleague(
    world: Cast, an: Browser, bram: Browser
) -> None:
    place = await received(an)
    assert "Nieuwe aanvraag" in (await bram.get("/vandaag")).text
    await an.post(f"{place}/opname")
    assert "Nieuwe aanvraag" not in (await bram.get("/vandaag")).text
    assert "Nieuwe aanvraag" in (await an.get("/vandaag")).text
    assert "An Voorbeeld volgt dit op" in (await bram.get("/aanvragen")).text


async def test_two_weigh_at_once_and_both_texts_stay(world: Cast, an: Browser, bram: Browser) -> None:
    place = await received(an)
    first = {**TALK, "seen": "none"}
    await bram.post(f"{place}/afweging", {**first, "reason": "Bram vindt van wel."})
    late = await an.post(f"{place}/afweging", {**first, "reason": "An vindt van niet."})
    assert late.status_code == 409
    assert "Bram vindt van wel." in late.text
    assert "An vindt van niet." in late.text
    seen = late.text.split('name="seen"')[1].split('value="')[1].split('"')[0]
    await an.post(f"{place}/afweging", {**TALK, "seen": seen, "reason": "An vindt van niet."})
    said = {row["reason"] for row in await rows(world.pelt, "weighing")}
    assert said == {"Bram vindt van wel.", "An vindt van niet."}


async def test_a_damaged_page_conflicts_with_nobody(world: Cast, an: Browser) -> None:
    place = await received(an)
    assert (await an.post(f"{place}/afweging", {**TALK, "seen": "onbekend"})).status_code == 303


async def test_a_request_that_led_to_a_case_is_not_assigned_any_more(world: Cast, an: Browser) -> None:
    place = await received(an)
    await an.post(f"{place}/afweging", TALK)
    await an.post(f"{place}/situatie")
    assert (await an.post(f"{place}/toewijzing", {"member": gust_of(world)})).status_code == 409
    assert (await an.post(f"{place}/opname")).status_code == 409


async def test_a_chair_of_another_municipality_is_not_there(world: Cast, an: Browser) -> None:
    referral = (await received(an)).rsplit("/", 1)[1]
    async with inside(world, "an") as access:
        found = (await queries.open_referrals(access, clock.today()))[0].id
        assert str(found) == referral
        with pytest.raises(NotFound):
            await handling.assign(access, found, world.members["celia", "genk"], now=clock.now())
        with pytest.raises(Refused):
            await handling.assign(access, found, world.bram, now=clock.now())


async def test_postgresql_lets_a_chair_give_no_request_to_themselves(
    youth: Cast, an: Browser, bram: Browser
) -> None:
    mine, other = await received(an), await received(an, {"client_name": "Ander Iemand"})
    await bram.post(f"{other}/toewijzing", {"member": gust_of(youth)})
    here, gust = UUID(mine.rpartition("/")[2]), youth.members["gust", "pelt"]
    given = "insert into referral_assignment (referral, member, assigned_at, assigned_by) values ($1, $2, now(), $2)"
    moved = "update referral_assignment set referral = $1 where member = $2"
    for taken in (given, moved):
        with pytest.raises(InsufficientPrivilegeError):
            async with inside(youth, "gust", "pelt", Role.COORDINATOR):  # whatever the program believes
                await DB.connection.execute(taken, here, gust)
    async with inside(youth, "gust", "pelt", Role.COORDINATOR):
        assert await Referral.count() == 1
