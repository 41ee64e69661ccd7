"""The seal of a kept form: bound to one member, one municipality and one path."""

from datetime import UTC, datetime

import asyncpg
import pytest

from services.demonstration.cast import Cast
from tenants import door, kept_forms
from tenants.access import Access, member_access

NOW = datetime(2026, 5, 12, 14, tzinfo=UTC)
TYPED = [("text", "Leen belt over de huur."), ("text", "🙂 en nog iets")]


def an(world: Cast) -> Access:
    return member_access(world.pelt, world.an, "An Voorbeeld", ())


async def waiting(access: Access) -> list[kept_forms.Fields]:
    async with door.enter(access):
        return [form.fields for form in await kept_forms.waiting(access, now=NOW)]


async def test_it_opens_again_as_it_was_typed(world: Cast) -> None:
    async with door.enter(an(world)) as access:
        assert await kept_forms.keep(access, "/notities", TYPED, now=NOW)

    assert await waiting(an(world)) == [TYPED]


@pytest.mark.parametrize(
    "change",
    [
        "update kept_form set path = '/elders'",
        "update kept_form set member = (select id from member where name like 'Bram%')",
        "update kept_form set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)",
    ],
)
async def test_a_row_that_was_tampered_with_does_not_open(
    world: Cast, admin: asyncpg.Connection, change: str
) -> None:
    async with door.enter(an(world)) as access:
        await kept_forms.keep(access, "/notities", TYPED, now=NOW)
    await admin.execute(change)

    bram = member_access(world.pelt, world.bram, "Bram Voorbeeld", ())
    assert await waiting(an(world)) == []
    assert await waiting(bram) == []


async def test_the_same_text_is_sealed_in_another_way_each_time(
    world: Cast, admin: asyncpg.Connection
) -> None:
    async with door.enter(an(world)) as access:
        await kept_forms.keep(access, "/notities", TYPED, now=NOW)
        await kept_forms.keep(access, "/notities", TYPED, now=NOW)

    assert await admin.fetchval("select count(distinct sealed) from kept_form") == 2
