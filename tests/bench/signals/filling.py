"""Lays contributions down in an empty, migrated database, as a superuser."""

import os
from collections.abc import Iterable, Sequence
from uuid import UUID, uuid4

import asyncpg

from tests.bench.signals.corpus import Given, Home
from tests.database import EMPTY

COLUMNS = (
    *("network", "quarter", "theme", "sub_theme", "domain", "kind", "arrondissement", "text", "may_quote"),
    *("client_token", "municipality_token", "state"),
)
PLACE = """
with place as (
  insert into municipality (id, slug, name, nis, province, arrondissement, valid_from)
  values ($1, $3, $3, $3, 'Vlaanderen', $4, '2020-01-01') returning id)
insert into network_municipality (network, municipality) select $2, id from place
"""


async def fill(network: UUID, period: str, homes: Sequence[Home], contributions: Iterable[Given]) -> int:
    """One network with these, all of them read and accepted; how many."""
    connection = await asyncpg.connect(os.environ["ADMIN_DATABASE_URL"])
    await connection.execute(EMPTY)
    await connection.execute("set session_replication_role = replica")
    await connection.execute("insert into network (id, slug, name) values ($1, 'proef', 'Proef')", network)
    policy = "insert into network_policy (network, period, least_clients, least_municipalities) values ($1, $2, 5, 3)"
    await connection.execute(policy, network, period)
    await connection.executemany(
        PLACE, [(uuid4(), network, f"proef-{one.number}", one.arrondissement) for one in homes]
    )
    rows = ((network, *values(one)) for one in contributions)
    told = await connection.copy_records_to_table(
        "network_contribution", records=rows, columns=COLUMNS, timeout=1800
    )
    await connection.execute("vacuum analyze network_contribution", timeout=1800)
    await connection.close()
    return int(told.split()[1])


async def forget() -> None:
    """Nothing was published yet."""
    connection = await asyncpg.connect(os.environ["ADMIN_DATABASE_URL"])
    await connection.execute("truncate publication, network_work cascade")
    await connection.close()


def a_network() -> UUID:
    return uuid4()


def values(one: Given) -> tuple[object, ...]:
    """Its columns after the network."""
    what = (one.quarter, one.theme, one.sub_theme, one.domain, "rule", one.arrondissement)
    return (*what, "Een bijdrage.", False, one.client_token, one.municipality_token, "accepted")
