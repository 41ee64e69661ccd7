"""Requests below the pages: what PostgreSQL itself refuses, and what asks for attention."""

from datetime import timedelta
from uuid import UUID

import asyncpg
import pytest

from infra import clock
from services.demonstration.cast import Cast
from services.errors import NotAllowed
from services.referrals import actions, queries
from services.referrals.tables import Channel, Referral
from services.referrals.weighing import Weighed, weigh
from tenants import door
from tenants.access import Access, Role, member_access, public_access
from tests.referrals.test_rules import answers
from tests.referrals.typed import rows


def an(world: Cast) -> Access:
    return member_access(world.pelt, world.an, "An Voorbeeld", (Role.COORDINATOR,))


async def received(world: Cast, *, is_client_informed: bool = True, days_ago: int = 0) -> UUID:
    told = answers(is_client_informed=is_client_informed)
    now = clock.now() - timedelta(days=days_ago)
    async with door.enter(an(world)) as access:
        referral = await actions.receive(access, told, [], channel=Channel.PAPER, now=now)
        return referral.id


async def test_postgresql_refuses_a_word_about_a_client_who_knows_of_nothing(world: Cast) -> None:
    referral = await received(world, is_client_informed=False)
    for column in (Referral.client_name, Referral.remarks, Referral.requester_organisation):
        with pytest.raises(asyncpg.CheckViolationError):
            async with door.enter(an(world)):
                await Referral.update({column: "een woord"}).where(Referral.id == referral)


async def test_the_public_may_leave_a_request_and_read_none(world: Cast) -> None:
    async with door.enter(public_access(world.pelt)) as access:
        sent = await actions.receive(access, answers(), [], channel=Channel.PUBLIC, now=clock.now())
        with pytest.raises(NotAllowed):
            await queries.get_referral(access, sent.id)
        with pytest.raises(NotAllowed):
            await queries.open_referrals(access, clock.today())
        with pytest.raises(NotAllowed):
            await actions.receive(access, answers(), [], channel=Channel.PHONE, now=clock.now())


async def test_what_asks_for_attention_comes_most_urgent_first(world: Cast) -> None:
    fresh = await received(world)
    old = await received(world, days_ago=10)
    to_call = await received(world, is_client_informed=False)
    async with door.enter(an(world)) as access:
        found = await queries.attention(access, clock.today())
    assert [(one.what, one.referral) for one in found] == [
        ("referral.to-call", to_call),
        ("referral.to-weigh", old),
        ("referral.to-weigh", fresh),
    ]


async def test_a_next_step_asks_for_attention_on_its_day(world: Cast) -> None:
    referral = await received(world)
    today = clock.today()
    later = Weighed("Leen belt.", "not-now", "Nu niet.", "Opnieuw bellen", today + timedelta(days=3))
    async with door.enter(an(world)) as access:
        await weigh(access, referral, later, now=clock.now())
        assert await queries.attention(access, today) == []
        found = await queries.attention(access, today + timedelta(days=3))
    assert [one.what for one in found] == ["referral.next-step"]


async def test_only_a_public_request_is_announced_and_without_a_word_of_it(world: Cast) -> None:
    await received(world)
    assert await rows(world.pelt, "outbox") == []
    async with door.enter(public_access(world.pelt)) as access:
        sent = await actions.receive(access, answers(), [], channel=Channel.PUBLIC, now=clock.now())
    waiting = [(row["job"], row["ids"]) for row in await rows(world.pelt, "outbox")]
    assert waiting == [("referrals.announce", f'{{"referral": "{sent.id}"}}')]
