"""A part of a yes taken back: what hung on it stops at once, the rest stands; and who may not hear is planned out."""

from uuid import uuid4

from infra import clock
from services.consents.actions import add_restriction
from services.consents.queries import find_consent, restrictions
from services.consents.rules import Topic
from services.consultations.agenda import plan_presence
from services.consultations.queries import next_consultation, points
from services.demonstration.cast import Cast
from services.invitations.queries import invitations
from tests.cases.conftest import Niels
from tests.cases.people import inside, rows
from tests.conftest import Browser

SITS = "select t.removed_at is null as sits from participant t join consultation s on s.id = t.consultation "
SITS += "where t.circle_member = $1 and s.held_at is null"
TOPIC = "Inschrijving begeleid wonen"


async def narrow(an: Browser, niels: Niels, **fields: str) -> int:
    answer = await an.post(f"{niels.path}/toestemming/inperking", fields)
    return answer.status_code


async def test_one_person_less(an: Browser, world: Cast, niels: Niels) -> None:
    assert await narrow(an, niels, without=str(niels.people["Hilde"])) == 303
    assert await rows(world, SITS, niels.people["Hilde"]) == [{"sits": False}]
    assert await rows(world, SITS, niels.people["Leen"]) == [{"sits": True}]
    async with inside(world, "an") as access:
        consent = await find_consent(access, niels.case)
        assert consent is not None
        assert consent.is_explicit is True
        assert len(await restrictions(access, niels.case)) == 2


async def test_one_topic_less(an: Browser, world: Cast, niels: Niels) -> None:
    assert await narrow(an, niels, topic=TOPIC) == 303
    async with inside(world, "an") as access:
        coming = await next_consultation(access, niels.case)
        assert coming is not None
        struck = [one.item.title for one in await points(access, coming.id) if one.is_struck]
    assert struck == [TOPIC]


async def test_nothing_or_a_stranger_is_told(an: Browser, world: Cast, niels: Niels) -> None:
    assert await narrow(an, niels) == 422
    assert await narrow(an, niels, without=str(uuid4())) == 422
    await an.post(f"{niels.path}/toestemming/intrekking")
    assert await narrow(an, niels, topic="geld") == 422


async def test_a_no_is_kept_before_there_ever_was_a_yes(an: Browser, world: Cast, niels: Niels) -> None:
    await rows(world, "delete from presence")
    await rows(world, "delete from consent")
    page = (await an.get(f"{niels.path}/toestemming")).text
    assert "Noteer een nee" in page
    await an.post(f"{niels.path}/toestemming/intrekking", {"words": "Te druk."})
    page = (await an.get(f"{niels.path}/toestemming")).text
    assert "Niels zei nee op" in page
    assert "“Te druk.”" in page
    assert (
        await rows(world, "select id from consultation where cancelled_at is null and held_at is null") == []
    )


async def test_an_exception_after_planning_counts_at_once(world: Cast, niels: Niels) -> None:
    async with inside(world, "an") as access:
        coming = await next_consultation(access, niels.case)
        assert coming is not None
        item = next(one.item for one in await points(access, coming.id) if one.item.title == TOPIC)
        await plan_presence(access, item.id, [])
    async with inside(world, "an") as access:
        kept = Topic(TOPIC, kept_from=niels.people["Leen"])
        await add_restriction(access, niels.case, niels.people["Niels"], kept, now=clock.now())
    async with inside(world, "an") as access:
        leen = next(
            one for one in await invitations(access, coming.id) if one.person.id == niels.people["Leen"]
        )
        point = next(one for one in await points(access, coming.id) if one.item.id == item.id)
        assert (point.absent, point.kept_from) == (
            frozenset({leen.participant.id}),
            frozenset({leen.participant.id}),
        )
        assert leen.invitation is not None
