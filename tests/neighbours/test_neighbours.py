"""A colleague of a neighbouring municipality: asked for one case, opened by the coordinator, gone after the day."""

from datetime import timedelta
from uuid import UUID

import pytest

from infra import clock
from infra.settings import settings
from services.demonstration import niels as story
from services.demonstration.cast import Cast
from services.errors import Refused
from services.members import invitations
from services.members.queries import token_of
from services.members.tables import MemberInvitation
from services.neighbours import actions, queries
from services.neighbours.queries import Asked, State
from tenants import door
from tenants.access import job_access, public_access
from tenants.sessions import Identity
from tests.cases.people import inside, rows
from tests.conftest import Browser

SOFIE = {"name": "Sofie Voorbeeld", "email": "sofie@genk.example"}


def soon() -> str:
    return (clock.today() + timedelta(days=20)).isoformat()


@pytest.fixture
async def case(world: Cast) -> UUID:
    """Niels, coordinated by An."""
    async with inside(world, "an") as access:
        return (await story.tell(access, clock.now())).case


async def asked(world: Cast, case: UUID) -> Asked:
    async with inside(world, "an") as access:
        return (await queries.asked_for(access, case))[0]


async def accepted(world: Cast) -> UUID:
    """Sofie signs in with her own account by the link of her mail."""
    async with door.enter(job_access(world.pelt, "test")) as access:
        invitation = (
            await MemberInvitation.objects().order_by(MemberInvitation.asked_at, ascending=False).first()
        )
        assert invitation is not None
        token = await token_of(access, invitation)
    who = Identity(settings().oidc_issuer, "sofie-voorbeeld", "Sofie van Genk")
    async with door.enter(public_access(world.pelt)) as access:
        return (await invitations.accept(access, token, who, now=clock.now())).id


async def test_asked_signed_in_looked_at_and_opened(world: Cast, case: UUID, an: Browser) -> None:
    place = f"/situaties/{case}/buur"
    sent = await an.post(place, {**SOFIE, "until_on": soon()})
    assert (sent.status_code, sent.headers["location"]) == (303, place)
    assert "wacht op antwoord" in (await an.get(place)).text
    member = await accepted(world)
    assert "Sofie Voorbeeld wil de situatie van Niels waarnemen" in (await an.get("/vandaag")).text
    assert "Sofie van Genk" in (await an.get(place)).text
    assert await rows(world, "select id from case_opening where member = $1", member) == []
    await an.post(f"{place}/{(await asked(world, case)).id}/opening")
    opened = await rows(world, "select kind, until_on, ended_at from case_opening where member = $1", member)
    assert [(row["kind"], row["until_on"].isoformat(), row["ended_at"]) for row in opened] == [
        ("replacement", soon(), None)
    ]
    assert (await asked(world, case)).state(clock.now()) is State.OPENED
    assert "wil de situatie van Niels waarnemen" not in (await an.get("/vandaag")).text


async def test_after_the_last_day_nothing_is_left_of_the_visit(world: Cast, case: UUID, an: Browser) -> None:
    place = f"/situaties/{case}/buur"
    await an.post(place, {**SOFIE, "until_on": soon()})
    member = await accepted(world)
    await an.post(f"{place}/{(await asked(world, case)).id}/opening")
    due = await rows(world, "select not_before from outbox where job = 'neighbours.let-go'")
    assert [row["not_before"].date() for row in due] == [clock.today() + timedelta(days=21)]
    async with door.enter(job_access(world.pelt, "test")) as access:
        assert not await actions.let_go(access, member, now=clock.now())
    await rows(world, "update case_opening set ended_at = now() where member = $1 returning id", member)
    async with door.enter(job_access(world.pelt, "test")) as access:
        assert await actions.let_go(access, member, now=clock.now())
        assert not await actions.let_go(access, member, now=clock.now())
    left = await rows(world, "select left_at from member where id = $1", member)
    assert left[0]["left_at"] is not None
    assert "Sofie" not in (await an.get(place)).text


async def test_who_works_here_otherwise_stays(world: Cast, case: UUID) -> None:
    async with door.enter(job_access(world.pelt, "test")) as access:
        for key in ("bram", "celia"):
            assert not await actions.let_go(access, world.members[key, "pelt"], now=clock.now())


async def test_taken_back_the_link_is_dead_and_who_signed_in_goes(
    world: Cast, case: UUID, an: Browser
) -> None:
    place = f"/situaties/{case}/buur"
    await an.post(place, {**SOFIE, "until_on": soon()})
    await an.post(f"{place}/{(await asked(world, case)).id}/einde")
    withdrawn = await rows(world, "select withdrawn_at from member_invitation")
    assert withdrawn[0]["withdrawn_at"] is not None
    await an.post(place, {**SOFIE, "until_on": soon()})
    member = await accepted(world)
    await an.post(f"{place}/{(await asked(world, case)).id}/einde")
    async with door.enter(job_access(world.pelt, "test")) as access:
        assert await actions.let_go(access, member, now=clock.now())


async def test_nothing_opens_before_somebody_signed_in_and_nobody_is_asked_twice(
    world: Cast, case: UUID
) -> None:
    until = clock.today() + timedelta(days=3)
    async with inside(world, "an") as access:
        await actions.ask(access, case, *SOFIE.values(), until_on=until, now=clock.now())
        with pytest.raises(Refused):
            await actions.ask(access, case, "Sofie", "SOFIE@genk.example", until_on=until, now=clock.now())
        with pytest.raises(Refused):
            await actions.open_for(
                access, case, (await queries.asked_for(access, case))[0].id, now=clock.now()
            )


async def test_only_the_coordinator_asks_and_a_strange_day_is_answered_at_the_field(
    world: Cast, case: UUID, an: Browser, bram: Browser
) -> None:
    place = f"/situaties/{case}/buur"
    for until in ("2020-01-01", "2099-01-01", ""):
        sent = await an.post(place, {**SOFIE, "until_on": until})
        assert (sent.status_code, "until_on-error" in sent.text, "sofie@genk.example" in sent.text) == (
            422,
            True,
            True,
        )
    assert (await bram.post(place, {**SOFIE, "until_on": soon()})).status_code == 404
    mails = await rows(world, "select job from outbox where job = 'members.invite'")
    assert mails == []
