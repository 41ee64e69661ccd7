"""PostgreSQL itself is asked whether every table stands behind our wall, and whether damage would show."""

import os
import subprocess
import sys

import asyncpg
import pytest

from services.demonstration.cast import Cast
from tenants.catalogue.audit import CANARY, CHANGED, findings, questions
from tenants.crossing_list import CROSSINGS
from tests.architecture.sources import ROOT
from tests.figures import IS_LONG, Figure
from tests.isolation.mutations import OF_THE_DATABASE, mutations

FIGURE = "mutations of the schema caught"


async def test_the_wall_stands(world: Cast, admin: asyncpg.Connection) -> None:
    """What the inventory says can be renewed: python -m tenants.catalogue --renew; then read the difference."""
    assert [str(one) for one in await findings(admin)] == []


@pytest.mark.parametrize("role", ["DATABASE_URL", "MIGRATE_DATABASE_URL"])
async def test_every_role_finds_the_same(world: Cast, role: str) -> None:
    connection = await asyncpg.connect(os.environ[role])
    assert await findings(connection) == []
    await connection.close()


@pytest.mark.attack
@pytest.mark.parametrize(("rule", "damage"), mutations())
async def test_damage_shows(admin: asyncpg.Connection, figure: Figure, rule: str, damage: str) -> None:
    """The long form asks every question after each mutation, the short one only whose answer it is."""
    transaction = admin.transaction()
    await transaction.start()
    try:
        await admin.execute(damage)
        found = {one.rule for one in await findings(admin, None if IS_LONG else {rule})}
    finally:
        await transaction.rollback()
    figure(FIGURE, int(rule in found), of=1)
    assert rule in found


@pytest.mark.attack
@pytest.mark.parametrize(("rule", "damage", "repair"), OF_THE_DATABASE)
async def test_damage_to_the_database_shows(
    admin: asyncpg.Connection, figure: Figure, rule: str, damage: str, repair: str
) -> None:
    name = await admin.fetchval("select quote_ident(current_database())")
    await admin.execute(damage.format(name))
    try:
        found = {one.rule for one in await findings(admin)}
    finally:
        await admin.execute(repair.format(name))
    figure(FIGURE, int(rule in found), of=1)
    assert rule in found
    assert await findings(admin) == []


def test_every_rule_is_tried() -> None:
    tried = {rule for rule, *_ in (*mutations(), *OF_THE_DATABASE)}
    assert tried == {rule for rule, _ in questions("questions.sql")} | {CANARY, CHANGED}


async def test_the_command_prints_each_finding_and_ends_with_1(
    world: Cast, admin: asyncpg.Connection
) -> None:
    assert command() == (0, "")
    await admin.execute("create view everybody as select * from member; grant select on everybody to app")
    try:
        code, told = command()
    finally:
        await admin.execute("drop view everybody")
    assert code == 1
    assert "a view, a rule, a foreign table or a part of a table is there: everybody\n" in told


def command() -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "tenants.catalogue"], capture_output=True, text=True, timeout=60, check=False
    )
    return done.returncode, done.stdout


def test_every_crossing_names_a_test_that_is_there() -> None:
    assert [one.function for one in CROSSINGS if not (ROOT / one.test).is_file()] == []
