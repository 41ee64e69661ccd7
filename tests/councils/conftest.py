"""Bottlenecks of 2025 in many situations of Pelt, put there as rows."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from uuid import UUID

import asyncpg
import pytest

from services.demonstration.cast import Cast
from services.themes.first import FIRST

YEAR = 2025
LIVING, OTHER, THIRD = (theme.code for theme in FIRST[:3])
PARTS = [part.code for part in FIRST[0].parts]
SENTENCE = "De wachtlijst voor een sociale woning duurt langer dan een huurcontract."
DOSSIER = f"/beleid/jaren/{YEAR}"
CASE = """
insert into "case" (tenant, name, coordinator, coordinator_kind, living_situation, began_at, began_by, version)
values ($1, 'Voorbeeld', $2, 'internal', '', $3, $2, 1) returning id
"""
SIGNAL = """
insert into signal (tenant, sentence, kind, domain, theme, sub_theme, marked_at, marked_by, confirmed_at, confirmed_by)
values ($1, $2, '', '', $3, $4, $5, $6, $5, $6) returning id
"""
ORIGIN = 'insert into signal_origin (tenant, "case", signal) values ($1, $2, $3)'

Put = Callable[..., Awaitable[list[UUID]]]
Mark = Callable[..., Awaitable[UUID]]


@pytest.fixture
async def mark(world: Cast, admin: asyncpg.Connection) -> Mark:
    """One confirmed bottleneck in a situation of Pelt; in a new one where none is given."""

    async def add(
        theme: str, part: str = "", *, case: UUID | None = None, year: int = YEAR, text: str = SENTENCE
    ) -> UUID:
        at = datetime(year, 5, 1, 12, tzinfo=UTC)
        where = case or await admin.fetchval(CASE, world.pelt.id, world.bram, at)
        signal: UUID = await admin.fetchval(SIGNAL, world.pelt.id, text, theme, part, at, world.bram)
        await admin.execute(ORIGIN, world.pelt.id, where, signal)
        return signal

    return add


@pytest.fixture
async def put(mark: Mark) -> Put:
    """So many situations with a bottleneck of a theme."""

    async def add(theme: str, times: int, part: str = "", *, year: int = YEAR) -> list[UUID]:
        return [await mark(theme, part, year=year, text=f"{SENTENCE} {number}") for number in range(times)]

    return add
