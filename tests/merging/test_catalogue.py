"""PostgreSQL is asked what there is, so that a table that comes later cannot be forgotten."""

import asyncpg

from services.demonstration.cast import Cast
from tenants import door
from tenants.merging import catalogue, rows, surroundings

OF_A_TENANT = """
select c.relname from pg_attribute a join pg_class c on c.oid = a.attrelid
where a.attname = 'tenant' and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
"""
OUTSIDE = """
select distinct c.relname from pg_constraint k join pg_class c on c.oid = k.conrelid
where k.contype = 'f' and k.confrelid = 'municipality'::regclass
"""
# Unique rules of which no column but the tenant is an id that the database gave out.
BY_VALUE = """
select c.relname from pg_index i join pg_class c on c.oid = i.indrelid
join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant'
where i.indisunique and not i.indisprimary and c.relnamespace = 'public'::regnamespace and not exists (
  select from pg_attribute a where a.attrelid = c.oid and a.attnum = any (i.indkey) and a.attname <> 'tenant'
    and a.attname <> 'token' and (a.atttypid = 'uuid'::regtype or a.attname like '%\\_hash'))
"""


async def test_every_table_moves_or_has_a_reason_to_stay(world: Cast, admin: asyncpg.Connection) -> None:
    there = {row[0] for row in await admin.fetch(OF_A_TENANT)}
    async with door.lobby():
        moving = await catalogue.moving()
    assert {*moving.tables, *catalogue.STAYS} == there
    assert {one.table for one in moving.places if one.name == "tenant"} == set(moving.tables)


async def test_every_table_outside_that_names_a_municipality_follows(
    world: Cast, admin: asyncpg.Connection
) -> None:
    there = {row[0] for row in await admin.fetch(OUTSIDE)}
    inside = {row[0] for row in await admin.fetch(OF_A_TENANT)}
    assert there - inside - set(surroundings.FOLLOWING) == set()


async def test_every_unique_rule_on_words_has_an_answer(world: Cast, admin: asyncpg.Connection) -> None:
    found = {row[0] for row in await admin.fetch(BY_VALUE)}
    assert found - set(rows.SETTLED) - set(catalogue.STAYS) == set()
